package recording

import (
	"bufio"
	"errors"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// archive reads the entries of a JSON list one by one. The list is inside an object, as in HAR and
// in cassettes, or is the whole document.
type archive struct {
	path    []string // the keys of the objects around the list, and of the list
	read    func(entry []byte) (contract.Exchange, error)
	stream  stream
	at      contract.Place // of the last entry read
	entry   []byte
	started bool
	depth   int  // how many keys of path have been entered; -1 outside the outermost object
	first   bool // no member of the current object or list has been read yet
	entries bool // the position is in the list
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

// advance reads the next entry into a.entry. There may be several lists of entries.
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
	if cap(a.entry) > 1<<20 { // frees the memory of an unusually long entry
		a.entry = []byte{}
	}
	a.entry, err = a.stream.value(a.entry[:0])
	return true, err
}

// seek moves into the next list of entries. It returns io.EOF if there is none.
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
		err = errors.New("unexpected data after its end: " + string(rune(c)))
	}
	return err
}

// member enters the next member if it is on the path to the entries, and skips it otherwise.
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
