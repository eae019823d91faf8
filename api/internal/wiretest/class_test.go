//go:build linux

package wiretest

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/operationtest"
)

// The contract has calls of each class: with and without a body, which net/http would repeat and
// the client must not, and a POST that both may repeat. A class without calls would not be tested.
func TestContractHasEveryClass(t *testing.T) {
	t.Parallel()
	calls := operationtest.Calls(t)
	chosen := operationtest.OnePerClass(calls, 0)
	require.Less(t, len(chosen), len(calls))
	var classes []operationtest.Class
	for _, call := range chosen {
		classes = append(classes, operationtest.ClassOf(call))
	}
	for _, needed := range []operationtest.Class{
		{Method: http.MethodGet, Safe: true},
		{Method: http.MethodPost, Safe: true, Body: true},
		{Method: http.MethodPost, Body: true},
		{Method: http.MethodPost},
		{Method: http.MethodPatch, Body: true},
	} {
		require.Contains(t, classes, needed)
	}
}
