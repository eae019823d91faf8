package transport

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

// ErrTooLong is the error for an answer that is longer than the client's limit.
var ErrTooLong = errors.New("the answer is too long")

// readBody reads an answer's body. A body of more than limit bytes is [ErrTooLong].
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

// readDeclared reads a body of a known length and then its EOF: over HTTP/2 the end of a stream can
// be a separate frame, and closing the body before it arrives sends RST_STREAM. A body with all its
// bytes is complete, even if reading the EOF fails.
func readDeclared(body io.Reader, length int) ([]byte, error) {
	buffer := make([]byte, length+1) // one more byte, for reading the EOF
	n, err := io.ReadFull(body, buffer[:length])
	if err == nil {
		_, _ = io.ReadFull(body, buffer[length:])
	}
	return buffer[:n:n], err //nolint:wrapcheck // wrapped by the caller
}

// brokenOffError is the error of an answer whose status arrived but whose body is incomplete.
type brokenOffError struct {
	response *Response
	err      error
}

func (e *brokenOffError) Error() string { return "the answer broke off: " + e.err.Error() }
func (e *brokenOffError) Unwrap() error { return e.err }

// PartialResponse returns the part that arrived of an incomplete answer, or nil for any other
// error.
func PartialResponse(err error) *Response {
	if broken, ok := err.(*brokenOffError); ok { //nolint:errorlint // a wrapped one may belong to another call
		return broken.response
	}
	return nil
}
