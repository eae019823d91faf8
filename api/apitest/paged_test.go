//go:build !race

// One client sends one request after the other: the race detector would find what it finds in the
// tests of several, and take five times as long.

package apitest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Every list of the contract can be iterated to its end: lists of the server's state, with
// something in each, and lists from samples.
func TestEveryListIsWalked(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	client := server.Client()
	paid, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
	require.NoError(t, err)
	_, err = client.CapturePayment(t.Context(), paid.RazorpayPaymentID, generated.CaptureRequest{Amount: price, Currency: paise.INR})
	require.NoError(t, err)
	require.NoError(t, server.Refund(paid.RazorpayPaymentID, 0))
	server.StartDowntime(generated.Downtime{Method: generated.DowntimeMethodUPI, Severity: generated.DowntimeSeverityHigh})
	walks := operationtest.Walks(t)
	require.NotEmpty(t, walks)
	for _, walk := range walks {
		t.Run(walk.Method, func(t *testing.T) {
			before := len(server.Requests())
			items, err := walk.Items(t.Context(), client)
			require.NoError(t, err)
			require.NotZero(t, items)
			require.LessOrEqual(t, len(server.Requests())-before, 2, "one page, and at most one empty page")
		})
	}
}
