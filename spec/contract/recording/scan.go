package recording

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

var errCut = errors.New("it breaks off")

// scanner goes through one JSON value without building anything. It checks
// the structure of what it enters; of what it skips it only finds the end, by
// brackets and strings, because whoever reads that value will judge it.
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

// expect goes past c, and past the spaces around it.
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

// member goes to the value of the next member of the object that the scanner is
// in, and past the object's end when there is none, which the result says.
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

// skip goes past a value and gives it as it is written.
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

// skipNested goes past an object or a list, from bracket to bracket. One is in a string
// where the quotes before it are odd in number.
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
			at = min(at+1, len(s.data)-1) // what it escapes is no quote
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

// nextBracket is the index of the next bracket or backslash, or the length. It looks at
// sixteen bytes at once.
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

// brackets has the highest bit of each byte that is a bracket, a backslash or, needlessly,
// a bar: with the bit 0x20 set these are 0x7b to 0x7d.
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

// stringEnd is the index after the quote that ends the string whose inside
// begins at index at, or -1. It looks at eight bytes at once.
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
