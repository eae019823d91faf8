// Package jsonerr rewords the errors of encoding/json. Its error texts are the same for all Go
// versions, and do not contain values, which may be personal data.
package jsonerr

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Explain rewords an error of encoding/json. The text names the field with the JSON type and the Go
// type that do not match, or says that the input is not JSON. The result wraps err, for
// [errors.As]. Member is the path of the decoded value, or "" for a whole body. Any other error,
// such as one of an UnmarshalJSON method, keeps its text.
//
// The path to a field still depends on the Go version: unlike 1.26, Go 1.27 includes map keys, and
// omits the path if the field's type has an UnmarshalJSON method.
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

// fieldPath returns the path of a field within a member, followed by a colon, or "" if both are
// empty. It removes two differences between Go versions: 1.27 spells a field as in the body and
// includes list indexes; 1.26 spells it as in the struct and omits them.
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

// typeName returns the name of a defined type, and the kind of any other type. It removes the
// prefix "plain" of the types through which generated types decode themselves.
func typeName(of reflect.Type) string {
	if of.PkgPath() != "" {
		return strings.Replace(of.String(), ".plain", ".", 1)
	}
	return of.Kind().String()
}

// explainedError replaces the text of an encoding/json error, and wraps it.
type explainedError struct {
	text  string
	cause error
}

func (e *explainedError) Error() string { return e.text }
func (e *explainedError) Unwrap() error { return e.cause }
