package ledger_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

var start = time.Unix(1_754_000_000, 0).UTC()

const price paise.Amount = 50_000

// newLedger returns an empty ledger and the names of its events so far.
func newLedger() (*ledger.Ledger, *[]string) {
	events := &[]string{}
	return ledger.New(ledger.Config{Seed: 7, Start: start, OnEvent: func(event ledger.Event) {
		*events = append(*events, event.Name)
	}}), events
}

// refund refunds an amount of a payment and returns the payment after that.
func refund(l *ledger.Ledger, id generated.PaymentID, amount paise.Amount) (ledger.Payment, error) {
	_, err := l.CreateRefund(ledger.NewRefund{PaymentID: id, Amount: amount})
	payment, _ := l.Payment(id)
	return payment, err
}

// open creates an order with capture settings, or nil for none.
func open(t *testing.T, l *ledger.Ledger, capture *generated.CaptureSettings) ledger.Order {
	t.Helper()
	order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: price, Currency: paise.INR, Payment: capture})
	require.NoError(t, err)
	return order
}

func minutes(n int64) *int64 { return &n }

func automatic(automatically, byCall int64) *generated.CaptureSettings {
	return &generated.CaptureSettings{Capture: generated.CaptureModeAutomatic, CaptureOptions: &generated.CaptureOptions{
		AutomaticExpiryPeriod: minutes(automatically), ManualExpiryPeriod: minutes(byCall),
	}}
}

// begin creates a UPI payment of an order's whole amount.
func begin(t *testing.T, l *ledger.Ledger, order ledger.Order, vpa string) generated.PaymentID {
	t.Helper()
	payment, err := l.CreatePayment(ledger.NewPayment{
		OrderID: order.ID, Amount: order.Amount, Currency: order.Currency,
		Method: generated.PaymentMethodUPI, Flow: generated.UPIFlowCollect, VPA: vpa,
	})
	require.NoError(t, err)
	return payment.ID
}

// beginByCard creates a card payment of a new order.
func beginByCard(t *testing.T, l *ledger.Ledger) generated.PaymentID {
	t.Helper()
	order := open(t, l, nil)
	payment, err := l.CreatePayment(ledger.NewPayment{
		OrderID: order.ID, Amount: order.Amount, Currency: order.Currency,
		Method: generated.PaymentMethodCard, Card: &ledger.Card{Last4: "1111", IIN: "411111"},
	})
	require.NoError(t, err)
	return payment.ID
}

// createIn creates a payment in each status. "refunded uncaptured" is one that was refunded because
// it was not captured in time.
var createIn = map[string]func(*testing.T, *ledger.Ledger) generated.PaymentID{
	"created": func(t *testing.T, l *ledger.Ledger) generated.PaymentID {
		t.Helper()
		return begin(t, l, open(t, l, nil), "someone@bank")
	},
	"authorized": func(t *testing.T, l *ledger.Ledger) generated.PaymentID {
		t.Helper()
		return begin(t, l, open(t, l, nil), ledger.VPASuccess)
	},
	"failed": func(t *testing.T, l *ledger.Ledger) generated.PaymentID {
		t.Helper()
		return begin(t, l, open(t, l, nil), ledger.VPAFailure)
	},
	"captured": func(t *testing.T, l *ledger.Ledger) generated.PaymentID {
		t.Helper()
		id := begin(t, l, open(t, l, nil), ledger.VPASuccess)
		_, err := l.Capture(id, price, paise.INR)
		require.NoError(t, err)
		return id
	},
	"refunded": func(t *testing.T, l *ledger.Ledger) generated.PaymentID {
		t.Helper()
		id := begin(t, l, open(t, l, nil), ledger.VPASuccess)
		_, err := l.Capture(id, price, paise.INR)
		require.NoError(t, err)
		_, err = refund(l, id, price)
		require.NoError(t, err)
		return id
	},
	"refunded uncaptured": func(t *testing.T, l *ledger.Ledger) generated.PaymentID {
		t.Helper()
		id := begin(t, l, open(t, l, nil), ledger.VPASuccess)
		l.AdvanceTo(l.Now().Add(5 * 24 * time.Hour))
		return id
	},
}

