package contract_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

func load(tb testing.TB) *contract.Contract {
	tb.Helper()
	return contract.Shared(tb)
}

func TestMatch(t *testing.T) {
	t.Parallel()
	c := load(t)
	for name, test := range map[string]struct {
		method, path string
		want         string // operationId, or "" for none
		values       map[string]string
	}{
		"with the base path":                    {"GET", "/v1/payments", "listPayments", map[string]string{}},
		"without the base path":                 {"GET", "/payments", "listPayments", map[string]string{}},
		"a parameter":                           {"GET", "/v1/payments/pay_1", "fetchPayment", map[string]string{"payment_id": "pay_1"}},
		"a literal wins":                        {"GET", "/v1/payments/downtimes", "listPaymentDowntimes", map[string]string{}},
		"a literal wins, with a value after it": {"GET", "/payments/downtimes/down_1", "fetchPaymentDowntime", map[string]string{"downtime_id": "down_1"}},
		"a literal after a parameter":           {"GET", "/payments/pay_1/card", "fetchPaymentCard", map[string]string{"payment_id": "pay_1"}},
		"a path with several methods":           {"PATCH", "/payments/pay_1", "updatePayment", map[string]string{"payment_id": "pay_1"}},
		"an escaped value":                      {"GET", "/payments/pay_%31", "fetchPayment", map[string]string{"payment_id": "pay_1"}},
		"an invalid escape is kept":             {"GET", "/payments/pay_%zz", "fetchPayment", map[string]string{"payment_id": "pay_%zz"}},
		"a query":                               {"GET", "/v1/payments/downtimes?from=1/2", "listPaymentDowntimes", map[string]string{}},
		"a query after a value":                 {"GET", "/payments/pay_1?expand[]=card", "fetchPayment", map[string]string{"payment_id": "pay_1"}},
		"another method":                        {"DELETE", "/payments/pay_1", "", nil},
		"an empty value":                        {"GET", "/v1/payments/", "", nil},
		"a trailing slash":                      {"GET", "/v1/payments/pay_1/", "", nil},
		"too deep":                              {"GET", "/v1/payments/pay_1/card/more", "", nil},
		"the base path alone":                   {"GET", "/v1", "", nil},
		"a path that only starts like the base": {"GET", "/v10/payments", "", nil},
		"nothing":                               {"GET", "", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			operation, values, found := c.Match(test.method, test.path)
			require.Equal(t, test.want != "", found)
			require.Equal(t, test.want, operation.ID)
			require.Equal(t, test.values, values)
		})
	}
}

func TestEveryOperationMatchesItsOwnPath(t *testing.T) {
	t.Parallel()
	c := load(t)
	for _, operation := range c.Operations() {
		found, _, ok := c.Match(operation.Method, "/v1"+operation.Path)
		require.True(t, ok)
		require.Equal(t, operation.ID, found.ID)
	}
}

func FuzzMatch(f *testing.F) {
	c := load(f)
	f.Add("GET", "/v1/payments/pay_1/card")
	f.Add("GET", "/v1//")
	f.Fuzz(func(t *testing.T, method, path string) {
		operation, values, found := c.Match(method, path)
		require.Equal(t, found, operation.ID != "")
		for _, value := range values {
			require.NotEmpty(t, value)
		}
	})
}
