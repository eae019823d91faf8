package call

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// Request is one call of an operation. Its methods build it, and [Do] sends it. If one of them
// finds a fault, Do returns the first fault and sends nothing.
type Request struct {
	// Operation is nil for a request outside the contract.
	Operation *Operation
	// Method is the HTTP method. Path is escaped and begins with a slash. Query is encoded.
	Method, Path, Query string
	// Header has the header parameters, and is nil without any.
	Header http.Header
	// Body is nil if there is none. ContentType is its media type, and Accept that of the answer;
	// empty means JSON.
	Body                []byte
	ContentType, Accept string

	err error
}

// New begins a request for an operation.
func New(operation *Operation) *Request {
	return &Request{Operation: operation, Method: operation.Method, Path: operation.Path}
}

// Refuse records a fault of the request, unless err is nil or there is a fault already.
func (r *Request) Refuse(err error) {
	if r.err == nil {
		r.err = err
	}
}

// JSONBody encodes the body, unless its checks returned an error.
func (r *Request) JSONBody(body any, err error) {
	r.Refuse(err)
	if r.err != nil {
		return
	}
	if r.Body, err = json.Marshal(body); err != nil {
		r.Refuse(Refuse("body", err))
	}
}

// setPathParameter replaces a parameter of the path by a value that is checked or escaped.
func (r *Request) setPathParameter(name, value string) {
	r.Path = strings.Replace(r.Path, "{"+name+"}", value, 1)
}

// Caller sends a request and decodes the answer into out, a pointer. An [AnswerReader] or
// [Allocator] is decoded by its method, anything else as JSON. Call returns nil if and only if the
// server answered with success and out was filled.
type Caller interface {
	Call(ctx context.Context, request *Request, out any, options ...Option) error
}

// The faults of a call without a client from a constructor, or without a context.
var (
	errNoCaller  = errors.New("is the zero value: use the constructors of package api")
	errNoContext = errors.New("is nil")
)

// Do hands a request to the caller; every generated method ends with it. The result is non-nil if
// and only if the error is nil.
func Do[T any](ctx context.Context, caller Caller, request *Request, options []Option) (*T, error) {
	out := new(T)
	if err := send(ctx, caller, request, out, options); err != nil {
		return nil, err
	}
	return out, nil
}

// send hands a request to the caller unless it has a fault.
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
