package wire

import (
	"bytes"
	"encoding/json"
)

// ReadObject reads a JSON object into the struct that into points to, and [] as an object without
// members: a server written in PHP sends an empty object as an empty list. A generated
// UnmarshalJSON method calls it with a type that has the same fields but no UnmarshalJSON method.
func ReadObject(data []byte, into any) error {
	if isEmptyList(data) {
		return nil
	}
	if readPlainTexts(data, into) {
		return nil
	}
	return json.Unmarshal(data, into)
}

// Object is an object that is also read from []. Plain returns the same value as a type without an
// UnmarshalJSON method, for decoding an answer that is known to be an object: encoding/json
// validates what an UnmarshalJSON method reads a second time.
type Object interface {
	Plain() any
}

// isEmptyList reports whether data is a list without members; white space is allowed.
func isEmptyList(data []byte) bool {
	inner, opened := bytes.CutPrefix(data, []byte{'['})
	inner, closed := bytes.CutSuffix(inner, []byte{']'})
	return opened && closed && len(bytes.Trim(inner, " \t\r\n")) == 0
}
