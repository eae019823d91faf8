package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// textOrInteger reads a JSON string, or keeps the digits of a whole number as they are written. It
// refuses a fraction or an exponent, whose digits are not those that someone typed. It returns nil
// for null, which leaves a value unchanged by encoding/json's convention.
func textOrInteger(data []byte, what string) (*string, error) {
	if string(data) == "null" {
		return nil, nil //nolint:nilnil // null is neither a value nor an error
	}
	if text, ok := plainString(data); ok {
		return &text, nil
	}
	if len(data) > 0 && data[0] == '"' {
		var text string
		err := json.Unmarshal(data, &text)
		return &text, err
	}
	if !json.Valid(data) || len(bytes.Trim(data, "0123456789")) > 0 {
		return nil, fmt.Errorf("%s: want a string or a whole number", what)
	}
	text := string(data)
	return &text, nil
}

// plainString reads a JSON string that needs no decoding: printable ASCII without a backslash.
// Nearly all strings are of this form.
func plainString(data []byte) (string, bool) {
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return "", false
	}
	inner := data[1 : len(data)-1]
	for _, b := range inner {
		if b < ' ' || b > '~' || b == '\\' || b == '"' {
			return "", false
		}
	}
	return string(inner), true
}
