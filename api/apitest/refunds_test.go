package apitest_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// A refund whose response is lost is made once: the client's retries and the caller's second call
// use the same key.
func TestRefundIsMadeOncePerKey(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	id := pay(t, srv)
	srv.Inject(apitest.Fault{Operation: "createRefund", Kind: apitest.ResetAfter, Times: 4})
	key := &generated.CreateRefundParams{IdempotencyKey: "refund-0000000001"}
	request := generated.RefundRequest{Amount: api.Ptr[paise.Amount](400), Receipt: "r-1", Notes: map[string]string{"why": "damaged"}}
	_, err := client.CreateRefund(t.Context(), id, key, request)
	require.True(t, api.MayHaveHappened(err), "%v", err)
	refund, err := client.CreateRefund(t.Context(), id, key, request)
	require.NoError(t, err)
	require.Equal(t, id, refund.PaymentID)
	require.EqualValues(t, 400, refund.Amount)
	require.Equal(t, generated.RefundStatePending, refund.Status)

	_, err = client.CreateRefund(t.Context(), id, key, generated.RefundRequest{})
	var failed *api.Error
	require.ErrorAs(t, err, &failed)
	require.Equal(t, http.StatusConflict, failed.StatusCode, "the same key with another body")

	payment, err := client.FetchPayment(t.Context(), id, &generated.FetchPaymentParams{Expand: []generated.Expansion{generated.ExpansionRefunds}})
	require.NoError(t, err)
	require.EqualValues(t, 400, payment.AmountRefunded)
	require.Equal(t, generated.RefundStatusPartial, *payment.RefundStatus)
	for found, err := range client.PaymentRefunds(t.Context(), id, nil) {
		require.NoError(t, err)
		require.Equal(t, *refund, found)
	}
	count := 0
	for range srv.Refunds() {
		count++
	}
	require.Equal(t, 1, count)
}

func TestRefundsOfEveryKind(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	first, second := pay(t, srv), pay(t, srv)
	shop := newShop(t, apitest.WebhookSecret)
	srv.WebhookTo(shop.URL, "")
	whole, err := client.CreateRefund(t.Context(), first, nil, generated.RefundRequest{Speed: generated.RefundSpeedOptimum})
	require.NoError(t, err)
	require.Equal(t, generated.RefundStateProcessed, whole.Status)
	require.Equal(t, generated.RefundSpeedProcessedInstant, whole.SpeedProcessed)
	require.Equal(t, price, whole.Amount)
	require.Equal(t, generated.PaymentStatusRefunded, srv.Payment(first).Status)
	_, err = client.CreateRefund(t.Context(), first, nil, generated.RefundRequest{})
	require.ErrorContains(t, err, "fully refunded")

	slow, err := client.CreateRefund(t.Context(), second, nil, generated.RefundRequest{})
	require.NoError(t, err)
	require.NoError(t, srv.FailRefund(slow.ID))
	require.Error(t, srv.FailRefund(slow.ID))
	require.Equal(t, generated.PaymentStatusCaptured, srv.Payment(second).Status)
	noted, err := client.UpdateRefund(t.Context(), slow.ID, generated.UpdateRefundRequest{Notes: map[string]string{"desk": "7"}})
	require.NoError(t, err)
	require.Equal(t, generated.RefundStateFailed, noted.Status)
	fetched, err := client.FetchPaymentRefund(t.Context(), second, slow.ID)
	require.NoError(t, err)
	require.Equal(t, noted, fetched)
	_, err = client.FetchPaymentRefund(t.Context(), first, slow.ID)
	require.ErrorContains(t, err, "does not exist", "the refund belongs to another payment")

	again, err := client.CreateRefund(t.Context(), second, nil, generated.RefundRequest{})
	require.NoError(t, err)
	srv.Advance(5 * 24 * time.Hour)
	again, err = client.FetchRefund(t.Context(), again.ID)
	require.NoError(t, err)
	require.Equal(t, generated.RefundStateProcessed, again.Status)

	for _, event := range shop.events {
		require.Equal(t, []string{"payment", "refund"}, slices.Sorted(slices.Values(event.Contains)))
	}
	require.Equal(t, []string{
		"refund.created", "refund.processed", "refund.created", "refund.failed", "refund.created", "refund.processed",
	}, shop.names())

	unpaid, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPAFailure))
	require.NoError(t, err)
	_, err = client.CreateRefund(t.Context(), unpaid.RazorpayPaymentID, nil, generated.RefundRequest{})
	require.ErrorContains(t, err, "have been captured")
	require.Zero(t, srv.Broken())
}
