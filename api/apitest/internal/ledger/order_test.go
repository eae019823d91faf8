package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func TestRefusedOrders(t *testing.T) {
	t.Parallel()
	more := price + 1
	for name, test := range map[string]struct {
		request generated.CreateOrderRequest
		field   string
	}{
		"automatic without a period": {
			generated.CreateOrderRequest{Payment: &generated.CaptureSettings{Capture: "automatic"}},
			"payment.capture_options.automatic_expiry_period",
		},
		"a period that ends before the automatic one": {
			generated.CreateOrderRequest{Payment: automatic(13, 12)}, "payment.capture_options.manual_expiry_period",
		},
		"a first part above the order's amount": {
			generated.CreateOrderRequest{FirstPaymentMinAmount: &more}, "first_payment_min_amount",
		},
	} {
		l, _ := newLedger()
		test.request.Amount, test.request.Currency = price, paise.INR
		_, err := l.CreateOrder(test.request)
		var refused *ledger.RefusedError
		require.ErrorAs(t, err, &refused, name)
		require.Equal(t, test.field, refused.Field, name)
		require.Empty(t, l.Orders(), name)
	}
}

func TestRefusedPayments(t *testing.T) {
	t.Parallel()
	l, events := newLedger()
	order, err := l.CreateOrder(generated.CreateOrderRequest{Amount: price, Currency: paise.INR, Method: "netbanking"})
	require.NoError(t, err)
	dollars, err := l.CreateOrder(generated.CreateOrderRequest{Amount: price, Currency: paise.USD})
	require.NoError(t, err)
	for name, test := range map[string]struct {
		payment ledger.NewPayment
		field   string
	}{
		"less":             {ledger.NewPayment{OrderID: order.ID, Amount: price - 1, Currency: paise.INR, Method: "netbanking"}, "amount"},
		"more":             {ledger.NewPayment{OrderID: order.ID, Amount: price + 1, Currency: paise.INR, Method: "netbanking"}, "amount"},
		"another currency": {ledger.NewPayment{OrderID: order.ID, Amount: price, Currency: paise.USD, Method: "netbanking"}, "currency"},
		"another method":   {ledger.NewPayment{OrderID: order.ID, Amount: price, Currency: paise.INR, Method: "card"}, "method"},
		"UPI in dollars":   {ledger.NewPayment{OrderID: dollars.ID, Amount: price, Currency: paise.USD, Method: "upi"}, "currency"},
	} {
		_, err := l.CreatePayment(test.payment)
		var refused *ledger.RefusedError
		require.ErrorAs(t, err, &refused, name)
		require.Equal(t, test.field, refused.Field, name)
	}
	order, _ = l.Order(order.ID)
	require.Zero(t, order.Attempts)
	require.Equal(t, generated.OrderStatusCreated, order.Status)
	require.Empty(t, *events)
}
