package recording

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// slot is the JSON text of a field's value, and the rank of its key; see [names]. Rank 0 means no
// value.
type slot struct {
	raw  []byte
	rank uint8
}

// entry has the JSON texts of one recorded exchange's fields, before they are decoded.
type entry struct {
	slots             [fields]slot
	request, response bool // whether there is such an object
	layout            *layout
}

// read reads the object at the scanner into the entry's slots.
func (e *entry) read(s *scanner, known names) error {
	if err := s.expect('{'); err != nil {
		return err
	}
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil || !found {
			return err
		}
		name, rank := known(key)
		if name == none && bytes.IndexByte(key, '\\') >= 0 {
			name, rank = known(spelt(key))
		}
		if name >= fields {
			err = e.enter(s, name, key)
		} else {
			err = e.take(s, name, rank, key)
		}
		if err != nil {
			return err
		}
	}
}

// enter reads an object within the entry, or skips null.
func (e *entry) enter(s *scanner, name field, key []byte) error {
	if s.at < len(s.data) && s.data[s.at] == 'n' {
		_, err := s.skip()
		return err
	}
	switch name {
	case inRequest:
		if e.request {
			return fmt.Errorf("it has two requests, the second as %q", key)
		}
		e.request = true
		return e.read(s, requestNames)
	case inResponse:
		if e.response {
			return fmt.Errorf("it has two responses, the second as %q", key)
		}
		e.response = true
		return e.read(s, responseNames)
	case inHTTP:
		return e.read(s, httpNames)
	case inPostData:
		return e.read(s, postDataNames)
	case inContent:
		if s.at < len(s.data) && s.data[s.at] != '{' { // not the content object of HAR
			_, err := s.skip()
			return err
		}
		return e.read(s, contentNames)
	default:
		return fmt.Errorf("%q is not a known object", key)
	}
}

// take reads a value into its slot.
func (e *entry) take(s *scanner, name field, rank uint8, key []byte) error {
	e.layout.add(s, name, rank)
	raw, err := s.skip()
	e.layout.end = s.at
	if err == nil && !e.put(raw, name, rank) {
		return fmt.Errorf("%q is a duplicate", key)
	}
	return err
}

// put stores a value if its rank precedes that of the stored one. It returns false for a duplicate:
// a second value of the same rank.
func (e *entry) put(raw []byte, name field, rank uint8) bool {
	if name == none || string(raw) == "null" {
		return true
	}
	slot := &e.slots[name]
	if slot.rank == 0 || rank < slot.rank {
		slot.raw, slot.rank = raw, rank
		return true
	}
	return slot.rank != rank
}

// settle removes the values of the rank alone if the entry has a request object.
func (e *entry) settle() {
	if !e.request {
		return
	}
	for i := range e.slots {
		if e.slots[i].rank >= alone {
			e.slots[i] = slot{}
		}
	}
}

// status returns the status, a number of three digits or a string of them.
func (e *entry) status() (int, error) {
	raw := e.slots[status].raw
	if len(raw) == 0 {
		if !e.response {
			return 0, errors.New("it has no response")
		}
		return 0, errors.New("it has no status")
	}
	digits := bytes.Trim(raw, `"`)
	if len(digits) == 3 && '1' <= digits[0] && digits[0] <= '5' && isDigit(digits[1]) && isDigit(digits[2]) {
		return int(digits[0]-'0')*100 + int(digits[1]-'0')*10 + int(digits[2]-'0'), nil
	}
	if count, err := strconv.Atoi(string(digits)); err == nil && count <= 0 { // the request was blocked or aborted
		return 0, &SkipError{skipUnanswered, "status " + string(digits)}
	}
	return 0, fmt.Errorf("%.20q is not a status", digits)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// spelt returns a key with its escapes decoded, or the key itself if they are invalid.
func spelt(key []byte) []byte {
	text, err := unquote(fmt.Appendf(nil, `"%s"`, key), nil)
	if err != nil {
		return key
	}
	return text
}
