package contract

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// maxDepth is how deep a body may be nested: the contract needs five levels, and a body of
// brackets alone must not exhaust the stack.
const maxDepth = 200

// Values of damage.expected for input that some JSON readers accept without an error.
const (
	inUTF8   = "UTF-8"
	keysOnce = "each key once"
)

// damage describes why a body is not one JSON value. expected is the kind of damage, and a
// part of a finding's fingerprint.
type damage struct {
	expected, text string
	key            string // the duplicate key; text has it masked
}

// decode reads exactly one JSON value, with numbers as json.Number. It refuses input that
// readers silently interpret in different ways: duplicate keys, and bytes that are not UTF-8.
//
// It does not use the errors of encoding/json, which differ between versions of Go, because
// damage is part of fingerprints and reports.
func decode(body []byte) (any, *damage) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, &damage{expected: "a body", text: "the body is empty"}
	}
	if !utf8.Valid(body) {
		return nil, &damage{expected: inUTF8, text: "the body is not UTF-8"}
	}
	r := &reader{body: body}
	value, damaged := r.value(0)
	if damaged != nil {
		return nil, damaged
	}
	if _, more := r.peek(); more {
		return nil, &damage{expected: "one JSON value", text: fmt.Sprintf("the body goes on after its JSON value, at byte %d", r.at+1)}
	}
	return value, nil
}

// refuseAmbiguous refuses a JSON contract that kin-openapi accepts when compiled with Go
// 1.26 but not with 1.27: duplicate keys, and bytes that are not UTF-8. Other faults make
// kin-openapi read it as YAML, with the same result in both versions.
func refuseAmbiguous(contract []byte) error {
	switch _, damaged := decode(contract); {
	case damaged == nil || !bytes.HasPrefix(bytes.TrimSpace(contract), []byte("{")):
	case damaged.expected == inUTF8:
		return errors.New("it is not UTF-8")
	case damaged.expected == keysOnce:
		return fmt.Errorf("the key %.80q stands twice in an object", damaged.key)
	}
	return nil
}
