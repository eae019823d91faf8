package apitest_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// In a test of yours, the server is one line.
func ExampleNewServer() {
	_ = func(t *testing.T) {
		t.Helper()
		client := apitest.NewServer(t).Client()
		if _, err := client.FetchPayment(t.Context(), "pay_1", nil); err != nil {
			t.Fatal(err)
		}
	}
	// Output:
}

func ExampleStart() {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	defer srv.Close()

	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(srv.URL))
	if err != nil {
		panic(err)
	}
	payment, err := client.FetchPayment(context.Background(), "pay_MyOwn", nil)
	fmt.Println(payment.ID, err)
	// Output: pay_MyOwn <nil>
}

func ExampleServer_Client() {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	defer srv.Close()

	client := srv.Client(api.WithUserAgent("shop/1.4"))
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	fmt.Println(order.Amount, order.Status)

	_, err = client.ListPayments(context.Background(), &generated.ListPaymentsParams{Expand: []generated.Expansion{"everything"}})
	var failed *api.Error
	if errors.As(err, &failed) {
		fmt.Println(failed.StatusCode, failed.Code, failed.Field)
	}
	// Output:
	// 49950 created
	// 400 BAD_REQUEST_ERROR expand.0
}

func ExampleServer_KeyOnlyClient() {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	defer srv.Close()

	challenge, err := srv.KeyOnlyClient().GenerateOTP(context.Background(), "pay_1")
	if err != nil {
		panic(err)
	}
	fmt.Println(challenge.RazorpayPaymentID, challenge.Next[0].Action)
	// Output: pay_1 otp_submit
}

// The next call of an operation gets the answer that was prepared for it, the
// one after that the next.
func ExampleServer_Respond() {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	defer srv.Close()
	srv.Respond("createOrder", http.StatusBadGateway, "<html>Bad Gateway</html>")
	srv.Respond("createOrder", http.StatusOK, map[string]any{"id": "order_1", "entity": "order", "status": "paid"})

	request := generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR}
	for range 3 {
		order, err := srv.Client().CreateOrder(context.Background(), request)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(order.Status)
	}
	// Output:
	// createOrder: 502 Bad Gateway
	// paid
	// created
}

func ExampleServer_Requests() {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	defer srv.Close()

	_, err = srv.Client().CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	for _, request := range srv.Requests() {
		fmt.Println(request.Operation, request.Method, request.Path, string(request.Body))
	}
	// Output: createOrder POST /v1/orders {"amount":49950,"currency":"INR"}
}
