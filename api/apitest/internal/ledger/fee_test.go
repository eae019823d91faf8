package ledger_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// The fee and tax of documented payments, and of extreme amounts.
func TestFee(t *testing.T) {
	t.Parallel()
	for amount, want := range map[paise.Amount][2]paise.Amount{
		1000: {24, 4}, 900: {22, 4}, 10_000: {236, 36}, 600_000: {14_160, 2_160}, 1: {1, 1},
		math.MaxInt64: {217671580069772710, 33204139332677193},
	} {
		l, _ := newLedger()
		order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: amount, Currency: paise.INR})
		require.NoError(t, err)
		payment, err := l.Capture(begin(t, l, order, ledger.VPASuccess), amount, paise.INR)
		require.NoError(t, err)
		require.Equal(t, want, [2]paise.Amount{payment.Fee, payment.Tax}, "of %d", amount)
	}
}

// A customer who bears the fee of 24 pays an order of 1000 with 1024.
func TestCustomerBearsTheFee(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]*generated.CaptureSettings{"captured by call": nil, "captured automatically": automatic(12, 7200)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, events := newLedger()
			l.ChargeFee(generated.FeeBearerCustomer)
			order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: 1000, Currency: paise.INR, Payment: settings})
			require.NoError(t, err)
			id := begin(t, l, order, ledger.VPASuccess)
			if settings == nil {
				payment, _ := l.Payment(id)
				require.EqualValues(t, 1024, payment.Amount)
				require.Zero(t, payment.Fee, "the fee is set by the capture")
				for _, amount := range []paise.Amount{976, 1024} {
					_, err = l.Capture(id, amount, paise.INR)
					var refused *ledger.RefusedError
					require.ErrorAs(t, err, &refused)
					require.Equal(t, "amount", refused.Field)
				}
				_, err = l.Capture(id, 1000, paise.INR)
				require.NoError(t, err)
			}
			payment, _ := l.Payment(id)
			require.True(t, payment.Captured)
			require.Equal(t, []paise.Amount{1024, 1000, 24, 4}, []paise.Amount{payment.Amount, payment.Price, payment.Fee, payment.Tax})
			require.Equal(t, generated.FeeBearerCustomer, payment.FeeBearer)
			order, _ = l.Order(order.ID)
			require.Equal(t, generated.OrderStatusPaid, order.Status)
			require.EqualValues(t, 1000, order.Paid)
			require.Contains(t, *events, ledger.OrderPaid)
			payment, err = refund(l, id, 1024)
			require.NoError(t, err)
			require.Equal(t, generated.PaymentStatusRefunded, payment.Status)
		})
	}
}

// A payment keeps the fee bearer that was set when it was created.
func TestFeeBearerAppliesToNewPayments(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	order := open(t, l, nil)
	before := begin(t, l, order, "someone@bank")
	l.ChargeFee(generated.FeeBearerCustomer)
	between := begin(t, l, order, "someone@bank")
	l.ChargeFee(generated.FeeBearerPlatform)
	after := begin(t, l, order, "someone@bank")
	for id, want := range map[generated.PaymentID]struct {
		amount paise.Amount
		bearer generated.FeeBearer
	}{before: {price, ""}, between: {price + 1180, "customer"}, after: {price, "platform"}} {
		payment, _ := l.Payment(id)
		require.Equal(t, want.amount, payment.Amount)
		require.Equal(t, want.bearer, payment.FeeBearer)
	}
}

func TestFeeOverflow(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	l.ChargeFee(generated.FeeBearerCustomer)
	order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: math.MaxInt64, Currency: paise.INR})
	require.NoError(t, err)
	_, err = l.CreatePayment(ledger.NewPayment{
		OrderID: order.ID, Amount: order.Amount, Currency: order.Currency, Method: generated.PaymentMethodUPI, VPA: ledger.VPASuccess,
	})
	require.ErrorContains(t, err, "too large")
	order, _ = l.Order(order.ID)
	require.Zero(t, order.Attempts)
	require.Empty(t, l.Payments(ledger.Everything()))
}
