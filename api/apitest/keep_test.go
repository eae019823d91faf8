package apitest_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// A server keeps no more than the given number of entities, requests and undelivered webhooks.
func TestServerKeepsTheNewest(t *testing.T) {
	t.Parallel()
	const keep, made = 10, 30
	failing := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }))
	defer failing.Close()
	srv := apitest.NewServer(t, apitest.Keep(keep), apitest.KeepRequests(keep), apitest.WebhookTo(failing.URL, ""), apitest.Strict())
	client := srv.Client()
	var orders []*generated.Order
	for range made {
		order := newOrder(t, client)
		created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(order, apitest.VPASuccess))
		require.NoError(t, err)
		_, err = client.API.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: order.Amount, Currency: paise.INR})
		require.NoError(t, err)
		require.NoError(t, srv.Refund(created.RazorpayPaymentID, 0))
		orders = append(orders, order)
	}
	require.Equal(t, keep, srv.PendingWebhooks())
	require.Zero(t, srv.DeliverWebhooks(t.Context()))
	require.Equal(t, keep, srv.PendingWebhooks())
	require.Len(t, srv.Requests(), keep)
	kept := 0
	for range srv.Payments() {
		kept++
	}
	require.Equal(t, keep, kept)
	require.Nil(t, srv.Order(orders[made-keep-1].ID))
	require.NotNil(t, srv.Order(orders[made-keep].ID))
	_, err := client.FetchOrder(t.Context(), orders[0].ID, nil)
	_ = requireRefused(t, err, "input_validation_failed")
	srv.Advance(6 * 24 * time.Hour)
	for refund := range srv.Refunds() {
		require.Equal(t, generated.RefundStateProcessed, refund.Status)
	}
	require.Zero(t, srv.Broken())
}
