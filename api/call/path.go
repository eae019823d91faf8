package call

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"
)

// PathID puts an id into the path as it is; err is what its Validate says.
func (r *Request) PathID(name, id string, err error) {
	if err != nil {
		r.Refuse(Refuse(name, err))
		return
	}
	r.put(name, id)
}

// PathSegment escapes a path parameter that is not an id: a text, a number or a boolean;
// err is what its checks say. An empty one, a dot, two dots and slashes would lead to
// another endpoint and are refused.
func (r *Request) PathSegment(name string, parameter any, err error) {
	switch value := text(reflect.ValueOf(parameter)); {
	case value == "":
		err = Refuse(name, errMissing)
	case value == "." || value == ".." || strings.ContainsAny(value, `/\`):
		err = Refuse(name, fmt.Errorf("invalid value %s", quoted(value)))
	}
	if err != nil {
		r.Refuse(err)
		return
	}
	r.put(name, url.PathEscape(text(reflect.ValueOf(parameter))))
}
