package wire

import (
	"bytes"
	"encoding/json"
)

// ReadObject decodes a JSON object into the struct that into points to. It accepts [] as an empty
// object, because a server written in PHP sends that. Generated UnmarshalJSON methods call it with
// a type that has the same fields but no UnmarshalJSON method.
func ReadObject(data []byte, into any) error {
	if isEmptyList(data) {
		return nil
	}
	if readPlainTexts(data, into) {
		return nil
	}
	return json.Unmarshal(data, into)
}

// Object is a type that is also decoded from []. Plain returns a pointer to the same value with a
// type without an UnmarshalJSON method. Decoding into it is faster for an answer that is known to
// be an object, because encoding/json validates the input of an UnmarshalJSON method a second time.
type Object interface {
	Plain() any
}

// isEmptyList reports whether data is a list without members; white space is allowed.
func isEmptyList(data []byte) bool {
	inner, opened := bytes.CutPrefix(data, []byte{'['})
	inner, closed := bytes.CutSuffix(inner, []byte{']'})
	return opened && closed && len(bytes.Trim(inner, " \t\r\n")) == 0
}
