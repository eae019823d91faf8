package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func TestRefundsAddUp(t *testing.T) {
	t.Parallel()
	l, events := newLedger()
	id := createIn["captured"](t, l)
	for _, amount := range []paise.Amount{-1, 99, price + 1} {
		_, err := refund(l, id, amount)
		var refused *ledger.RefusedError
		require.ErrorAs(t, err, &refused)
		require.Equal(t, "amount", refused.Field)
	}
	payment, err := refund(l, id, 20_000)
	require.NoError(t, err)
	require.Equal(t, generated.PaymentStatusCaptured, payment.Status)
	require.EqualValues(t, 20_000, payment.Refunded)
	_, err = refund(l, id, 30_001)
	require.Error(t, err, "more than the remaining amount")

	rest, err := l.CreateRefund(ledger.NewRefund{PaymentID: id, Speed: generated.RefundSpeedOptimum, Receipt: "r", Notes: map[string]string{"a": "b"}})
	require.NoError(t, err)
	require.EqualValues(t, 30_000, rest.Amount, "the whole remaining amount")
	require.Equal(t, generated.RefundStateProcessed, rest.Status, "optimum is processed at once")
	payment, _ = l.Payment(id)
	require.Equal(t, generated.PaymentStatusRefunded, payment.Status)
	require.True(t, payment.Captured, "it stays true")
	require.Equal(t, []string{"refund.created", "refund.created", "refund.processed"}, (*events)[3:])

	refunds, found := l.PaymentRefunds(id, ledger.Everything())
	require.True(t, found)
	require.Equal(t, rest, refunds[0], "newest first")
	require.Equal(t, refunds, l.Refunds(ledger.Everything()))
	require.Len(t, l.Refunds(ledger.Window{From: 0, To: start.Unix(), Count: 1, Skip: 1}), 1)
	_, found = l.PaymentRefunds("pay_1", ledger.Everything())
	require.False(t, found)
}

func TestPendingRefunds(t *testing.T) {
	t.Parallel()
	l, events := newLedger()
	id := createIn["captured"](t, l)
	one, err := l.CreateRefund(ledger.NewRefund{PaymentID: id, Amount: 20_000})
	require.NoError(t, err)
	other, err := l.CreateRefund(ledger.NewRefund{PaymentID: id})
	require.NoError(t, err)
	require.NoError(t, l.FailRefund(one.ID))
	require.Error(t, l.FailRefund(one.ID), "the refund has already failed")
	payment, _ := l.Payment(id)
	require.EqualValues(t, 30_000, payment.Refunded)
	require.Equal(t, generated.PaymentStatusCaptured, payment.Status, "it can be refunded again")

	l.AdvanceTo(start.Add(5*24*time.Hour - 1))
	other, _ = l.Refund(other.ID)
	require.Equal(t, generated.RefundStatePending, other.Status)
	l.AdvanceTo(start.Add(5 * 24 * time.Hour))
	other, _ = l.Refund(other.ID)
	require.Equal(t, generated.RefundStateProcessed, other.Status)
	require.NotEmpty(t, other.Reference)
	require.Error(t, l.FailRefund(other.ID), "the refund is already processed")
	one, _ = l.Refund(one.ID)
	require.Equal(t, generated.RefundStateFailed, one.Status)
	require.Equal(t, []string{"refund.created", "refund.created", "refund.failed", "refund.processed"}, (*events)[3:])
}

// A repeated request with the same key returns the refund, whatever its state. Another request with
// that key is refused.
func TestIdempotencyKeyMakesOneRefund(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	id, elsewhere := createIn["captured"](t, l), createIn["captured"](t, l)
	request := ledger.NewRefund{PaymentID: id, Key: "refund-0000000001", Notes: map[string]string{"a": "b"}}
	_, err := l.CreateRefund(ledger.NewRefund{PaymentID: id, Amount: price + 1, Key: request.Key})
	require.Error(t, err)
	first, err := l.CreateRefund(request)
	require.NoError(t, err, "a refused request does not use up its key")
	again, err := l.CreateRefund(request)
	require.NoError(t, err)
	require.Equal(t, first, again)

	for name, change := range map[string]func(*ledger.NewRefund){
		"payment": func(r *ledger.NewRefund) { r.PaymentID = elsewhere },
		"amount":  func(r *ledger.NewRefund) { r.Amount = price },
		"speed":   func(r *ledger.NewRefund) { r.Speed = generated.RefundSpeedOptimum },
		"receipt": func(r *ledger.NewRefund) { r.Receipt = "r" },
		"notes":   func(r *ledger.NewRefund) { r.Notes = nil },
	} {
		other := request
		change(&other)
		_, err = l.CreateRefund(other)
		var refused *ledger.RefusedError
		require.ErrorAs(t, err, &refused, name)
		require.Equal(t, 409, refused.Status, name)
	}
	require.Len(t, l.Refunds(ledger.Everything()), 1)
	noted, err := l.AnnotateRefund(first.ID, map[string]string{"c": "d"})
	require.NoError(t, err)
	again, err = l.CreateRefund(request)
	require.NoError(t, err, "the request is compared, not the changed refund")
	require.Equal(t, noted, again)
}
