// Package jsonerr describes what encoding/json could not decode. Its texts do not change with the
// Go version, and do not repeat values, which may be a customer's.
package jsonerr

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Explain describes an error of encoding/json: the field, the kind of JSON and the Go type that do
// not fit each other, or that the text is not JSON. It wraps the original error, for [errors.As].
// Member names what was decoded, or is "" for a whole body. An error of another kind, such as a
// type's own, keeps its text.
//
// Go 1.27 reports more of the path to a field inside a map, such as the key, than 1.26 does, and no
// path if the field's type decodes itself.
func Explain(member string, err error) error {
	var mismatch *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &mismatch):
		kind, _, _ := strings.Cut(mismatch.Value, " ") // drops the value of a number
		return &explainedError{fmt.Sprintf("%sa JSON %s does not fit a Go %s", fieldPath(member, mismatch.Field), kind, typeName(mismatch.Type)), err}
	case errors.As(err, &syntax):
		return &explainedError{"it is not JSON", err}
	case member != "":
		return fmt.Errorf("%s: %w", member, err)
	}
	return err
}

// fieldPath returns a member and the field in it, followed by a colon, or "" if neither is known.
// Go 1.27 reports a field as the body spells it and the index of an item; 1.26 reports it as the
// struct spells it, without an index.
func fieldPath(member, field string) string {
	var names []string
	for part := range strings.SplitSeq(member+"."+strings.ToLower(field), ".") {
		if _, err := strconv.Atoi(part); part != "" && err != nil {
			names = append(names, part)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return strings.Join(names, ".") + ": "
}

// typeName returns the name of a type of this module, and the kind of any other: json.RawMessage
// has another name in Go 1.27. A generated type decodes itself through a type with the prefix
// "plain", which is removed.
func typeName(of reflect.Type) string {
	if of.PkgPath() != "" {
		return strings.Replace(of.String(), ".plain", ".", 1)
	}
	return of.Kind().String()
}

// explainedError has a text of this package and wraps the error of encoding/json.
type explainedError struct {
	text  string
	cause error
}

func (e *explainedError) Error() string { return e.text }
func (e *explainedError) Unwrap() error { return e.cause }
