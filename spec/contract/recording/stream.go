package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// stream reads JSON value by value, and can skip a value without holding it in memory. After a
// damaged value it continues after the closing bracket. json.Decoder can do neither: it holds
// skipped values in memory, and cannot continue after an error.
type stream struct {
	in   *bufio.Reader
	line int
	max  int // maximum length of a kept value in bytes
}

func (s *stream) byte() (byte, error) {
	c, err := s.in.ReadByte()
	if c == '\n' {
		s.line++
	}
	if errors.Is(err, io.EOF) {
		err = errCut
	}
	return c, err
}

// peek skips white space and returns the next byte without consuming it.
func (s *stream) peek() (byte, error) {
	for {
		c, err := s.byte()
		if err != nil {
			return 0, err
		}
		switch c {
		case ' ', '\t', '\r', '\n':
		default:
			return c, s.in.UnreadByte()
		}
	}
}

// take consumes c. Any other next byte is an error.
func (s *stream) take(c byte) error {
	got, err := s.peek()
	if err != nil {
		return err
	}
	if got != c {
		return fmt.Errorf("it is not JSON: %q where %q should be", got, c)
	}
	_, err = s.byte()
	return err
}

// value reads a value and appends its text to kept. If kept is nil it skips the value. A value that
// is too long to keep is skipped and is [ErrTooLong].
func (s *stream) value(kept []byte) ([]byte, error) {
	c, err := s.peek()
	if err != nil {
		return kept, err
	}
	var v value
	switch c {
	case ',', ':', '}', ']':
		return kept, fmt.Errorf("it is not JSON: %q where a value should be", c)
	case '"', '{', '[':
	default:
		v.scalar = true
	}
	keep, long := kept != nil, false
	for done := false; !done; {
		if _, err := s.in.Peek(1); err != nil {
			if errors.Is(err, io.EOF) {
				err = errCut
			}
			return kept, err
		}
		chunk, _ := s.in.Peek(s.in.Buffered()) // cannot fail: the bytes are buffered
		var n int
		n, done = v.end(chunk)
		if long = long || len(kept)+n > s.max; keep && !long {
			kept = append(kept, chunk[:n]...)
		}
		s.line += bytes.Count(chunk[:n], []byte("\n"))
		_, _ = s.in.Discard(n) // cannot fail: the bytes are buffered
	}
	if keep && long {
		return kept, fmt.Errorf("%w: an entry of more than %d bytes", ErrTooLong, s.max)
	}
	return kept, nil
}

// value is the state of reading a value that may span several chunks.
type value struct {
	depth                   int
	scalar, quoted, escaped bool
}

// end returns the length of the value's part in chunk, and whether the value ends there.
func (v *value) end(chunk []byte) (int, bool) {
	for i, c := range chunk {
		switch {
		case v.escaped:
			v.escaped = false
		case v.quoted:
			v.escaped = c == '\\'
			if v.quoted = c != '"'; !v.quoted && v.depth == 0 {
				return i + 1, true
			}
		case v.scalar:
			if strings.IndexByte("\",:{}[] \t\r\n", c) >= 0 {
				return i, true
			}
		case c == '"':
			v.quoted = true
		case c == '{' || c == '[':
			v.depth++
		case c == '}' || c == ']':
			if v.depth--; v.depth == 0 {
				return i + 1, true
			}
		}
	}
	return len(chunk), false
}
