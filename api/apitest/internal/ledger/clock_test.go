package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

func TestUnfinishedPaymentsTimeOut(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		payment ledger.NewPayment
		after   time.Duration
	}{
		"collect":               {ledger.NewPayment{Method: "upi", Flow: "collect", VPA: "a@b"}, 5 * time.Minute},
		"collect with a period": {ledger.NewPayment{Method: "upi", Flow: "collect", VPA: "a@b", PayWithin: time.Hour}, time.Hour},
		"intent":                {ledger.NewPayment{Method: "upi", Flow: "intent"}, 15 * time.Minute},
		"netbanking":            {ledger.NewPayment{Method: "netbanking"}, 15 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, events := newLedger()
			order := open(t, l, nil)
			test.payment.OrderID, test.payment.Amount, test.payment.Currency = order.ID, order.Amount, order.Currency
			payment, err := l.CreatePayment(test.payment)
			require.NoError(t, err)
			l.AdvanceTo(start.Add(test.after - 1))
			payment, _ = l.Payment(payment.ID)
			require.Equal(t, generated.PaymentStatusCreated, payment.Status)
			l.AdvanceTo(start.Add(test.after))
			payment, _ = l.Payment(payment.ID)
			require.Equal(t, generated.PaymentStatusFailed, payment.Status)
			require.Equal(t, "payment_timed_out", payment.Failure.Reason)
			require.Equal(t, []string{"payment.failed"}, *events)
		})
	}
}

// Everything due on the way happens in order and at its time.
func TestTimersFireInOrder(t *testing.T) {
	t.Parallel()
	var at []time.Duration
	l := ledger.New(ledger.Config{Start: start, OnEvent: func(event ledger.Event) { at = append(at, event.At.Sub(start)) }})
	order := open(t, l, nil)
	for _, n := range []int{30, 10, 20, 10} {
		_, err := l.CreatePayment(ledger.NewPayment{
			OrderID: order.ID, Amount: order.Amount, Currency: order.Currency, Method: "upi", VPA: "a@b", PayWithin: time.Duration(n) * time.Minute,
		})
		require.NoError(t, err)
	}
	due, found := l.NextDue()
	require.True(t, found)
	require.Equal(t, start.Add(10*time.Minute), due)
	l.AdvanceTo(start.Add(24 * time.Hour))
	require.Equal(t, []time.Duration{10 * time.Minute, 10 * time.Minute, 20 * time.Minute, 30 * time.Minute}, at)
	require.Equal(t, start.Add(24*time.Hour), l.Now())
	_, found = l.NextDue()
	require.False(t, found)
	l.AdvanceTo(start)
	require.Equal(t, start.Add(24*time.Hour), l.Now(), "the clock never goes back")
}

func TestIDsComeFromTheSeed(t *testing.T) {
	t.Parallel()
	run := func(seed uint64) []string {
		var given []string
		l := ledger.New(ledger.Config{Seed: seed, Start: start, OnEvent: func(event ledger.Event) {
			given = append(given, event.ID, string(event.Payment.ID), event.Payment.Reference)
		}})
		for range 100 {
			begin(t, l, open(t, l, nil), ledger.VPASuccess)
		}
		return append(given, l.IDOf("card_", "4111111111111111"))
	}
	first := run(7)
	require.Equal(t, first, run(7))
	require.NotEqual(t, first, run(8))
	seen := map[string]bool{}
	for _, id := range first {
		require.False(t, seen[id], id)
		seen[id] = true
	}
	require.Regexp(t, "^pay_[0-9A-Za-z]{14}$", first[1])
	require.Regexp(t, "^[0-9]{12}$", first[2])
}
