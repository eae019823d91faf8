//go:build linux

package wiretest

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/operationtest"
)

// class has the properties of a call by which net/http, a proxy and the client may distinguish it.
type class struct {
	method     string
	safe, body bool
}

func classOf(call operationtest.Call) class {
	return class{method: call.Operation.Method, safe: call.Operation.Safe, body: call.HasBody}
}

func (c class) String() string {
	if !c.body && c.method != http.MethodGet {
		return c.method + " without body"
	}
	return c.method
}

// onePerClass returns the first call of each class.
func onePerClass(calls []operationtest.Call) []operationtest.Call {
	var chosen []operationtest.Call
	for _, call := range calls {
		same := func(other operationtest.Call) bool { return classOf(other) == classOf(call) }
		if !slices.ContainsFunc(chosen, same) {
			chosen = append(chosen, call)
		}
	}
	return chosen
}

// The contract has calls that net/http would repeat and the client must not, with and without a
// body, and a POST that both may repeat. If a class had no call, it would go untested.
func TestContractHasEveryClass(t *testing.T) {
	t.Parallel()
	calls := operationtest.Calls(t)
	chosen := onePerClass(calls)
	require.Less(t, len(chosen), len(calls))
	var classes []class
	for _, call := range chosen {
		classes = append(classes, classOf(call))
	}
	for _, needed := range []class{
		{method: http.MethodGet, safe: true},
		{method: http.MethodPost, safe: true, body: true},
		{method: http.MethodPost, body: true},
		{method: http.MethodPost},
		{method: http.MethodPatch, body: true},
	} {
		require.Contains(t, classes, needed)
	}
}
