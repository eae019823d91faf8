package call

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// Request is one call of an operation. Its methods build it, and [Do] sends it. If one of them
// records an error, Do returns the first error and sends nothing.
type Request struct {
	// Operation is nil for a request outside the contract.
	Operation *Operation
	// Method is the HTTP method. Path is escaped and begins with a slash. Query is encoded.
	Method, Path, Query string
	// Header has the header parameters; nil if there are none.
	Header http.Header
	// Body is nil if there is none. ContentType is the media type of Body, and Accept that of the
	// answer; "" means JSON.
	Body                []byte
	ContentType, Accept string

	err error
}

// New begins a request for an operation.
func New(operation *Operation) *Request {
	return &Request{Operation: operation, Method: operation.Method, Path: operation.Path}
}

// Refuse records an error of the request, unless err is nil or an error is already recorded.
func (r *Request) Refuse(err error) {
	if r.err == nil {
		r.err = err
	}
}

// JSONBody encodes the body as JSON. If err, the result of the body's checks, is not nil, it
// records err instead.
func (r *Request) JSONBody(body any, err error) {
	r.Refuse(err)
	if r.err != nil {
		return
	}
	if r.Body, err = json.Marshal(body); err != nil {
		r.Refuse(Refuse("body", err))
	}
}

// setPathParameter replaces {name} in the path by a value that is safe in a path.
func (r *Request) setPathParameter(name, value string) {
	r.Path = strings.Replace(r.Path, "{"+name+"}", value, 1)
}

// Caller sends a request and decodes the answer into out, a pointer. An [AnswerReader] or
// [Allocator] is decoded by its method, anything else as JSON. Call returns nil if and only if the
// server answered with success and out was filled.
type Caller interface {
	Call(ctx context.Context, request *Request, out any, options ...Option) error
}

// The errors of a call on a zero client, and of a call without a context.
var (
	errNoCaller  = errors.New("is the zero value: use the constructors of package api")
	errNoContext = errors.New("is nil")
)

// Do sends a request through caller and returns the decoded answer, which is non-nil if and only if
// the error is nil. Every generated method ends with it.
func Do[T any](ctx context.Context, caller Caller, request *Request, options []Option) (*T, error) {
	out := new(T)
	if err := send(ctx, caller, request, out, options); err != nil {
		return nil, err
	}
	return out, nil
}

// send sends a request through caller, unless an error is recorded in the request.
func send(ctx context.Context, caller Caller, request *Request, out any, options []Option) error {
	if caller == nil {
		request.Refuse(Refuse("client", errNoCaller))
	}
	if ctx == nil {
		request.Refuse(Refuse("ctx", errNoContext))
	}
	if request.err != nil {
		return request.Operation.CompleteError(request.err)
	}
	return caller.Call(ctx, request, out, options...) //nolint:wrapcheck // package api returns its own errors
}
