package docs_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// razorpay is the server that the guides' code calls.
func razorpay() *apitest.Server {
	server, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	return server
}

// authorized is a payment by UPI of ₹499.50 that was not captured yet.
func authorized(server *apitest.Server) generated.PaymentID {
	client := server.Client()
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	created, err := client.CreateUPIPaymentWithCollect(context.Background(), generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: apitest.VPASuccess},
	})
	if err != nil {
		panic(err)
	}
	return created.RazorpayPaymentID
}

func Example_cardPayment() {
	server := razorpay()
	defer server.Close()
	fmt.Println(cardPayment(context.Background(), server.Client()))
	// Output:
	// asking for the password of the card ending in 1111
	// captured ₹499.50
	// <nil>
}

func cardPayment(ctx context.Context, client *api.Client) error {
	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
		Amount: 49_950, Currency: paise.INR, Receipt: "receipt 11",
	})
	if err != nil {
		return err
	}

	created, err := client.CreatePaymentWithCard(ctx, generated.CardPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9090909090",
		Card: generated.CardDetails{Number: "4111111111111111", Name: "Gaurav", ExpiryMonth: "11", ExpiryYear: "30", CVV: "100"},
	})
	if err != nil {
		return err
	}

	challenge, err := client.GenerateOTP(ctx, created.RazorpayPaymentID) // sent with the key alone
	if err != nil {
		return err
	}
	fmt.Println("asking for the password of the card ending in", challenge.Metadata.Last4)

	confirmation, err := client.SubmitOTP(ctx, created.RazorpayPaymentID, generated.SubmitOTPRequest{OTP: "12345"})
	if err != nil {
		return err
	}
	if err := client.VerifyPayment(order.ID, confirmation.RazorpayPaymentID, confirmation.RazorpaySignature); err != nil {
		return err // not Razorpay's word
	}

	payment, err := client.CapturePayment(ctx, confirmation.RazorpayPaymentID,
		generated.CaptureRequest{Amount: order.Amount, Currency: order.Currency})
	if err != nil {
		return err
	}
	fmt.Println(payment.Status, paise.Format(payment.Amount, payment.Currency))
	return nil
}

func Example_wrongPassword() {
	server := razorpay()
	defer server.Close()
	client := server.Client()
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	created, err := client.CreatePaymentWithCard(context.Background(), generated.CardPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID, Email: "gaurav.kumar@example.com", Contact: "9090909090",
		Card: generated.CardDetails{Number: "4111111111111111", Name: "Gaurav", ExpiryMonth: "11", ExpiryYear: "30", CVV: "100"},
	})
	if err != nil {
		panic(err)
	}
	if _, err = client.GenerateOTP(context.Background(), created.RazorpayPaymentID); err != nil {
		panic(err)
	}
	fmt.Println(wrongPassword(context.Background(), client, created.RazorpayPaymentID))
	// Output:
	// next otp_submit
	// next otp_resend
	// <nil>
}

func wrongPassword(ctx context.Context, client *api.Client, paymentID generated.PaymentID) error {
	_, err := client.SubmitOTP(ctx, paymentID, generated.SubmitOTPRequest{OTP: "00000"})
	var failed *api.Error
	if errors.As(err, &failed) && len(failed.Next) > 0 {
		for _, step := range failed.Next {
			fmt.Println("next", step.Action) // otp_submit: ask once more; otp_resend: client.ResendOTP
		}
		return nil
	}
	return err
}

func Example_checkout() {
	const orderID, paymentID = "order_IEIaMR65cu6nz3", "pay_IH4NVgf4Dreq1l"
	const signature = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f"
	fmt.Println(checkout(orderID, paymentID, signature, "EnLs21M47BllR3X8PSFtjtbd"))
	// Output: <nil>
}

func checkout(orderID generated.OrderID, paymentID generated.PaymentID, signature string, secret api.KeySecret) error {
	// The order's id is the one in your own records, and not the one that the browser sends.
	if err := api.VerifyPayment(orderID, paymentID, signature, secret); err != nil {
		return err
	}
	return nil
}

func Example_capture() {
	server := razorpay()
	defer server.Close()
	paymentID := authorized(server)
	server.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
	fmt.Println(capture(context.Background(), server.Client(), paymentID), "though the answer was lost")
	if err := server.Refund(paymentID, 20_000); err != nil {
		panic(err)
	}
	fmt.Println(capture(context.Background(), server.Client(), paymentID))
	// Output:
	// ship though the answer was lost
	// do not ship
}

func capture(ctx context.Context, client *api.Client, paymentID generated.PaymentID) string {
	_, err := client.CapturePayment(ctx, paymentID, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR})
	switch {
	case err == nil: // captured as asked
		return "ship"
	case errors.Is(err, api.ErrRefunded): // given back; do not call again
		return "do not ship"
	case errors.Is(err, api.ErrOtherAmount): // captured, but for another amount
		return "someone has to look"
	case errors.Is(err, api.ErrNotCaptured):
		return "not paid"
	case api.MayHaveHappened(err): // not settled yet
		return "call again later"
	default: // this call captured nothing
		return err.Error()
	}
}

func Example_refund() {
	server := razorpay()
	defer server.Close()
	paymentID := authorized(server)
	if _, err := server.Client().CapturePayment(context.Background(), paymentID, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR}); err != nil {
		panic(err)
	}
	fmt.Println(refund(context.Background(), server.Client(), paymentID))
	// Output:
	// pending
	// pending ₹200.00
	// <nil>
}

func refund(ctx context.Context, client *api.Client, paymentID generated.PaymentID) error {
	refund, err := client.CreateRefund(ctx, paymentID,
		&generated.CreateRefundParams{IdempotencyKey: "refund-of-receipt-11"}, // your own, stored before the call
		generated.RefundRequest{Amount: api.Ptr[paise.Amount](20_000)})        // without an amount all that is left
	if err != nil {
		return err
	}
	fmt.Println(refund.Status) // pending

	later, err := client.FetchRefund(ctx, refund.ID)
	if err != nil {
		return err
	}
	fmt.Println(later.Status, paise.Format(later.Amount, later.Currency))
	return nil
}
