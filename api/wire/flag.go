package wire

import "errors"

// Flag is a switch that the API writes as 0 or 1 in some places and as false
// or true in others. It reads all four and writes 0 or 1.
type Flag bool

// MarshalJSON writes 1 or 0.
func (f Flag) MarshalJSON() ([]byte, error) {
	if f {
		return []byte("1"), nil
	}
	return []byte("0"), nil
}

// UnmarshalJSON reads 0, 1, false and true; null leaves the value as it was.
func (f *Flag) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "1", "true":
		*f = true
	case "0", "false":
		*f = false
	case "null": // leaves the value as it was, as encoding/json does
	default:
		return errors.New("flag: want 0, 1, true or false")
	}
	return nil
}
