package contract

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// reader parses a body of valid UTF-8. It stops at the first unexpected byte. Messages
// count bytes from 1.
type reader struct {
	body []byte
	at   int
}

// peek skips white space and returns the next byte, if there is one.
func (r *reader) peek() (c byte, more bool) {
	for ; r.at < len(r.body); r.at++ {
		switch c := r.body[r.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c, true
		}
	}
	return 0, false
}

// unexpected returns the damage for a byte, or the end of the body, where something else is
// wanted.
func (r *reader) unexpected(wanted string) *damage {
	if r.at >= len(r.body) {
		return &damage{expected: "a whole body", text: fmt.Sprintf("the body breaks off at byte %d", len(r.body))}
	}
	found, _ := utf8.DecodeRune(r.body[r.at:])
	return &damage{expected: "JSON", text: fmt.Sprintf("the body is not JSON: %q at byte %d where %s should be", found, r.at+1, wanted)}
}

// value parses a value at a depth, counted from 0.
func (r *reader) value(depth int) (any, *damage) {
	c, _ := r.peek()
	switch c {
	case '{', '[':
		if depth > maxDepth {
			return nil, &damage{expected: "fewer levels", text: fmt.Sprintf("the body is nested deeper than %d levels", maxDepth)}
		}
		if c == '{' {
			return r.object(depth)
		}
		return r.list(depth)
	case '"':
		return r.text()
	case 't':
		return true, r.word("true")
	case 'f':
		return false, r.word("false")
	case 'n':
		return nil, r.word("null")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return r.number()
	}
	return nil, r.unexpected("a value")
}

func (r *reader) object(depth int) (any, *damage) {
	members := map[string]any{}
	for {
		r.at++ // past the brace or the comma
		c, _ := r.peek()
		if c == '}' && len(members) == 0 {
			r.at++
			return members, nil
		}
		if c != '"' {
			return nil, r.unexpected("a key")
		}
		start := r.at
		key, damaged := r.text()
		if damaged != nil {
			return nil, damaged
		}
		if _, twice := members[key]; twice {
			return nil, &damage{keysOnce, fmt.Sprintf("the key %.80q stands twice in an object, again at byte %d", mask(key), start+1), key}
		}
		if c, _ = r.peek(); c != ':' {
			return nil, r.unexpected("':'")
		}
		r.at++
		if members[key], damaged = r.value(depth + 1); damaged != nil {
			return nil, damaged
		}
		if c, _ = r.peek(); c == '}' {
			r.at++
			return members, nil
		}
		if c != ',' {
			return nil, r.unexpected("',' or '}'")
		}
	}
}

func (r *reader) list(depth int) (any, *damage) {
	items := []any{}
	for {
		r.at++ // past the bracket or the comma
		c, _ := r.peek()
		if c == ']' && len(items) == 0 {
			r.at++
			return items, nil
		}
		item, damaged := r.value(depth + 1)
		if damaged != nil {
			return nil, damaged
		}
		items = append(items, item)
		if c, _ = r.peek(); c == ']' {
			r.at++
			return items, nil
		}
		if c != ',' {
			return nil, r.unexpected("',' or ']'")
		}
	}
}

// text parses a string. Escapes are decoded by encoding/json, which cannot fail on a string
// checked here.
func (r *reader) text() (string, *damage) {
	start, escaped := r.at, false
	for r.at++; r.at < len(r.body); r.at++ {
		switch c := r.body[r.at]; {
		case c == '"':
			r.at++
			written := r.body[start:r.at]
			if !escaped {
				return string(written[1 : len(written)-1]), nil
			}
			var text string
			_ = json.Unmarshal(written, &text)
			return text, nil
		case c < ' ':
			return "", r.unexpected("an escape of it")
		case c == '\\':
			escaped = true
			if damaged := r.escape(); damaged != nil {
				return "", damaged
			}
		}
	}
	return "", r.unexpected("a quote")
}

// escape moves from a backslash to the last byte of the escape.
func (r *reader) escape() *damage {
	r.at++
	if r.at >= len(r.body) || strings.IndexByte(`"\/bfnrtu`, r.body[r.at]) < 0 {
		return r.unexpected("an escape")
	}
	if r.body[r.at] != 'u' {
		return nil
	}
	for range 4 {
		r.at++
		if r.at >= len(r.body) || strings.IndexByte("0123456789abcdefABCDEF", r.body[r.at]) < 0 {
			return r.unexpected("a hexadecimal digit")
		}
	}
	return nil
}

func (r *reader) word(word string) *damage {
	for i := range len(word) {
		if r.at >= len(r.body) || r.body[r.at] != word[i] {
			return r.unexpected(word)
		}
		r.at++
	}
	return nil
}

func (r *reader) number() (json.Number, *damage) {
	start := r.at
	r.take("-")
	if !r.take("0") {
		if damaged := r.digits(); damaged != nil {
			return "", damaged
		}
	}
	if r.take(".") {
		if damaged := r.digits(); damaged != nil {
			return "", damaged
		}
	}
	if r.take("eE") {
		r.take("+-")
		if damaged := r.digits(); damaged != nil {
			return "", damaged
		}
	}
	return json.Number(r.body[start:r.at]), nil
}

// take skips the next byte if it is one of these.
func (r *reader) take(these string) bool {
	found := r.at < len(r.body) && strings.IndexByte(these, r.body[r.at]) >= 0
	if found {
		r.at++
	}
	return found
}

// digits skips one or more digits.
func (r *reader) digits() *damage {
	const all = "0123456789"
	if !r.take(all) {
		return r.unexpected("a digit")
	}
	for r.take(all) {
	}
	return nil
}
