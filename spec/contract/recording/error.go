package recording

import (
	"errors"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// The causes of an [Error] that callers may distinguish.
var (
	// ErrEmpty is the error for a recording without entries.
	ErrEmpty = errors.New("it is empty")
	// ErrFormat is the error for a file that is not a recording.
	ErrFormat = errors.New("unknown format")
	// ErrTooLong is the error for an entry longer than [Options.MaxEntry].
	ErrTooLong = errors.New("too long")
)

// Error is the error for an entry or a file that cannot be read.
type Error struct {
	// At is the place of the entry or the file, as far as it is known.
	At  contract.Place
	Err error
}

func (e *Error) Error() string { return e.At.String() + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// fault returns an *Error. It replaces io.EOF, so that errors.Is(err, io.EOF) holds only at the end
// of the recording.
func fault(at contract.Place, err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return &Error{at, err}
}
