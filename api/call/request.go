package call

import (
	"context"
	"encoding/json"
	"errors"
)

// Request is one call of an operation, checked and ready to be sent.
type Request struct {
	// Operation is nil for a request that the contract does not know.
	Operation *Operation
	// Method is the HTTP method; Path is escaped and begins with a slash; Query
	// is encoded; Body is JSON, or nil.
	Method, Path, Query string
	Body                []byte
}

// Caller sends a request and decodes the answer into out, a pointer. It returns
// nil if and only if the server answered with success and out was filled.
type Caller interface {
	Call(ctx context.Context, request *Request, out any, options ...Option) error
}

// What a call lacks that did not come from a constructor, or has no context.
var (
	errNoCaller  = errors.New("is the zero value: use the constructors of package api")
	errNoContext = errors.New("is nil")
)

// Do is what every generated method ends in: it encodes the body, unless that is
// nil, and hands the request to the caller. The result is not nil if and only if
// the error is.
func Do[T any](ctx context.Context, caller Caller, request Request, body any, options []Option) (*T, error) {
	if caller == nil {
		return nil, request.Operation.Refused(Refuse("", "client", errNoCaller))
	}
	if ctx == nil {
		return nil, request.Operation.Refused(Refuse("", "ctx", errNoContext))
	}
	if request.Operation != nil {
		request.Method = request.Operation.Method
	}
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, request.Operation.Refused(Refuse("", "body", err))
		}
		request.Body = encoded
	}
	out := new(T)
	if err := caller.Call(ctx, &request, out, options...); err != nil {
		return nil, err
	}
	return out, nil
}
