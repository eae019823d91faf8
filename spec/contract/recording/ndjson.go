package recording

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// lines reads NDJSON.
type lines struct {
	in     *bufio.Reader
	at     contract.Place // of the last line read
	rules  *rules
	max    int
	long   []byte // a line that does not fit in's buffer
	parser Parser
	ended  bool
}

// line reads the next line, which is good until the next call. With io.EOF it is
// the last one. One that is too long is read to its end and not kept.
func (l *lines) line() ([]byte, error) {
	l.at.Line++
	part, err := l.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		if len(part) > l.max {
			return nil, l.tooLong(err)
		}
		return part, err
	}
	if cap(l.long) > 1<<20 { // one long line is no reason to hold on to its memory
		l.long = nil
	}
	l.long = l.long[:0]
	kept := true
	for {
		if kept = kept && len(l.long)+len(part) <= l.max; kept {
			if len(l.long)+len(part) > cap(l.long) { // append's own steps would come to five times as much
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

// tooLong is the error for a line that ended with err.
func (l *lines) tooLong(err error) error {
	if err != nil {
		l.ended = true // at the end of the file, or where it cannot be read on
		if !errors.Is(err, io.EOF) {
			return err
		}
	}
	return fmt.Errorf("%w: a line of more than %d bytes", ErrTooLong, l.max)
}
