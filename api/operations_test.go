package api_test

import (
	"context"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/operationtest"
)

// operationCall is a method of the generated API with arguments that it takes.
type operationCall struct {
	method    string
	operation call.Operation
	// answered is whether a success has something to say, and isFile whether that is a
	// file.
	answered, isFile bool
	do               func(ctx context.Context, client *api.Client, options ...api.CallOption) error
}

// repeatable is whether a call may be made again though it may have run: it changes
// nothing, or has a key by which the server knows it.
func (c operationCall) repeatable() bool { return c.operation.Safe || c.operation.KeyHeader != "" }

// operationCalls has every method of every operation; no list of them stands here.
func operationCalls(t *testing.T) []operationCall {
	t.Helper()
	var calls []operationCall
	for _, one := range operationtest.Calls(t) {
		calls = append(calls, operationCall{one.Method, one.Operation, one.Answered, one.File, one.Do})
	}
	return calls
}
