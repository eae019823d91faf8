package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Map is a JSON object with keys that are not known beforehand, bank codes for
// one. The server is written in PHP, where a list is a map whose keys are 0, 1 and
// so on: an empty map is sent as [], so an empty Map is written as [], and a list
// of something is read as a Map with those keys. Nil means that there was null or
// no such key; where it must be written, it is written as [] too.
type Map[V any] map[string]V

// MarshalJSON writes an object, or [] when m is empty.
func (m Map[V]) MarshalJSON() ([]byte, error) {
	if len(m) == 0 {
		return []byte("[]"), nil
	}
	return json.Marshal(map[string]V(m))
}

// UnmarshalJSON reads an object or a list; null makes m nil.
func (m *Map[V]) UnmarshalJSON(data []byte) error {
	values, err := readMap[V](data)
	if err != nil {
		return fmt.Errorf("want an object or a list: %w", err)
	}
	*m = values
	return nil
}

// readMap reads an object, or a list as PHP's map; null is nil.
func readMap[V any](data []byte) (map[string]V, error) {
	if !bytes.HasPrefix(data, []byte{'['}) {
		var values map[string]V
		err := json.Unmarshal(data, &values)
		return values, err
	}
	var list []V
	err := json.Unmarshal(data, &list)
	values := make(map[string]V, len(list))
	for i, value := range list {
		values[strconv.Itoa(i)] = value
	}
	return values, err
}

// Notes are the key-value pairs that a merchant stores with an order or a
// payment, under Map's rule: [] when there are none. Values are strings in
// every documented and recorded case; any other is read as its JSON text, so that
// one odd note cannot make a captured payment unreadable.
type Notes map[string]string

// MarshalJSON writes an object, or [] when n is empty.
func (n Notes) MarshalJSON() ([]byte, error) { return Map[string](n).MarshalJSON() }

// UnmarshalJSON reads an object or a list; null makes n nil.
func (n *Notes) UnmarshalJSON(data []byte) error {
	if notes, ok := plainNotes(data); ok {
		*n = notes
		return nil
	}
	values, err := readMap[note](data)
	if err != nil {
		return fmt.Errorf("notes: want an object or a list: %w", err)
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

// UnmarshalJSON reads an object or a list; null makes m nil.
func (m *Metadata) UnmarshalJSON(data []byte) error { return (*Notes)(m).UnmarshalJSON(data) }

// note is the value of one: a string is itself, null is empty as it is among
// strings, and anything else is its JSON text.
type note string

func (n *note) UnmarshalJSON(data []byte) error {
	switch data[0] {
	case '"':
		return json.Unmarshal(data, (*string)(n))
	case 'n':
		*n = ""
	default:
		*n = note(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	return nil
}
