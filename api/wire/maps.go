package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Map is a JSON object with arbitrary keys, such as bank codes. In PHP a list is a map with the
// keys 0, 1 and so on, and an empty map is sent as []. So a list is decoded as a Map with those
// keys, and an empty Map is encoded as []. A nil Map means that the member was null or missing; it
// is also encoded as [].
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

// readMap decodes an object, or a list as a map with its indexes as keys. It returns nil for null.
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

// Notes are the key-value pairs that a merchant stores with an order or a payment. Like a Map, they
// are [] when empty. All documented and recorded values are strings. Any other value is decoded as
// its JSON text, so that an unexpected note cannot make a captured payment unreadable.
type Notes map[string]string

// MarshalJSON writes an object, or [] when n is empty.
func (n Notes) MarshalJSON() ([]byte, error) { return Map[string](n).MarshalJSON() }

// UnmarshalJSON reads an object or a list; null makes n nil.
func (n *Notes) UnmarshalJSON(data []byte) error {
	if notes, ok := readPlainNotes(data); ok {
		*n = notes
		return nil
	}
	values, err := readMap[noteValue](data)
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

// Metadata identifies the objects that an error is about, for example by payment_id and order_id.
// Some answers send [] when it is empty; it is encoded as {}. Otherwise it is decoded like [Notes].
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

// noteValue decodes the value of a note: a string unchanged, null as "", and any other value as its
// JSON text.
type noteValue string

func (n *noteValue) UnmarshalJSON(data []byte) error {
	switch data[0] {
	case '"':
		return json.Unmarshal(data, (*string)(n))
	case 'n':
		*n = ""
	default:
		*n = noteValue(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	return nil
}
