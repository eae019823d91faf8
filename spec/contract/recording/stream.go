package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// stream goes through JSON so that a value is held or passed over as its
// reader likes, and a damaged one ends where its brackets do: json.Decoder
// stops for good at the first fault, and holds what it skips.
type stream struct {
	in   *bufio.Reader
	line int
	max  int // bytes that a kept value may have
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

// peek goes past spaces and gives the byte after them without taking it.
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

// take goes past c, which must be next.
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

// value reads a value and appends it to kept. With kept nil it is passed over.
// The error is ErrTooLong for one that is too long to keep: it has been passed
// over then.
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
		chunk, _ := s.in.Peek(s.in.Buffered()) // it is there
		var n int
		n, done = v.end(chunk)
		if long = long || len(kept)+n > s.max; keep && !long {
			kept = append(kept, chunk[:n]...)
		}
		s.line += bytes.Count(chunk[:n], []byte("\n"))
		_, _ = s.in.Discard(n) // it is there
	}
	if keep && long {
		return kept, fmt.Errorf("%w: an entry of more than %d bytes", ErrTooLong, s.max)
	}
	return kept, nil
}

// value is how far a value has been read.
type value struct {
	depth                   int
	scalar, quoted, escaped bool
}

// end finds where in chunk the value ends, if it does.
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
