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

// Options configure a [Reader]. The zero value reads every format except a single body.
type Options struct {
	// Operation, an operationId, and Status are those of a recording that is a single body. Set
	// both or neither.
	Operation string
	Status    int
	// MaxEntry is the maximum length of an entry in bytes, decompressed; 0 means 64 MiB. A longer
	// entry is an [*Error] and is skipped without being kept in memory.
	MaxEntry int
	// Hosts are the hosts of the API. An asterisk matches any characters, and a host without a port
	// matches any port. An exchange with another host is skipped. An empty list matches any host.
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

// source reads the exchanges of one file. Its errors are io.EOF or an *Error.
type source interface {
	next() (contract.Exchange, error)
}

// Reader reads the exchanges of a recording in order. It must not be used by several goroutines at
// once.
type Reader struct {
	source source
	close  func() error
}

// Open opens a file or a folder; "-" is standard input. An empty file or an unknown format is an
// error. In a folder it is an error of [Reader.Next], which continues with the next file.
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
			return nil, errors.New("recording: operation and status cannot be given for a folder")
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

// New returns a Reader that reads from r and does not close it. Name becomes [contract.Place.File].
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

// Next returns the next exchange, or io.EOF after the last. An [*Error] concerns one entry, or the
// rest of one file; the next call continues after it. The exchange's Body is valid only until the
// next call.
//
// The exchange has a Request if enough of it was recorded to check it: in NDJSON a method, a url or
// path, and a query or a body; in the other formats always, except in cassettes of responses for
// Python and for Postman URLs with unset variables. RequestBodyUnrecorded says that the request's
// body is missing.
func (r *Reader) Next() (contract.Exchange, error) { return r.source.next() }

// All returns an iterator over the exchanges that [Reader.Next] returns. An [*Error] takes the place
// of an exchange that cannot be read; a loop that continues receives the next exchange.
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

// Close closes the current file.
func (r *Reader) Close() error { return r.close() }

// openFile opens one file. Every error is an *Error.
func openFile(name string, options Options) (source, func() error, error) {
	file, err := os.Open(name) //nolint:gosec // the caller names what to read
	if err != nil {
		return nil, nil, fault(contract.Place{File: name}, err)
	}
	source, done, err := newSource(name, file, options)
	if err != nil {
		_ = file.Close() // the first error says more
		return nil, nil, err
	}
	return source, func() error { done(); return file.Close() }, nil
}

// newSource decompresses r, detects the format and returns the source for it. The returned function
// frees the decompressor.
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