// Every change in every status leads to a new status or is refused with a reason.
func TestTransitions(t *testing.T) {
	t.Parallel()
	changes := map[string]func(*ledger.Ledger, generated.PaymentID) (ledger.Payment, error){
		"authorize": (*ledger.Ledger).Authorize,
		"fail":      (*ledger.Ledger).Fail,
		"cancel":    (*ledger.Ledger).Cancel,
		"capture": func(l *ledger.Ledger, id generated.PaymentID) (ledger.Payment, error) {
			return l.Capture(id, price, paise.INR)
		},
		"refund": func(l *ledger.Ledger, id generated.PaymentID) (ledger.Payment, error) { return refund(l, id, price) },
	}
	const processed, never, already = "payment_already_processed", "payment_not_authorized", "payment_already_captured"
	const notCaptured, refunded = "payment_not_captured", "payment_already_refunded"
	type transition struct{ status, change string }
	want := map[transition]string{
		{"created", "authorize"}: "authorized", {"created", "fail"}: "failed", {"created", "cancel"}: "failed",
		{"created", "capture"}: never, {"created", "refund"}: notCaptured,
		{"authorized", "authorize"}: processed, {"authorized", "fail"}: processed, {"authorized", "cancel"}: processed,
		{"authorized", "capture"}: "captured", {"authorized", "refund"}: notCaptured,
		{"failed", "authorize"}: "authorized", {"failed", "fail"}: processed, {"failed", "cancel"}: processed,
		{"failed", "capture"}: never, {"failed", "refund"}: notCaptured,
		{"captured", "authorize"}: processed, {"captured", "fail"}: processed, {"captured", "cancel"}: processed,
		{"captured", "capture"}: already, {"captured", "refund"}: "refunded",
		{"refunded", "authorize"}: processed, {"refunded", "fail"}: processed, {"refunded", "cancel"}: processed,
		{"refunded", "capture"}: already, {"refunded", "refund"}: refunded,
		{"refunded uncaptured", "authorize"}: processed, {"refunded uncaptured", "fail"}: processed, {"refunded uncaptured", "cancel"}: processed,
		{"refunded uncaptured", "capture"}: never, {"refunded uncaptured", "refund"}: refunded,
	}
	require.Len(t, want, len(createIn)*len(changes))
	for transition, want := range want {
		t.Run(transition.status+", "+transition.change, func(t *testing.T) {
			t.Parallel()
			l, _ := newLedger()
			id := createIn[transition.status](t, l)
			before, found := l.Payment(id)
			require.True(t, found)
			after, err := changes[transition.change](l, id)
			var refused *ledger.RefusedError
			if errors.As(err, &refused) {
				require.Equal(t, want, refused.Reason)
				require.Equal(t, 400, refused.Status)
				require.Equal(t, id, refused.PaymentID)
				unchanged, _ := l.Payment(id)
				require.Equal(t, before, unchanged, "a refused change changes nothing")
				return
			}
			require.NoError(t, err)
			require.EqualValues(t, want, after.Status)
		})
	}
}

func TestUnknownIDs(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	for name, change := range map[string]func() error{
		"authorize":       func() error { _, err := l.Authorize("pay_1"); return err },
		"fail":            func() error { _, err := l.Fail("pay_1"); return err },
		"capture":         func() error { _, err := l.Capture("pay_1", 1, paise.INR); return err },
		"refund":          func() error { _, err := refund(l, "pay_1", 1); return err },
		"fail refund":     func() error { return l.FailRefund("rfnd_1") },
		"annotate refund": func() error { _, err := l.AnnotateRefund("rfnd_1", nil); return err },
		"annotate":        func() error { _, err := l.Annotate("pay_1", nil); return err },
		"send":            func() error { _, err := l.SendOTP("pay_1"); return err },
		"resend":          func() error { _, err := l.ResendOTP("pay_1"); return err },
		"submit":          func() error { _, err := l.SubmitOTP("pay_1", ledger.OTP); return err },
		"pay":             func() error { _, err := l.CreatePayment(ledger.NewPayment{OrderID: "order_1"}); return err },
		"update":          func() error { return l.UpdateDowntime("down_1", generated.DowntimeSeverityLow) },
		"resolve":         func() error { return l.ResolveDowntime("down_1") },
	} {
		require.EqualError(t, change(), "400: The id provided does not exist", name)
	}
	_, found := l.Order("order_1")
	require.False(t, found)
	_, found = l.Payment("pay_1")
	require.False(t, found)
	_, found = l.Downtime("down_1")
	require.False(t, found)
	_, found = l.OrderPayments("order_1")
	require.False(t, found)
}
