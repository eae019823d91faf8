package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// textOrInteger decodes a JSON string, or a whole number as its digits. It refuses a fraction or an
// exponent, because the digits would not be those that the customer typed. It returns nil for null,
// for which callers leave the value unchanged.
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

// plainString decodes a JSON string of printable ASCII without a backslash, as nearly all strings
// are. It returns false for any other input.
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
