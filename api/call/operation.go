package call

import "context"

// Operation describes an endpoint of the contract, except the types of its request and answer.
type Operation struct {
	// ID is the operationId of the contract, such as "fetchPayment". It is empty for an endpoint
	// outside the contract.
	ID string
	// Method is the HTTP method. Path is the template below the server's URL, such as
	// "/payments/{payment_id}"; without an ID, ids in it are {id}.
	Method, Path string
	// Security names the security schemes of the contract. Any one of them suffices.
	Security []string
	// KeyOnly says that a key without its secret suffices. The server may refuse a call with the
	// secret.
	KeyOnly bool
	// Server is the path below the host, such as "/v2", if it differs from that of the other
	// operations.
	Server string
	// KeyHeader is the header of the idempotency key (x-idempotency-key), by which the server
	// recognizes a repeated request, or "".
	KeyHeader string
	// Safe says that repeating the call cannot change anything (x-retry: safe).
	Safe bool
}

// Name returns the ID or, for an endpoint outside the contract, the method and the path, such as
// "GET /refunds/{id}". Errors and logs use it.
func (o *Operation) Name() string {
	if o.ID == "" {
		return o.Method + " " + o.Path
	}
	return o.ID
}

type operationKey struct{}

// WithOperation attaches the operation to a call's context, so that tracing and metrics can name
// it, for example in the caller's own http.RoundTripper.
func WithOperation(ctx context.Context, operation *Operation) context.Context {
	return context.WithValue(ctx, operationKey{}, operation)
}

// OperationFrom returns the operation that a request's context belongs to, and false for any other
// context.
func OperationFrom(ctx context.Context) (Operation, bool) {
	operation, _ := ctx.Value(operationKey{}).(*Operation)
	if operation == nil {
		return Operation{}, false
	}
	return *operation, true
}
