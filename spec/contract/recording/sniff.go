package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

type format int

const (
	unknown format = iota
	ndjson
	har
	vcr
)

// formatted tells the format of what in begins with, and reads it.
func formatted(name string, in *bufio.Reader, options Options) (source, error) {
	at := contract.Place{File: name}
	blank, err := begin(in)
	if err != nil {
		return nil, fault(at, err)
	}
	if options.Operation != "" {
		at.Line = blank + 1
		return &body{in: in, at: at, options: options}, nil
	}
	kind, err := sniff(in)
	if err != nil {
		at.Line = blank + 1
		return nil, fault(at, err)
	}
	switch kind {
	case har:
		return newHAR(in, name, blank+1, options.MaxEntry), nil
	case vcr:
		at.Line = blank
		return &cassette{lines: lines{in: in, at: at, max: options.MaxEntry}, max: options.MaxEntry}, nil
	default:
		at.Line = blank
		return &lines{in: in, at: at, max: options.MaxEntry}, nil
	}
}

// begin goes past a byte order mark and blank lines, which it counts.
func begin(in *bufio.Reader) (int, error) {
	mark, err := in.Peek(3)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return 0, err
	case bytes.Equal(mark, []byte("\xef\xbb\xbf")):
		_, _ = in.Discard(3) // it has been seen
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		return 0, fmt.Errorf("%w: UTF-16; it has to be UTF-8", ErrFormat)
	}
	for count := 0; ; {
		c, err := in.ReadByte()
		if errors.Is(err, io.EOF) {
			return 0, ErrEmpty
		}
		if err != nil {
			return 0, err
		}
		switch c {
		case '\n':
			count++
		case ' ', '\t', '\r':
		default:
			return count, in.UnreadByte()
		}
	}
}

// sniff looks at as much as there is at once, and at more, up to the window, as
// long as that does not tell.
func sniff(in *bufio.Reader) (format, error) {
	for size := 1; ; {
		_, err := in.Peek(size)
		head, _ := in.Peek(in.Buffered())
		if kind := formatOf(head); kind != unknown {
			return kind, nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return unknown, err
		}
		if err != nil || len(head) >= window {
			return unknown, whyUnknown(head)
		}
		size = min(2*len(head), window)
	}
}

func formatOf(head []byte) format {
	if kind, _ := formatOfObject(head); kind != unknown {
		return kind
	}
	for line := range bytes.Lines(head) {
		if bytes.HasPrefix(line, []byte("interactions:")) || bytes.HasPrefix(line, []byte("version:")) {
			return vcr
		}
		if kind, _ := formatOfObject(line); kind == ndjson {
			return ndjson
		}
	}
	return unknown
}

// formatOfObject goes by an object's first keys. An exchange over several lines
// is not NDJSON.
func formatOfObject(head []byte) (kind format, over bool) {
	s := scanner{data: head}
	if err := s.expect('{'); err != nil {
		return unknown, false
	}
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil || !found {
			return unknown, false
		}
		if string(key) == "log" && s.at < len(head) && head[s.at] == '{' {
			return har, false
		}
		switch name, _ := entryNames(key); name {
		case inRequest, inResponse, inHTTP, address, path:
			if bytes.IndexByte(head[:s.at], '\n') >= 0 {
				return unknown, true
			}
			return ndjson, false
		default:
		}
		if _, err := s.skip(); err != nil {
			return unknown, false
		}
	}
}

func whyUnknown(head []byte) error {
	if _, over := formatOfObject(head); over {
		return fmt.Errorf("%w: an exchange over several lines; NDJSON has it on one (jq -c .)", ErrFormat)
	}
	if head[0] == '[' {
		return fmt.Errorf("%w: a list; NDJSON has one exchange a line (jq -c '.[]')", ErrFormat)
	}
	return fmt.Errorf("%w: looked for NDJSON (a line with request, response, url or path), HAR (log.entries) "+
		"and a go-vcr cassette (interactions); a body by itself needs its operation and status", ErrFormat)
}
