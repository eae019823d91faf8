package call

import (
	"bytes"
	"context"
	"errors"
)

// AnswerReader is an answer that decodes itself. ReadAnswer returns an error for a response of
// another form.
type AnswerReader interface {
	ReadAnswer(response *Response) error
}

// Allocator is an answer that may be null. A body other than null is decoded into the value that
// Allocate returns.
type Allocator interface {
	Allocate() any
}

// Content is an answer that is not JSON, such as a file or a text. It is always complete: an
// attempt whose answer is cut short is repeated or fails. Package api documents the maximum length.
type Content struct {
	// Type is the media type that the server gave, such as "application/pdf".
	Type string
	Body []byte
}

// ReadAnswer keeps the body unchanged. The caller has already checked that it is not a JSON error.
func (c *Content) ReadAnswer(response *Response) error {
	c.Type, c.Body = response.Header.Get("Content-Type"), response.Body
	return nil
}

// Nullable is an answer of type T that may be null.
type Nullable[T any] struct {
	// Value is nil for null.
	Value *T
}

// Allocate sets Value to a new T, into which the caller decodes a body other than null.
func (n *Nullable[T]) Allocate() any {
	n.Value = new(T)
	return n.Value
}

// emptyAnswer is an answer without content.
type emptyAnswer struct{}

var errNotEmpty = errors.New("it has content where none was expected")

// ReadAnswer accepts every form of an empty answer: no body, null, and an empty list, object or
// string.
func (emptyAnswer) ReadAnswer(response *Response) error {
	switch string(bytes.Join(bytes.Fields(response.Body), nil)) {
	case "", "null", "[]", "{}", `""`:
		return nil
	}
	return errNotEmpty
}

// DoEmpty is [Do] for an operation whose success has no content.
func DoEmpty(ctx context.Context, caller Caller, request *Request, options []Option) error {
	_, err := Do[emptyAnswer](ctx, caller, request, options)
	return err
}
