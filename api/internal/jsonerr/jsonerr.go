// Package jsonerr says what encoding/json could not decode in words that do not
// change with the version of Go, and that repeat no value: a value can be a
// customer's.
package jsonerr

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Explain is err in our words: the field, the kind of JSON and the Go type that did
// not fit each other, or that it is no JSON. The error of encoding/json stays the
// cause, for [errors.As]. What was decoded is the member of that name, or "" for a
// body as a whole. An error of another kind, a type's own, keeps its words.
//
// Of the way to a field, Go 1.27 knows more than 1.26 does inside of a map, its key for
// one, and nothing where the field's type reads itself.
func Explain(member string, err error) error {
	var mismatch *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &mismatch):
		kind, _, _ := strings.Cut(mismatch.Value, " ") // without the number itself
		return &explained{fmt.Sprintf("%sa JSON %s does not fit a Go %s", path(member, mismatch.Field), kind, name(mismatch.Type)), err}
	case errors.As(err, &syntax):
		return &explained{"it is not JSON", err}
	case member != "":
		return fmt.Errorf("%s: %w", member, err)
	}
	return err
}

// path is a member and the field in it, with a colon, or "" where neither is known.
// Go 1.27 writes a field as the body has it, and the index of an item; 1.26 as the
// struct has it, and no index.
func path(member, field string) string {
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

// name is that of a type of ours, and of any other what it is: json.RawMessage has
// another name on Go 1.27. A generated type that reads itself does so by one that is
// called plain before its name, which is nobody's to know.
func name(of reflect.Type) string {
	if of.PkgPath() != "" {
		return strings.Replace(of.String(), ".plain", ".", 1)
	}
	return of.Kind().String()
}

// explained has our words and encoding/json's error.
type explained struct {
	text  string
	cause error
}

func (e *explained) Error() string { return e.text }
func (e *explained) Unwrap() error { return e.cause }
