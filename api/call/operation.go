package call

import "context"

// Operation is a row of the contract's table: what is known of an endpoint
// apart from the shapes it takes and gives.
type Operation struct {
	// ID is the operationId of the contract, such as "fetchPayment"; it is empty for an
	// endpoint that the contract does not have.
	ID string
	// Method is the HTTP method, and Path the template below the server's URL,
	// such as "/payments/{payment_id}". Without an ID, ids are {id}.
	Method, Path string
	// Security names the security schemes of the contract any of which will do.
	Security []string
	// KeyOnly is whether a key without its secret is enough. A secret that is
	// sent all the same can be refused.
	KeyOnly bool
	// Server is the path below the host that the operation stands under, such as "/v2",
	// where it is not that of the other operations.
	Server string
	// KeyHeader is the header of the operation's idempotency key, by which the server
	// knows a repetition (x-idempotency-key); "" for none.
	KeyHeader string
	// Safe is whether repeating the call cannot change anything (x-retry: safe).
	Safe bool
}

type operationKey struct{}

// WithOperation lets the operation travel with a call, so that tracing and
// metrics, in an http.RoundTripper of the caller's for one, can name it.
func WithOperation(ctx context.Context, operation *Operation) context.Context {
	return context.WithValue(ctx, operationKey{}, operation)
}

// OperationFrom is the operation that a request's context belongs to; false for
// a context that is of no call.
func OperationFrom(ctx context.Context) (Operation, bool) {
	operation, _ := ctx.Value(operationKey{}).(*Operation)
	if operation == nil {
		return Operation{}, false
	}
	return *operation, true
}
