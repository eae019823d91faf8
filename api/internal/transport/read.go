package transport

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

// ErrTooLong is an answer longer than the client reads.
var ErrTooLong = errors.New("the answer is too long")

// read reads an answer's body to its end, and no further than the limit.
func read(answer *http.Response, limit int64) ([]byte, error) {
	if answer.ContentLength > limit {
		return nil, fmt.Errorf("%w: %d bytes, more than %d", ErrTooLong, answer.ContentLength, limit)
	}
	if answer.ContentLength >= 0 {
		body := make([]byte, answer.ContentLength)
		n, err := io.ReadFull(answer.Body, body)
		if err == nil {
			awaitEnd(answer.Body)
		}
		return body[:n], err //nolint:wrapcheck // wrapped by the caller
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err == nil && int64(len(body)) > limit {
		return body[:limit], fmt.Errorf("%w: more than %d bytes", ErrTooLong, limit)
	}
	return body, err //nolint:wrapcheck // wrapped by the caller
}

// awaitEnd reads the end of a body of which all bytes came. Over HTTP/2 the end is
// a frame of its own, perhaps, and a body that is closed before it came is answered
// with RST_STREAM. An answer that has all its bytes is complete, whatever comes of
// its end.
func awaitEnd(body io.Reader) {
	var none [1]byte
	_, _ = io.ReadFull(body, none[:])
}

// brokenOffError is an answer whose status came and whose body did not.
type brokenOffError struct {
	response *Response
	err      error
}

func (e *brokenOffError) Error() string { return "the answer broke off: " + e.err.Error() }
func (e *brokenOffError) Unwrap() error { return e.err }

// BrokenOff is what came of an answer that broke off, or nil.
func BrokenOff(err error) *Response {
	if broken, ok := err.(*brokenOffError); ok { //nolint:errorlint // inside err it can be another call's
		return broken.response
	}
	return nil
}
