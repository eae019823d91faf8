package docs_test

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func Example_keyOnly() {
	server := razorpay()
	defer server.Close()
	fmt.Println(keyOnly(context.Background(), server.URL))
	// Output:
	// true HDFC Bank
	// <nil>
}

func keyOnly(ctx context.Context, url string) error {
	client, err := api.NewKeyOnly("rzp_test_apitest", api.WithBaseURL(url))
	if err != nil {
		return err
	}
	methods, err := client.FetchPaymentMethods(ctx)
	if err != nil {
		return err
	}
	fmt.Println(methods.UPI, methods.Netbanking["HDFC"])
	return nil
}

func Example_validatedOrder() {
	server := razorpay()
	defer server.Close()
	fmt.Println(validatedOrder(context.Background(), server.Client()))
	// Output:
	// created
	// <nil>
}

func validatedOrder(ctx context.Context, client *api.Client) error {
	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
		Amount: 49_950, Currency: paise.INR, Receipt: "receipt 11",
		Method: "netbanking",
		BankAccount: &generated.OrderBankAccount{
			AccountNumber: "765432123456789", Name: "Gaurav Kumar", IFSC: "HDFC0000053",
		},
	})
	if err != nil {
		return err
	}
	created, err := client.CreatePaymentWithNetbanking(ctx, generated.NetbankingPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9090909090", Bank: "HDFC",
	})
	if err != nil {
		return err
	}
	for _, step := range created.Next {
		slog.Info("send the customer to the bank", "action", step.Action, "url", step.URL)
	}
	fmt.Println(order.Status)
	return nil
}
