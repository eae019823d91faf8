package call

import (
	"crypto/rand"
	"errors"
	"net/http"
	"reflect"

	"github.com/oapi-codegen/runtime"

	"github.com/rzpkit/payments/api/internal/header"
)

// HeaderParam adds a header parameter. A nil pointer and an empty list are left out; the members of
// a list are joined with commas.
func (r *Request) HeaderParam(name string, value any) {
	value, given := dereference(value)
	if !given {
		return
	}
	text, err := runtime.StyleParamWithOptions("simple", false, name, value,
		runtime.StyleParamOptions{ParamLocation: runtime.ParamLocationHeader})
	if err == nil && !header.IsValue(text) {
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

// IdempotencyKey adds the header parameter by which the server recognizes a repeated request.
// Without a key from the caller it generates a random one, which all attempts of the call share.
func (r *Request) IdempotencyKey(name string, value any) {
	if _, given := dereference(value); !given {
		value = rand.Text()
	}
	r.HeaderParam(name, value)
}

// Key returns the idempotency key that the request is sent with, or "".
func (r *Request) Key() string {
	if r.Operation == nil || r.Operation.KeyHeader == "" {
		return ""
	}
	return r.Header.Get(r.Operation.KeyHeader)
}

// dereference returns the value behind a pointer, or any other value unchanged. It returns false
// for a nil pointer and an empty list.
func dereference(value any) (any, bool) {
	switch given := reflect.ValueOf(value); {
	case given.Kind() == reflect.Pointer && given.IsNil(), given.Kind() == reflect.Slice && given.Len() == 0:
		return nil, false
	case given.Kind() == reflect.Pointer:
		return given.Elem().Interface(), true
	}
	return value, true
}
