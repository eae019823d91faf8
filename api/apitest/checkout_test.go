package apitest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func TestCheckout(t *testing.T) {
	t.Parallel()
	automatic := &generated.CaptureSettings{
		Capture: generated.CaptureModeAutomatic, CaptureOptions: &generated.CaptureOptions{AutomaticExpiryPeriod: api.Ptr[int64](12)},
	}
	account := &generated.OrderBankAccount{AccountNumber: "0765432123456789", Name: "Gaurav Kumar", IFSC: "HDFC0000053"}
	for name, test := range map[string]struct {
		order  generated.CreateOrderRequest
		method generated.PaymentMethod
		status generated.PaymentStatus
	}{
		"any method":         {generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR}, generated.PaymentMethodNetbanking, generated.PaymentStatusAuthorized},
		"in dollars":         {generated.CreateOrderRequest{Amount: 49_950, Currency: paise.USD}, generated.PaymentMethodNetbanking, generated.PaymentStatusAuthorized},
		"by UPI alone":       {generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR, Method: "upi", BankAccount: account}, generated.PaymentMethodUPI, generated.PaymentStatusAuthorized},
		"captured by itself": {generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR, Payment: automatic}, generated.PaymentMethodNetbanking, generated.PaymentStatusCaptured},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := apitest.NewServer(t, apitest.Strict())
			client := server.Client()
			order, err := client.CreateOrder(t.Context(), test.order)
			require.NoError(t, err)
			confirmation, err := server.Checkout(order.ID)
			require.NoError(t, err)
			require.NoError(t, client.VerifyPayment(order.ID, confirmation.RazorpayPaymentID, confirmation.RazorpaySignature))
			require.Equal(t, order.ID, confirmation.RazorpayOrderID)
			payment, err := client.FetchPayment(t.Context(), confirmation.RazorpayPaymentID, nil)
			require.NoError(t, err)
			require.Equal(t, test.method, payment.Method)
			require.Equal(t, test.status, payment.Status)
			require.Equal(t, order.Amount, payment.Amount)

			_, err = client.CapturePayment(t.Context(), payment.ID, generated.CaptureRequest{Amount: order.Amount, Currency: order.Currency})
			require.NoError(t, err)
			_, err = server.Checkout(order.ID)
			require.ErrorContains(t, err, "already done")
			require.ErrorIs(t, client.VerifyPayment("order_2", payment.ID, confirmation.RazorpaySignature), api.ErrSignature)
		})
	}
	_, err := apitest.NewServer(t).Checkout("order_1")
	require.ErrorContains(t, err, "does not exist")
}
