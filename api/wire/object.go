package wire

import (
	"bytes"
	"encoding/json"
)

// ReadObject reads a JSON object into the struct that into points to, and [] as an
// object without members: the server is written in PHP, which sends an empty
// object as an empty list. A generated type calls it from its UnmarshalJSON with a
// type of the same fields that has no UnmarshalJSON.
func ReadObject(data []byte, into any) error {
	if isEmptyList(data) {
		return nil
	}
	if plainTexts(data, into) {
		return nil
	}
	return json.Unmarshal(data, into)
}

// Object is an object that is read from [] too. What Plain gives is the same value, and
// is not: an answer that is known to be an object is decoded into it, since encoding/json
// checks what a type reads by itself a second time.
type Object interface {
	Plain() any
}

// isEmptyList allows white space inside the list.
func isEmptyList(data []byte) bool {
	inner, opened := bytes.CutPrefix(data, []byte{'['})
	inner, closed := bytes.CutSuffix(inner, []byte{']'})
	return opened && closed && len(bytes.Trim(inner, " \t\r\n")) == 0
}
