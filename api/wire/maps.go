package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Map is a JSON object with keys that are not known beforehand, bank codes for
// one. The server is written in PHP, where an empty map is an empty list: [] is
// read as an empty Map, and an empty Map is written as []. Nil means that there
// was null or no such key; where it must be written, it is written as [] too.
type Map[V any] map[string]V

// MarshalJSON writes an object, or [] when m is empty.
func (m Map[V]) MarshalJSON() ([]byte, error) {
	if len(m) == 0 {
		return []byte("[]"), nil
	}
	return json.Marshal(map[string]V(m))
}

// UnmarshalJSON reads an object or []; null makes m nil.
func (m *Map[V]) UnmarshalJSON(data []byte) error {
	values := map[string]V{}
	if isEmptyList(data) {
		*m = values
		return nil
	}
	if err := json.Unmarshal(data, &values); err != nil {
		return fmt.Errorf("want an object or []: %w", err)
	}
	*m = values
	return nil
}

// Notes are the key-value pairs that a merchant stores with an order or a
// payment, under Map's rule: [] when there are none. Values are strings in
// every documented and recorded case; a number or a boolean is read as its
// text, so that one odd note cannot make a captured payment unreadable.
type Notes map[string]string

// MarshalJSON writes an object, or [] when n is empty.
func (n Notes) MarshalJSON() ([]byte, error) { return Map[string](n).MarshalJSON() }

// UnmarshalJSON reads an object or []; null makes n nil.
func (n *Notes) UnmarshalJSON(data []byte) error {
	if isEmptyList(data) {
		*n = Notes{}
		return nil
	}
	if notes, ok := plainNotes(data); ok {
		*n = notes
		return nil
	}
	var values map[string]scalar
	if err := json.Unmarshal(data, &values); err != nil {
		return fmt.Errorf("notes: want an object or []: %w", err)
	}
	if values == nil {
		*n = nil
		return nil
	}
	notes := make(Notes, len(values))
	for key, value := range values {
		notes[key] = string(value)
	}
	*n = notes
	return nil
}

// Metadata are what an error says of the objects it is about, payment_id and
// order_id for two. It is {} when there are none, in some answers [], and is
// written as {}; otherwise it is read as [Notes] are.
type Metadata map[string]string

// MarshalJSON writes an object.
func (m Metadata) MarshalJSON() ([]byte, error) {
	if m == nil {
		m = Metadata{}
	}
	return json.Marshal(map[string]string(m))
}

// UnmarshalJSON reads an object or []; null makes m nil.
func (m *Metadata) UnmarshalJSON(data []byte) error { return (*Notes)(m).UnmarshalJSON(data) }

// scalar reads a string as itself and any other scalar as it is written.
type scalar string

func (s *scalar) UnmarshalJSON(data []byte) error {
	switch data[0] {
	case '"':
		return json.Unmarshal(data, (*string)(s))
	case '{', '[':
		return errors.New("a note is a string, not an object or a list")
	case 'n': // null is the empty string, as it is among strings
	default:
		*s = scalar(data)
	}
	return nil
}

// isEmptyList allows white space inside the list.
func isEmptyList(data []byte) bool {
	inner, opened := bytes.CutPrefix(data, []byte{'['})
	inner, closed := bytes.CutSuffix(inner, []byte{']'})
	return opened && closed && len(bytes.Trim(inner, " \t\r\n")) == 0
}
