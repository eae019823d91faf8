package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func TestCaptureTakesTheAuthorizedAmount(t *testing.T) {
	t.Parallel()
	l, events := newLedger()
	order := open(t, l, nil)
	id := begin(t, l, order, ledger.VPASuccess)
	for name, test := range map[string]struct {
		amount   paise.Amount
		currency paise.Currency
		field    string
	}{
		"less":             {price - 1, paise.INR, "amount"},
		"more":             {price + 1, paise.INR, "amount"},
		"another currency": {price, paise.USD, "currency"},
	} {
		_, err := l.Capture(id, test.amount, test.currency)
		var refused *ledger.RefusedError
		require.ErrorAs(t, err, &refused, name)
		require.Equal(t, test.field, refused.Field, name)
	}
	payment, err := l.Capture(id, price, paise.INR)
	require.NoError(t, err)
	require.True(t, payment.Captured)
	require.EqualValues(t, 1180, payment.Fee)
	require.EqualValues(t, 180, payment.Tax)
	order, _ = l.Order(order.ID)
	require.Equal(t, generated.OrderStatusPaid, order.Status)
	require.Equal(t, price, order.Paid)
	require.Equal(t, []string{"payment.authorized", "payment.captured", "order.paid"}, *events)
}

// The status of a payment right after the bank authorizes it, and when the capture period has
// ended.
func TestAutomaticCapture(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	tests := map[string]struct {
		settings       *generated.CaptureSettings
		authorized     time.Duration // after its creation
		after, in5Days generated.PaymentStatus
		captured       bool
	}{
		"without settings":              {nil, time.Minute, "authorized", "refunded", false},
		"manual":                        {&generated.CaptureSettings{Capture: "manual"}, time.Minute, "authorized", "refunded", false},
		"automatic, in time":            {automatic(12, 7200), time.Minute, "captured", "captured", true},
		"automatic, at the last moment": {automatic(12, 7200), 12 * time.Minute, "captured", "captured", true},
		"automatic, just too late":      {automatic(12, 7200), 12*time.Minute + 1, "authorized", "refunded", false},
		"automatic, after it failed":    {automatic(30, 7200), 16 * time.Minute, "captured", "captured", true},
		"automatic within 0 minutes":    {automatic(0, 7200), 0, "authorized", "refunded", false},
		"after the capture period":      {automatic(12, 20), 20 * time.Minute, "refunded", "refunded", false},
		"just before its end":           {automatic(12, 20), 20*time.Minute - 1, "authorized", "refunded", false},
		"after five days":               {nil, 5 * day, "refunded", "refunded", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, _ := newLedger()
			id := begin(t, l, open(t, l, test.settings), "someone@bank")
			l.AdvanceTo(start.Add(test.authorized))
			payment, err := l.Authorize(id)
			require.NoError(t, err)
			require.Equal(t, test.after, payment.Status)

			l.AdvanceTo(start.Add(5 * day))
			payment, _ = l.Payment(id)
			require.Equal(t, test.in5Days, payment.Status)
			require.Equal(t, test.captured, payment.Captured)
			if payment.Status == generated.PaymentStatusRefunded {
				require.Equal(t, price, payment.Refunded)
				require.Zero(t, payment.Fee)
			}
		})
	}
}

func TestCaptureWindowStartsAtCreation(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	id := begin(t, l, open(t, l, nil), ledger.VPASuccess)
	l.AdvanceTo(start.Add(5*24*time.Hour - 1))
	payment, _ := l.Payment(id)
	require.Equal(t, generated.PaymentStatusAuthorized, payment.Status)
	l.AdvanceTo(start.Add(5 * 24 * time.Hour))
	payment, _ = l.Payment(id)
	require.Equal(t, generated.PaymentStatusRefunded, payment.Status)
}

func TestCapturedPaymentsDoNotExpire(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	id := createIn["captured"](t, l)
	before, _ := l.Payment(id)
	l.AdvanceTo(start.Add(30 * 24 * time.Hour))
	after, _ := l.Payment(id)
	require.Equal(t, before, after)
}

func TestEventsAreSnapshots(t *testing.T) {
	t.Parallel()
	var events []ledger.Event
	l := ledger.New(ledger.Config{Start: start, OnEvent: func(event ledger.Event) { events = append(events, event) }})
	_ = createIn["refunded"](t, l)
	require.Len(t, events, 4)
	require.Equal(t, generated.PaymentStatusAuthorized, events[0].Payment.Status)
	require.Equal(t, generated.PaymentStatusCaptured, events[1].Payment.Status)
	require.Equal(t, generated.OrderStatusPaid, events[2].Order.Status)
	require.Equal(t, generated.PaymentStatusRefunded, events[3].Payment.Status)
	require.Equal(t, generated.RefundStatePending, events[3].Refund.Status)
}

// If the customer pays an order twice, only one payment is captured and the other is refunded.
func TestOrderIsPaidOnce(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]*generated.CaptureSettings{"by call": nil, "automatically": automatic(12, 7200)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, _ := newLedger()
			order := open(t, l, settings)
			first, second := begin(t, l, order, "someone@bank"), begin(t, l, order, "someone@bank")
			for _, id := range []generated.PaymentID{first, second} {
				_, err := l.Authorize(id)
				require.NoError(t, err)
			}
			if settings == nil {
				_, err := l.Capture(first, price, paise.INR)
				require.NoError(t, err)
			}
			_, err := l.Capture(second, price, paise.INR)
			var refused *ledger.RefusedError
			require.ErrorAs(t, err, &refused)
			require.Equal(t, "order_already_paid", refused.Reason)
			l.AdvanceTo(start.Add(5 * 24 * time.Hour))
			payment, _ := l.Payment(second)
			require.Equal(t, generated.PaymentStatusRefunded, payment.Status, "the second payment is refunded")
			order, _ = l.Order(order.ID)
			require.Equal(t, price, order.Paid)
			require.EqualValues(t, 2, order.Attempts)
		})
	}
}

func TestOrderPaidInParts(t *testing.T) {
	t.Parallel()
	l, events := newLedger()
	yes, first := true, paise.Amount(20_000)
	order, err := l.CreateOrder(generated.CreateOrderRequest{
		Amount: price, Currency: paise.INR, PartialPayment: &yes, FirstPaymentMinAmount: &first, Payment: automatic(12, 7200),
	})
	require.NoError(t, err)
	pay := func(amount paise.Amount) error {
		_, err := l.CreatePayment(ledger.NewPayment{
			OrderID: order.ID, Amount: amount, Currency: paise.INR, Method: generated.PaymentMethodUPI, VPA: ledger.VPASuccess,
		})
		return err
	}
	require.ErrorContains(t, pay(first-1), "different from your order amount")
	require.NoError(t, pay(first))
	require.ErrorContains(t, pay(30_001), "different from your order amount")
	require.NoError(t, pay(10_000))
	found, _ := l.Order(order.ID)
	require.Equal(t, generated.OrderStatusAttempted, found.Status)
	require.EqualValues(t, 20_000, found.Due())
	require.NotContains(t, *events, "order.paid")
	require.NoError(t, pay(20_000))
	found, _ = l.Order(order.ID)
	require.Equal(t, generated.OrderStatusPaid, found.Status)
	require.ErrorContains(t, pay(100), "already done")
	require.Contains(t, *events, "order.paid")
}
