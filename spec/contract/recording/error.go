package recording

import (
	"errors"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// What a caller may want to know of an [Error].
var (
	// ErrEmpty is a recording without a single entry.
	ErrEmpty = errors.New("nothing in it")
	// ErrFormat is a file that is no recording.
	ErrFormat = errors.New("unknown format")
	// ErrTooLong is an entry longer than [Options.MaxEntry].
	ErrTooLong = errors.New("longer than is allowed")
)

// Error is about an entry, or a file, that cannot be read.
type Error struct {
	// At is where it is, as far as that is known.
	At  contract.Place
	Err error
}

func (e *Error) Error() string { return e.At.String() + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// fault makes an *Error. No *Error is io.EOF, so that errors.Is tells the end.
func fault(at contract.Place, err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return &Error{at, err}
}
