package recording

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

var errCut = errors.New("it is truncated")

// scanner moves through one JSON value without decoding it. It checks the syntax of the objects
// that it enters. Of a value that it skips it only finds the end, by brackets and strings; whoever
// decodes the value later checks it.
type scanner struct {
	data []byte
	at   int
}

func (s *scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		default:
			return
		}
	}
}

// expect skips c and the white space around it. Any other byte is an error.
func (s *scanner) expect(c byte) error {
	if s.at < len(s.data) && s.data[s.at] == c {
		s.at++
		s.space()
		return nil
	}
	s.space()
	if s.at == len(s.data) {
		return errCut
	}
	if s.data[s.at] != c {
		return fmt.Errorf("it is not JSON: %q at byte %d where %q should be", s.data[s.at], s.at+1, c)
	}
	s.at++
	s.space()
	return nil
}

// member moves to the value of the current object's next member and returns its key. If there is
// none, it moves past the object's end and returns found as false.
func (s *scanner) member(first bool) (key []byte, found bool, err error) {
	s.space()
	if s.at < len(s.data) && s.data[s.at] == '}' {
		s.at++
		return nil, false, nil
	}
	if !first {
		if err := s.expect(','); err != nil {
			return nil, false, err
		}
	}
	start := s.at
	if s.at < len(s.data) && s.data[s.at] != '"' {
		return nil, false, s.expect('"')
	}
	if err := s.skipString(); err != nil {
		return nil, false, err
	}
	key = s.data[start+1 : s.at-1]
	return key, true, s.expect(':')
}

// skip skips a value and returns its JSON text.
func (s *scanner) skip() ([]byte, error) {
	start := s.at
	if start >= len(s.data) {
		return nil, errCut
	}
	switch s.data[start] {
	case '"':
		err := s.skipString()
		return s.data[start:s.at], err
	case '{', '[':
		err := s.skipNested()
		return s.data[start:s.at], err
	}
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ',', '}', ']', ' ', '\t', '\r', '\n':
			return s.scalar(start)
		}
		s.at++
	}
	return s.scalar(start)
}

func (s *scanner) scalar(start int) ([]byte, error) {
	if start == s.at {
		return nil, fmt.Errorf("it is not JSON: %q at byte %d where a value should be", s.data[start], start+1)
	}
	return s.data[start:s.at], nil
}

// skipNested skips an object or a list, from bracket to bracket. A bracket after an odd number of
// quotes is inside a string.
func (s *scanner) skipNested() error {
	depth, quoted := 0, false
	for at := s.at; ; {
		from := at
		if at = nextBracket(s.data, from); at == len(s.data) {
			s.at = at
			return errCut
		}
		if bytes.Count(s.data[from:at], quote)%2 == 1 {
			quoted = !quoted
		}
		switch c := s.data[at]; {
		case quoted && c == '\\':
			at = min(at+1, len(s.data)-1) // skips the escaped byte, which may be a quote
		case quoted:
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			if depth--; depth == 0 {
				s.at = at + 1
				return nil
			}
		}
		at++
	}
}

var quote = []byte{'"'}

// nextBracket returns the index of the next bracket or backslash, or len(data). It examines sixteen
// bytes at once.
func nextBracket(data []byte, at int) int {
	for ; at+16 <= len(data); at += 16 {
		if first := brackets(binary.LittleEndian.Uint64(data[at:])); first != 0 {
			return at + bits.TrailingZeros64(first)/8
		}
		if second := brackets(binary.LittleEndian.Uint64(data[at+8:])); second != 0 {
			return at + 8 + bits.TrailingZeros64(second)/8
		}
	}
	for ; at < len(data); at++ {
		switch data[at] {
		case '{', '}', '[', ']', '\\':
			return at
		}
	}
	return at
}

const ones, lows, highs = 0x0101010101010101, 0x7f7f7f7f7f7f7f7f, 0x8080808080808080

// brackets returns a word in which the highest bit of a byte is set if that byte of the argument is
// a bracket, a backslash or '|': with the bit 0x20 set these are 0x7b to 0x7d. The '|' is a
// harmless false match.
func brackets(word uint64) uint64 {
	low := (word | ones*0x20) & lows
	return (low + ones*(0x80-0x7b)) &^ (low + ones*(0x80-0x7e)) &^ word & highs
}

func (s *scanner) skipString() error {
	end := stringEnd(s.data, min(s.at+1, len(s.data)))
	if end < 0 {
		s.at = len(s.data)
		return errCut
	}
	s.at = end
	return nil
}

// stringEnd returns the index after the closing quote of the string whose contents begin at index
// at, or -1. It examines eight bytes at once.
func stringEnd(data []byte, at int) int {
	for at+8 <= len(data) {
		word := binary.LittleEndian.Uint64(data[at:])
		quote, escape := word^(ones*'"'), word^(ones*'\\')
		hit := ((quote-ones)&^quote | (escape-ones)&^escape) & highs
		if hit == 0 {
			at += 8
			continue
		}
		at += bits.TrailingZeros64(hit) / 8
		if data[at] == '"' {
			return at + 1
		}
		at += 2
	}
	for ; at < len(data); at++ {
		switch data[at] {
		case '"':
			return at + 1
		case '\\':
			at++
		}
	}
	return -1
}
