package api_test

import (
	"context"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/operationtest"
)

// operationCall is a method of the generated API with valid arguments.
type operationCall struct {
	method    string
	operation call.Operation
	// hasAnswer says that a success has content, and isFile that it is a file.
	hasAnswer, isFile bool
	do                func(ctx context.Context, client *api.Client, options ...api.CallOption) error
}

// isRepeatable reports whether a call may be repeated even if it may have run: it changes nothing,
// or has an idempotency key.
func (c operationCall) isRepeatable() bool { return c.operation.Safe || c.operation.KeyHeader != "" }

// operationCalls returns every method of every operation.
func operationCalls(t *testing.T) []operationCall {
	t.Helper()
	var calls []operationCall
	for _, one := range operationtest.Calls(t) {
		calls = append(calls, operationCall{one.Method, one.Operation, one.HasAnswer, one.IsFile, one.Do})
	}
	return calls
}
