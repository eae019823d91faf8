package recording

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

var errCut = errors.New("it breaks off")

// scanner goes through one JSON value without building anything. It holds to
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

// skipNested goes past an object or a list. Of eight bytes at once it counts the
// quotes; only where a bracket or a backslash is among them it looks at each.
func (s *scanner) skipNested() error {
	data, at := s.data, s.at
	var depth int
	var quoted uint64 // 1 inside a string
	for {
		end := len(data)
		if at+8 <= end {
			word := binary.LittleEndian.Uint64(data[at:])
			if !special(word) {
				quoted ^= uint64(bits.OnesCount64(quotes(word))) & 1 //nolint:gosec // at most 8
				at += 8
				continue
			}
			end = at + 8
		} else if at >= end {
			s.at = end
			return errCut
		}
		for ; at < end; at++ {
			switch c := data[at]; {
			case c == '"':
				quoted ^= 1
			case quoted == 1:
				if c == '\\' {
					at++
				}
			case c == '{' || c == '[':
				depth++
			case c == '}' || c == ']':
				if depth--; depth == 0 {
					s.at = at + 1
					return nil
				}
			}
		}
	}
}

const ones, lows, highs = 0x0101010101010101, 0x7f7f7f7f7f7f7f7f, 0x8080808080808080

// special is whether one of eight bytes is a bracket, a backslash or, needlessly,
// a bar: with the bit 0x20 set these are 0x7b to 0x7d.
func special(word uint64) bool {
	low := (word | ones*0x20) & lows
	return (low+ones*(0x80-0x7b))&^(low+ones*(0x80-0x7e))&^word&highs != 0
}

// quotes has the highest bit of each byte that is a quote.
func quotes(word uint64) uint64 {
	other := word ^ ones*'"'
	return ^((other&lows + lows) | other) & highs
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
