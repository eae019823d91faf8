package recording

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// lines is the source for NDJSON.
type lines struct {
	in     *bufio.Reader
	at     contract.Place // of the last line read
	rules  *rules
	max    int
	long   []byte // a line that does not fit in's buffer
	parser Parser
	ended  bool
}

// line reads the next line, which is valid until the next call. With io.EOF it is the last line. A
// line that is too long is skipped and is [ErrTooLong].
func (l *lines) line() ([]byte, error) {
	l.at.Line++
	part, err := l.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		if len(part) > l.max {
			return nil, l.tooLong(err)
		}
		return part, err
	}
	if cap(l.long) > 1<<20 { // frees the memory of an unusually long line
		l.long = nil
	}
	l.long = l.long[:0]
	kept := true
	for {
		if kept = kept && len(l.long)+len(part) <= l.max; kept {
			if len(l.long)+len(part) > cap(l.long) { // append's smaller steps would allocate five times as much in total
				l.long = slices.Grow(l.long, max(len(part), len(l.long)))
			}
			l.long = append(l.long, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			break
		}
		part, err = l.in.ReadSlice('\n')
	}
	if !kept {
		l.long = nil
		return nil, l.tooLong(err)
	}
	return l.long, err
}

// tooLong returns the error for a line that is too long and whose reading ended with err.
func (l *lines) tooLong(err error) error {
	if err != nil {
		l.ended = true // the end of the file, or a read error
		if !errors.Is(err, io.EOF) {
			return err
		}
	}
	return fmt.Errorf("%w: a line of more than %d bytes", ErrTooLong, l.max)
}
