//go:build unix

package wiretest

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/operationtest"
)

// class is what calls have in common that net/http, a proxy and the client may
// treat alike.
type class struct {
	method     string
	safe, body bool
}

func classOf(call operationtest.Call) class {
	return class{method: call.Operation.Method, safe: call.Operation.Safe, body: call.Body}
}

func (c class) String() string {
	if !c.body && c.method != http.MethodGet {
		return c.method + " without body"
	}
	return c.method
}

// ofEachClass has the first call of each class.
func ofEachClass(calls []operationtest.Call) []operationtest.Call {
	var chosen []operationtest.Call
	for _, call := range calls {
		same := func(other operationtest.Call) bool { return classOf(other) == classOf(call) }
		if !slices.ContainsFunc(chosen, same) {
			chosen = append(chosen, call)
		}
	}
	return chosen
}

// The contract has calls that net/http would repeat and the client must not, with a
// body and without, and one that both may repeat though it is a POST. Were there
// none of a kind, that kind would go untried.
func TestClasses(t *testing.T) {
	t.Parallel()
	calls := operationtest.Calls(t)
	chosen := ofEachClass(calls)
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
