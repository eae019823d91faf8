package call

import (
	"crypto/rand"
	"errors"
	"net/http"
	"reflect"
	"strings"

	"github.com/oapi-codegen/runtime"
)

// HeaderParam adds a parameter that is sent in the header. A nil pointer and an empty
// list are left out; the members of a list stand in one value, with commas.
func (r *Request) HeaderParam(name string, value any) {
	value, given := givenValue(value)
	if !given {
		return
	}
	text, err := runtime.StyleParamWithOptions("simple", false, name, value,
		runtime.StyleParamOptions{ParamLocation: runtime.ParamLocationHeader})
	if err == nil && !isOneLine(text) {
		err = errors.New("cannot stand in a header")
	}
	if err != nil {
		r.Refuse(Refuse(name, err))
		return
	}
	if r.Header == nil {
		r.Header = http.Header{}
	}
	r.Header.Set(name, text)
}

// IdempotencyKey is [Request.HeaderParam] of the parameter by which the server knows
// a repetition. A caller that gives none has one made, at random: it is the same for
// each attempt of the call, and another for the next call.
func (r *Request) IdempotencyKey(name string, value any) {
	if _, given := givenValue(value); !given {
		value = rand.Text()
	}
	r.HeaderParam(name, value)
}

// Key is the idempotency key that the request is sent with, or "".
func (r *Request) Key() string {
	if r.Operation == nil || r.Operation.KeyHeader == "" {
		return ""
	}
	return r.Header.Get(r.Operation.KeyHeader)
}

// isOneLine is whether a text can stand in a header.
func isOneLine(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f })
}

// givenValue is a value without its pointer, and whether there is one.
func givenValue(value any) (any, bool) {
	switch given := reflect.ValueOf(value); {
	case given.Kind() == reflect.Pointer && given.IsNil(), given.Kind() == reflect.Slice && given.Len() == 0:
		return nil, false
	case given.Kind() == reflect.Pointer:
		return given.Elem().Interface(), true
	}
	return value, true
}
