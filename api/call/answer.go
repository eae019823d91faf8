package call

import (
	"bytes"
	"context"
	"errors"
)

// AnswerReader decodes a successful answer by itself, and refuses one that does not fit.
type AnswerReader interface {
	ReadAnswer(response *Response) error
}

// Allocator is implemented by an answer that may be null. Any other answer is decoded into the
// value that Allocate returns.
type Allocator interface {
	Allocate() any
}

// Content is an answer that is not JSON, such as a file or a text. It is always complete: an
// attempt whose answer breaks off is repeated or fails. Package api says how long it may be.
type Content struct {
	// Type is the media type that the server gave, such as "application/pdf".
	Type string
	Body []byte
}

// ReadAnswer takes the body as it is. The caller has ruled out a JSON error in its place.
func (c *Content) ReadAnswer(response *Response) error {
	c.Type, c.Body = response.Header.Get("Content-Type"), response.Body
	return nil
}

// Nullable is an answer that may be null.
type Nullable[T any] struct {
	// Value is nil for null.
	Value *T
}

// Allocate returns a pointer to decode a value into that is not null.
func (n *Nullable[T]) Allocate() any {
	n.Value = new(T)
	return n.Value
}

// emptyAnswer is an answer that only reports success.
type emptyAnswer struct{}

var errNotEmpty = errors.New("it says something, where success has nothing to say")

// ReadAnswer accepts the forms of an empty answer: no body, null, and an empty list, object or
// text.
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
