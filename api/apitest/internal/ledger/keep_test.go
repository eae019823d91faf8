package ledger

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Only the newest entities are kept, and no index, timer or idempotency key refers to the others.
func TestNewestEntitiesAreKept(t *testing.T) {
	t.Parallel()
	const keep, made = 3, 10
	l := New(Config{Start: time.Unix(1_754_000_000, 0), Keep: keep})
	var orders []generated.OrderID
	var payments []generated.PaymentID
	var refunds []generated.RefundID
	for n := range made {
		order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: 1000, Currency: paise.INR})
		require.NoError(t, err)
		payment, err := l.CreatePayment(NewPayment{OrderID: order.ID, Amount: 1000, Currency: paise.INR, Method: "upi", VPA: VPASuccess})
		require.NoError(t, err)
		_, err = l.Capture(payment.ID, 1000, paise.INR)
		require.NoError(t, err)
		refund, err := l.CreateRefund(NewRefund{PaymentID: payment.ID, Key: fmt.Sprint("refund ", n)})
		require.NoError(t, err)
		l.StartDowntime(generated.Downtime{})
		orders, payments, refunds = append(orders, order.ID), append(payments, payment.ID), append(refunds, refund.ID)
	}
	for n := range made {
		_, hasOrder := l.Order(orders[n])
		_, hasPayment := l.Payment(payments[n])
		_, hasRefund := l.Refund(refunds[n])
		isKept := n >= made-keep
		require.Equal(t, []bool{isKept, isKept, isKept}, []bool{hasOrder, hasPayment, hasRefund}, "%d", n)
	}
	require.Len(t, l.Orders(), keep)
	require.Len(t, l.Payments(Everything()), keep)
	require.Len(t, l.Refunds(Everything()), keep)
	require.Len(t, l.Downtimes(), keep)
	require.Len(t, l.keys, keep)
	require.Len(t, l.clock.timers, keep, "one timer for each kept refund")
}

// Payments that are kept can still be captured after their order was dropped.
func TestPaymentOutlivesItsOrder(t *testing.T) {
	t.Parallel()
	l := New(Config{Start: time.Unix(1_754_000_000, 0), Keep: 2})
	order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: 1000, Currency: paise.INR})
	require.NoError(t, err)
	for range 5 { // the bank declines each, so the order stays open
		_, err = l.CreatePayment(NewPayment{OrderID: order.ID, Amount: 1000, Currency: paise.INR, Method: "upi", VPA: VPAFailure})
		require.NoError(t, err)
	}
	waiting, err := l.CreatePayment(NewPayment{OrderID: order.ID, Amount: 1000, Currency: paise.INR, Method: "upi", VPA: "a@b"})
	require.NoError(t, err)
	listed, _ := l.OrderPayments(order.ID)
	require.Len(t, listed, 2, "an order lists only the payments that are kept")
	for range 2 {
		_, err = l.CreateOrder(generated.CreateOrderRequest{Amount: 1000, Currency: paise.INR})
		require.NoError(t, err)
	}
	_, found := l.Order(order.ID)
	require.False(t, found)
	_, err = l.Authorize(waiting.ID)
	require.NoError(t, err)
	captured, err := l.Capture(waiting.ID, 1000, paise.INR)
	require.NoError(t, err)
	require.True(t, captured.Captured)
	refund, err := l.CreateRefund(NewRefund{PaymentID: waiting.ID})
	require.NoError(t, err)
	require.NoError(t, l.FailRefund(refund.ID))
	require.Empty(t, l.clock.timers, "no timer is left")
}
