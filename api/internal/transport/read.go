package transport

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

// ErrTooLong is an answer that is longer than the client's limit.
var ErrTooLong = errors.New("the answer is too long")

// readBody reads an answer's body, but not more than limit bytes.
func readBody(answer *http.Response, limit int64) ([]byte, error) {
	if answer.ContentLength > limit {
		return nil, fmt.Errorf("%w: %d bytes, more than %d", ErrTooLong, answer.ContentLength, limit)
	}
	if answer.ContentLength >= 0 {
		return readDeclared(answer.Body, int(answer.ContentLength))
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err == nil && int64(len(body)) > limit {
		return body[:limit], fmt.Errorf("%w: more than %d bytes", ErrTooLong, limit)
	}
	return body, err //nolint:wrapcheck // wrapped by the caller
}

// readDeclared reads a body of a known length, and then its end: over HTTP/2 the end can be a frame
// of its own, and closing the body before it arrives sends RST_STREAM. A body that has all its
// bytes is complete, even if its end cannot be read.
func readDeclared(body io.Reader, length int) ([]byte, error) {
	buffer := make([]byte, length+1) // one more byte, to read the end into
	n, err := io.ReadFull(body, buffer[:length])
	if err == nil {
		_, _ = io.ReadFull(body, buffer[length:])
	}
	return buffer[:n:n], err //nolint:wrapcheck // wrapped by the caller
}

// brokenOffError is an answer whose status arrived and whose body did not arrive completely.
type brokenOffError struct {
	response *Response
	err      error
}

func (e *brokenOffError) Error() string { return "the answer broke off: " + e.err.Error() }
func (e *brokenOffError) Unwrap() error { return e.err }

// PartialResponse returns the part of a broken-off answer that arrived, or nil.
func PartialResponse(err error) *Response {
	if broken, ok := err.(*brokenOffError); ok { //nolint:errorlint // a wrapped one may belong to another call
		return broken.response
	}
	return nil
}
