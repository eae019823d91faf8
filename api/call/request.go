package call

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// Request is one call of an operation, put together by its methods and sent by
// [Do]. The first of them that finds a fault decides: Do returns it and sends
// nothing.
type Request struct {
	// Operation is nil for a request that the contract does not know.
	Operation *Operation
	// Method is the HTTP method; Path is escaped and begins with a slash; Query
	// is encoded.
	Method, Path, Query string
	// Header has the parameters that are sent in it, and is nil without any.
	Header http.Header
	// Body is nil where there is none. ContentType is its form, and Accept that of the
	// answer; both are JSON where they are empty.
	Body                []byte
	ContentType, Accept string

	err error
}

// New begins a request of an operation.
func New(operation *Operation) *Request {
	return &Request{Operation: operation, Method: operation.Method, Path: operation.Path}
}

// Refuse notes a fault of what was asked for; nil is none.
func (r *Request) Refuse(err error) {
	if r.err == nil {
		r.err = err
	}
}

// JSONBody is the body, encoded unless err, what its checks say, is a fault.
func (r *Request) JSONBody(body any, err error) {
	r.Refuse(err)
	if r.err != nil {
		return
	}
	if r.Body, err = json.Marshal(body); err != nil {
		r.Refuse(Refuse("body", err))
	}
}

// put puts a value, checked or escaped, for a parameter of the path.
func (r *Request) put(name, value string) {
	r.Path = strings.Replace(r.Path, "{"+name+"}", value, 1)
}

// Caller sends a request and decodes the answer into out, a pointer: by its ReadAnswer or
// Allocate if it is an [AnswerReader] or an [Allocator], and as JSON otherwise. It returns
// nil if and only if the server answered with success and out was filled.
type Caller interface {
	Call(ctx context.Context, request *Request, out any, options ...Option) error
}

// What a call lacks that did not come from a constructor, or has no context.
var (
	errNoCaller  = errors.New("is the zero value: use the constructors of package api")
	errNoContext = errors.New("is nil")
)

// Do is what every generated method ends in: it hands the request to the caller.
// The result is not nil if and only if the error is.
func Do[T any](ctx context.Context, caller Caller, request *Request, options []Option) (*T, error) {
	out := new(T)
	if err := send(ctx, caller, request, out, options); err != nil {
		return nil, err
	}
	return out, nil
}

// send hands a request to the caller unless something of it was refused.
func send(ctx context.Context, caller Caller, request *Request, out any, options []Option) error {
	if caller == nil {
		request.Refuse(Refuse("client", errNoCaller))
	}
	if ctx == nil {
		request.Refuse(Refuse("ctx", errNoContext))
	}
	if request.err != nil {
		return request.Operation.Refused(request.err)
	}
	return caller.Call(ctx, request, out, options...) //nolint:wrapcheck // it is an error of package api
}
