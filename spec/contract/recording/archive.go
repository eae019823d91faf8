package recording

import (
	"bufio"
	"errors"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// archive reads a list inside JSON, one entry after the other: that of HAR or of a
// cassette, or one that is by itself.
type archive struct {
	path    []string // leads to the list
	read    func(entry []byte) (contract.Exchange, error)
	stream  stream
	at      contract.Place // of the last entry read
	entry   []byte
	started bool
	depth   int  // of objects, or -1 outside of the outermost
	first   bool // nothing has been read of the object or list yet
	entries bool // it is in the list
	ended   bool
}

func newArchive(in *bufio.Reader, at contract.Place, longest int, read func([]byte) (contract.Exchange, error), path ...string) *archive {
	return &archive{
		path:   path,
		read:   read,
		stream: stream{in: in, line: at.Line, max: longest},
		at:     contract.Place{File: at.File},
		entry:  []byte{},
	}
}

func (a *archive) next() (contract.Exchange, error) {
	if a.ended {
		return contract.Exchange{}, io.EOF
	}
	err := a.advance()
	switch {
	case errors.Is(err, io.EOF):
		a.ended = true
		if a.at.Entry == 0 {
			return contract.Exchange{}, fault(contract.Place{File: a.at.File}, &SkipError{Reason: skipEmpty})
		}
		return contract.Exchange{}, io.EOF
	case err != nil:
		a.ended = !errors.Is(err, ErrTooLong)
		return contract.Exchange{}, fault(a.at, err)
	}
	exchange, err := a.read(a.entry)
	if err != nil {
		return contract.Exchange{}, fault(a.at, err)
	}
	exchange.At = a.at
	return exchange, nil
}

// advance reads the next entry, wherever lists of entries are.
func (a *archive) advance() error {
	for {
		if a.entries {
			found, err := a.nextEntry()
			if found || err != nil {
				return err
			}
		}
		if err := a.seek(); err != nil {
			a.at.Line = a.stream.line
			return err
		}
	}
}

func (a *archive) nextEntry() (bool, error) {
	c, err := a.stream.peek()
	if err == nil && c == ']' {
		a.entries, a.first = false, false
		return false, a.stream.take(']')
	}
	if err == nil && !a.first {
		if err = a.stream.take(','); err == nil {
			_, err = a.stream.peek()
		}
	}
	a.first = false
	a.at.Line = a.stream.line
	a.at.Entry++
	if err != nil {
		return false, err
	}
	if cap(a.entry) > 1<<20 { // one long entry is no reason to hold on to its memory
		a.entry = []byte{}
	}
	a.entry, err = a.stream.value(a.entry[:0])
	return true, err
}

// seek goes into the next list of entries; io.EOF says that there is none.
func (a *archive) seek() error {
	if !a.started {
		a.started, a.first = true, true
		if len(a.path) == 0 {
			a.depth, a.entries = -1, true
			return a.stream.take('[')
		}
		if err := a.stream.take('{'); err != nil {
			return err
		}
	}
	for a.depth >= 0 {
		c, err := a.stream.peek()
		if err != nil {
			return err
		}
		if c == '}' {
			a.depth--
			a.first = false
			if err := a.stream.take('}'); err != nil {
				return err
			}
			continue
		}
		if err := a.member(); err != nil || a.entries {
			return err
		}
	}
	c, err := a.stream.peek()
	if errors.Is(err, errCut) {
		return io.EOF
	}
	if err == nil {
		err = errors.New("it goes on after its end with " + string(rune(c)))
	}
	return err
}

// member goes into a member on the way to the entries, and past any other.
func (a *archive) member() error {
	if !a.first {
		if err := a.stream.take(','); err != nil {
			return err
		}
	}
	a.first = false
	if c, err := a.stream.peek(); err != nil || c != '"' {
		return errors.Join(err, a.stream.take('"'))
	}
	key, err := a.stream.value(make([]byte, 0, 16))
	if err != nil {
		return err
	}
	if err := a.stream.take(':'); err != nil {
		return err
	}
	c, err := a.stream.peek()
	if err != nil {
		return err
	}
	last := a.depth == len(a.path)-1
	if string(key) == `"`+a.path[a.depth]+`"` && (last && c == '[' || !last && c == '{') {
		a.first, a.entries = true, last
		if !last {
			a.depth++
		}
		return a.stream.take(c)
	}
	_, err = a.stream.value(nil)
	return err
}
