package wire

import (
	"encoding/json"
	"errors"
	"strconv"
)

// TextOrBool is a string in some answers and a boolean in others, in any form that [Bool] decodes.
// A boolean is stored as "true" or "false" and encoded as a boolean.
type TextOrBool string

// Bool returns the value of a boolean; ok is false for any other string.
func (t TextOrBool) Bool() (value, ok bool) { return t == "true", t == "true" || t == "false" }

// MarshalJSON writes a boolean or a string.
func (t TextOrBool) MarshalJSON() ([]byte, error) {
	if value, ok := t.Bool(); ok {
		return strconv.AppendBool(nil, value), nil
	}
	return json.Marshal(string(t))
}

// UnmarshalJSON reads a boolean or a string; null leaves the value unchanged.
func (t *TextOrBool) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var boolean Bool
	if boolean.UnmarshalJSON(data) == nil {
		*t = TextOrBool(strconv.FormatBool(bool(boolean)))
		return nil
	}
	if json.Unmarshal(data, (*string)(t)) != nil {
		return errors.New("want a string or a boolean")
	}
	return nil
}
