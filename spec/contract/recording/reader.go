package recording

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/rzpkit/payments/spec/contract"
)

const defaultMaxEntry = 64 << 20

// Options say how to read. The zero value reads every format except a body by itself.
type Options struct {
	// Operation, an operationId, and Status are those of a body that stands by
	// itself. They are given together or not at all.
	Operation string
	Status    int
	// MaxEntry is how many bytes, unpacked, an entry may have: 64 MiB when it is
	// 0. A longer one is an [*Error] and is passed over without being kept.
	MaxEntry int
	// Hosts are those of the API, with * for any letters, and with a port or for
	// any port: an exchange with another is skipped. None is any host.
	Hosts []string
}

func (o Options) checked() (Options, error) {
	switch {
	case o.Operation == "" && o.Status != 0:
		return o, errors.New("recording: a status without an operation")
	case o.Operation != "" && (o.Status < 100 || o.Status > 599):
		return o, fmt.Errorf("recording: operation %s with status %d", o.Operation, o.Status)
	case o.MaxEntry < 0:
		return o, fmt.Errorf("recording: at most %d bytes an entry", o.MaxEntry)
	case o.MaxEntry == 0:
		o.MaxEntry = defaultMaxEntry
	}
	return o, nil
}

// source is one file's exchanges. An error is io.EOF or an *Error.
type source interface {
	next() (contract.Exchange, error)
}

// Reader returns the exchanges of a recording in their order. Use it in one goroutine.
type Reader struct {
	source source
	close  func() error
}

// Open opens a file or a folder; "-" is standard input. It refuses a recording that is empty or of
// no known format. In a folder such a file is an error of [Reader.Next], which then goes on with
// the next file.
func Open(name string, options Options) (*Reader, error) {
	if name == "-" {
		return New("stdin", os.Stdin, options)
	}
	options, err := options.checked()
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("recording: %w", err)
	}
	if info.IsDir() {
		if options.Operation != "" {
			return nil, errors.New("recording: a folder names its operations itself")
		}
		folder, err := openFolder(name, options)
		if err != nil {
			return nil, err
		}
		return &Reader{folder, folder.close}, nil
	}
	source, closeFile, err := openFile(name, options)
	if err != nil {
		return nil, err
	}
	return &Reader{source, closeFile}, nil
}

// New reads from r, which it does not close. The name is for [contract.Place.File].
func New(name string, r io.Reader, options Options) (*Reader, error) {
	options, err := options.checked()
	if err != nil {
		return nil, err
	}
	source, done, err := newSource(name, r, options)
	if err != nil {
		return nil, err
	}
	return &Reader{source, func() error { done(); return nil }}, nil
}

// Next returns the next exchange, and io.EOF after the last. An [*Error] is about one entry, or
// about the rest of one file: the next call goes on after it. The exchange's Body is valid until
// the next call.
//
// The exchange has a Request if the recording has enough of it to be checked: in NDJSON a method,
// a url or path, and a query or a body; in HAR unless a body was sent and is missing; in a
// cassette always.
func (r *Reader) Next() (contract.Exchange, error) { return r.source.next() }

// All returns an iterator over the exchanges that [Reader.Next] returns. An [*Error] stands in place
// of an exchange that cannot be read, and a loop that goes on gets the next one.
func (r *Reader) All() iter.Seq2[contract.Exchange, error] {
	return func(yield func(contract.Exchange, error) bool) {
		for {
			exchange, err := r.Next()
			if errors.Is(err, io.EOF) || !yield(exchange, err) {
				return
			}
		}
	}
}

// Close closes the file that is being read.
func (r *Reader) Close() error { return r.close() }

// openFile opens one file. Every error is an *Error.
func openFile(name string, options Options) (source, func() error, error) {
	file, err := os.Open(name) //nolint:gosec // the caller names what to read
	if err != nil {
		return nil, nil, fault(contract.Place{File: name}, err)
	}
	source, done, err := newSource(name, file, options)
	if err != nil {
		_ = file.Close() // why it cannot be read says more
		return nil, nil, err
	}
	return source, func() error { done(); return file.Close() }, nil
}

// newSource unpacks, tells the format and reads. What it gives back frees the
// unpacker.
func newSource(name string, r io.Reader, options Options) (source, func(), error) {
	in, done, err := unpack(r)
	if err != nil {
		return nil, nil, fault(contract.Place{File: name}, err)
	}
	source, err := formatted(name, in, options)
	if err != nil {
		done()
		return nil, nil, err
	}
	return source, done, nil
}
