package contract

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// maxDepth is how deep a body may be nested. The contract's deepest has five
// levels; a body of brackets alone must not exhaust the stack.
const maxDepth = 200

// What is taken in silence for something else, by one reader or another.
const (
	inUTF8   = "UTF-8"
	keysOnce = "each key once"
)

// damage is what keeps a body from being one JSON value. What was expected in its
// place is the kind of the damage, and a part of a finding's fingerprint.
type damage struct {
	expected, text string
	key            string // that is there twice; the text has its form alone
}

// decode reads one JSON value and nothing after it, numbers as they are written,
// and refuses what Go or another reader would take in silence for something
// else: a key that is there twice, bytes that are not UTF-8.
//
// Kind and words of a damage stand in fingerprints and reports, so they are not
// encoding/json's, which differ from one version of Go to the next.
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

// refuseAmbiguous refuses a contract in JSON that kin-openapi takes when it is compiled with
// Go 1.26 and not with 1.27. What is not JSON it reads as YAML, alike with both.
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
