package call

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"
)

// PathID puts an id into the path unescaped; err is the result of its Validate method.
func (r *Request) PathID(name, id string, err error) {
	if err != nil {
		r.Refuse(Refuse(name, err))
		return
	}
	r.setPathParameter(name, id)
}

// PathSegment escapes a path parameter that is not an id: a text, a number or a boolean; err is the
// result of its checks. It refuses an empty value, ".", ".." and slashes, which would lead to
// another endpoint.
func (r *Request) PathSegment(name string, parameter any, err error) {
	switch value := formatValue(reflect.ValueOf(parameter)); {
	case value == "":
		err = Refuse(name, errMissing)
	case value == "." || value == ".." || strings.ContainsAny(value, `/\`):
		err = Refuse(name, fmt.Errorf("invalid value %s", quoteMasked(value)))
	}
	if err != nil {
		r.Refuse(err)
		return
	}
	r.setPathParameter(name, url.PathEscape(formatValue(reflect.ValueOf(parameter))))
}
