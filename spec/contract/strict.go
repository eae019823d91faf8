package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// maxDepth is how deep a body may be nested. The contract's deepest has five
// levels; a body of brackets alone must not exhaust the stack.
const maxDepth = 200

// bodyError is what is wrong with a body as a whole.
type bodyError struct{ expected, text string }

func (e *bodyError) Error() string { return e.text }

// decode reads one JSON value and nothing after it, numbers as they are written,
// and refuses what Go or another reader would take in silence for something
// else: a key that stands twice, bytes that are not UTF-8.
func decode(body []byte) (any, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, &bodyError{"a body", "the body is empty"}
	}
	if !utf8.Valid(body) {
		return nil, &bodyError{"UTF-8", "the body is not UTF-8"}
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	value, err := decodeValue(decoder, 0)
	if err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, &bodyError{"a whole body", fmt.Sprintf("the body breaks off at byte %d", decoder.InputOffset())}
		}
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, &bodyError{"one JSON value", fmt.Sprintf("the body goes on after its JSON value, at byte %d", decoder.InputOffset())}
	}
	return value, nil
}

// decodeValue reads a value at a depth.
func decodeValue(decoder *json.Decoder, depth int) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, fmt.Errorf("the body is not JSON: %w", err)
	}
	delimiter, isDelimiter := token.(json.Delim)
	if !isDelimiter {
		return token, nil
	}
	if depth > maxDepth {
		return nil, &bodyError{"fewer levels", fmt.Sprintf("the body is nested deeper than %d levels", maxDepth)}
	}
	if delimiter == '[' {
		items := []any{}
		for decoder.More() {
			item, err := decodeValue(decoder, depth+1)
			if err != nil {
				return nil, err
			}
			items = append(items, item)
		}
		_, err = decoder.Token()
		return items, err
	}
	members := map[string]any{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, fmt.Errorf("the body is not JSON: %w", err)
		}
		key, _ := token.(string)
		if _, twice := members[key]; twice {
			return nil, &bodyError{"each key once", fmt.Sprintf("the key %.80q stands twice in an object", key)}
		}
		if members[key], err = decodeValue(decoder, depth+1); err != nil {
			return nil, err
		}
	}
	_, err = decoder.Token()
	return members, err
}
