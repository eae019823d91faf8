package apitest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// template holds the members of a sample that do not depend on the server's state. A field that is
// new in the contract is thus sent as in its sample, without any Go code.
type template struct{ rest []byte }

// newTemplate keeps the members of a sample that the struct type does not have.
func newTemplate(sample []byte, decided reflect.Type) (template, error) {
	names := map[string]bool{}
	for i := range decided.NumField() {
		name, _, _ := strings.Cut(decided.Field(i).Tag.Get("json"), ",")
		names[name] = true
	}
	decoder := json.NewDecoder(bytes.NewReader(sample))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return template{}, fmt.Errorf("not an object: %.40s", sample)
	}
	var rest []byte
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return template{}, err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return template{}, err
		}
		if text, _ := name.(string); !names[text] {
			quoted, err := json.Marshal(name)
			if err != nil {
				return template{}, err
			}
			rest = fmt.Appendf(rest, ",%s:%s", quoted, value)
		}
	}
	return template{rest}, nil
}

// fill encodes a struct and appends the members of the template.
func (t template) fill(fields any) []byte {
	encoded, err := json.Marshal(fields)
	if err != nil { // cannot fail: the server's structs can be encoded
		return nil
	}
	return append(append(encoded[:len(encoded)-1], t.rest...), '}')
}
