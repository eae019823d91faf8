package call

import (
	"bytes"
	"context"
	"errors"
)

// AnswerReader is what takes a success as it came, and refuses what it cannot be.
type AnswerReader interface {
	ReadAnswer(response *Response) error
}

// Allocator is what a success may be null for; otherwise it is decoded into what Allocate
// makes room for.
type Allocator interface {
	Allocate() any
}

// Content is an answer that is not JSON, a file or a text. It has come whole, so that no
// part of one passes for all of it: an attempt whose answer broke off is repeated, or
// fails. How long one may be stands in package api.
type Content struct {
	// Type is the media type that the server gave, such as "application/pdf".
	Type string
	Body []byte
}

// ReadAnswer takes what came. A JSON error in its place is not for it to know.
func (c *Content) ReadAnswer(response *Response) error {
	c.Type, c.Body = response.Header.Get("Content-Type"), response.Body
	return nil
}

// Nullable is an answer that may be null.
type Nullable[T any] struct {
	// Value is nil for null.
	Value *T
}

// Allocate makes room for a value that is not null.
func (n *Nullable[T]) Allocate() any {
	n.Value = new(T)
	return n.Value
}

// empty is an answer that says nothing but success.
type empty struct{}

var errNotEmpty = errors.New("it says something, where success has nothing to say")

// ReadAnswer takes nothing in each form that it has: no body, null, and an empty list or
// object.
func (empty) ReadAnswer(response *Response) error {
	switch string(bytes.Join(bytes.Fields(response.Body), nil)) {
	case "", "null", "[]", "{}", `""`:
		return nil
	}
	return errNotEmpty
}

// DoEmpty is [Do] of an operation whose success says nothing more.
func DoEmpty(ctx context.Context, caller Caller, request *Request, options []Option) error {
	_, err := Do[empty](ctx, caller, request, options)
	return err
}
