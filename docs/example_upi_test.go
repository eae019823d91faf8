package docs_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func Example_upi() {
	server := razorpay()
	defer server.Close()
	order, err := server.Client().CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	fmt.Println(payByUPI(context.Background(), server.Client(), order, apitest.VPASuccess))
	fmt.Println(errors.Is(payByUPI(context.Background(), server.Client(), order, "nobody"), api.ErrBadRequest))
	// Output:
	// paid? authorized
	// <nil>
	// true
}

func payByUPI(ctx context.Context, client *api.Client, order *generated.Order, address string) error {
	known, err := client.ValidateVPA(ctx, generated.ValidateVPARequest{VPA: address})
	if err != nil {
		return err // api.ErrBadRequest: it is no address
	}
	if !known.Success {
		return errors.New("nobody has this address")
	}
	created, err := client.CreateUPIPaymentWithCollect(ctx, generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789",
		IP: "192.168.0.103", Referer: "https://shop.example/cart", UserAgent: "Mozilla/5.0", // the customer's
		UPI: generated.UPICollectDetails{VPA: address, ExpiryTime: api.Ptr[int64](10)}, // minutes
	})
	if err != nil {
		return err
	}

	payment, err := client.FetchPayment(ctx, created.RazorpayPaymentID, nil)
	if err != nil {
		return err
	}
	fmt.Println("paid?", payment.Status) // created until the customer agrees; then authorized, or failed
	return nil
}

func Example_upiLink() {
	server := razorpay()
	defer server.Close()
	order, err := server.Client().CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	link, err := upiLink(context.Background(), server.Client(), order)
	fmt.Println(strings.HasPrefix(link, "upi://pay?"), err)
	// Output: true <nil>
}

func upiLink(ctx context.Context, client *api.Client, order *generated.Order) (string, error) {
	created, err := client.CreateUPIPaymentWithIntent(ctx, generated.UPIIntentPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789",
		IP: "192.168.0.103", Referer: "https://shop.example/cart", UserAgent: "Mozilla/5.0", // the customer's
	})
	if err != nil {
		return "", err
	}
	if created.Link == nil {
		return "", fmt.Errorf("%s has no link", created.RazorpayPaymentID)
	}
	return *created.Link, nil
}
