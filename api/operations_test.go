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
	do        func(ctx context.Context, client *api.Client, options ...api.CallOption) error
}

// operationCalls has every method of every operation; no list of them stands here.
func operationCalls(t *testing.T) []operationCall {
	t.Helper()
	var calls []operationCall
	for _, one := range operationtest.Calls(t) {
		calls = append(calls, operationCall{one.Method, one.Operation, one.Do})
	}
	return calls
}
