package api_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// razorpay returns the server of the examples. A program calls the real server, which is the
// default without [api.WithBaseURL].
func razorpay() *apitest.Server {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	return srv
}

func Example() {
	srv := razorpay()
	defer srv.Close()

	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(srv.URL))
	if err != nil {
		panic(err)
	}
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{
		Amount:   49_950, // ₹499.50
		Currency: paise.INR,
		Receipt:  "rcptid_11",
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(paise.Format(order.Amount, order.Currency), order.Status)
	// Output: ₹499.50 created
}

func ExampleNew() {
	client, err := api.New(api.Key("rzp_test_1", "secret"), api.WithTimeout(10*time.Second))
	if err != nil {
		panic(err)
	}
	defer client.CloseIdleConnections()

	_, err = api.New(api.Key("rzp_test_1", ""))
	fmt.Println(err)
	_, err = api.New(api.Key("rzp_test_1", "secret"), api.WithTimeout(-time.Second))
	fmt.Println(err)
	// Output:
	// api: credentials: the key secret is empty or contains a character that no secret has, such as a line break
	// api: WithTimeout: -1s is not positive
}

func ExampleKeyFromEnv() {
	_ = os.Unsetenv(api.EnvKeyID)
	_, err := api.New(api.KeyFromEnv())
	fmt.Println(err)
	// Output: api: credentials: RAZORPAY_KEY_ID is not set
}

// A token suffices for every call except those that need only a key id.
func ExampleToken() {
	srv := razorpay()
	defer srv.Close()

	client, err := api.New(api.Token(apitest.Token), api.WithBaseURL(srv.URL))
	if err != nil {
		panic(err)
	}
	_, err = client.FetchPaymentMethods(context.Background())
	fmt.Println(err)

	client, err = api.New(api.Token(apitest.Token), api.WithKeyID(apitest.KeyID), api.WithBaseURL(srv.URL))
	if err != nil {
		panic(err)
	}
	methods, err := client.FetchPaymentMethods(context.Background())
	fmt.Println(methods.Card, err)
	// Output:
	// fetchPaymentMethods: credentials: needs a key id, and the client has only a token: see api.WithKeyID
	// true <nil>
}

// Code within a customer's reach uses a client without a secret.
func ExampleNewKeyOnly() {
	srv := razorpay()
	defer srv.Close()

	client, err := api.NewKeyOnly(apitest.KeyID, api.WithBaseURL(srv.URL))
	if err != nil {
		panic(err)
	}
	methods, err := client.FetchPaymentMethods(context.Background())
	if err != nil {
		panic(err)
	}
	fmt.Println(methods.Netbanking["HDFC"])
	// Output: HDFC Bank
}

func ExampleCredentials() {
	fmt.Printf("%v %+v %#v\n", api.Key("rzp_test_1", "secret"), api.Token("token"), api.KeySecret("secret"))
	// Output: [redacted] [redacted] [redacted]
}

func ExampleError() {
	srv := razorpay()
	defer srv.Close()
	srv.Respond("submitOTP", http.StatusBadRequest, `{
		"error": {"code": "BAD_REQUEST_ERROR", "description": "The password is wrong.", "reason": "incorrect_otp"},
		"next": ["otp_submit", "otp_resend"]
	}`)

	_, err := srv.Client().SubmitOTP(context.Background(), "pay_1", generated.SubmitOTPRequest{OTP: "626143"})
	var failed *api.Error
	switch {
	case errors.Is(err, api.ErrUnauthorized):
		fmt.Println("the key is wrong or was revoked")
	case errors.As(err, &failed) && failed.Reason == "incorrect_otp":
		fmt.Println("ask again;", failed.Next[1].Action, "is also possible")
	}
	fmt.Println(err)
	// Output:
	// ask again; otp_resend is also possible
	// submitOTP: 400 BAD_REQUEST_ERROR: The password is wrong.
}

// If a call may have happened, check the result before you repeat it: the order may exist.
func ExampleMayHaveHappened() {
	srv := razorpay()
	defer srv.Close()
	request := generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR}

	srv.Respond("createOrder", http.StatusBadGateway, "<html>Bad Gateway</html>")
	_, err := srv.Client().CreateOrder(context.Background(), request)
	fmt.Println(api.MayHaveHappened(err), err)

	request.Amount = 0
	_, err = srv.Client().CreateOrder(context.Background(), request)
	fmt.Println(api.MayHaveHappened(err), err)
	// Output:
	// true createOrder: 502 Bad Gateway
	// false createOrder: amount: 0 is less than 1
}

// The answer to the capture is lost; fetching the payment shows that it was captured.
func ExampleClient_CapturePayment() {
	srv := razorpay()
	defer srv.Close()
	srv.Respond("capturePayment", http.StatusGatewayTimeout, "<html>Gateway Timeout</html>")
	srv.Respond("fetchPayment", http.StatusOK, map[string]any{
		"id": "pay_1", "entity": "payment", "amount": 50_000, "amount_refunded": 0, "currency": "INR", "status": "captured", "captured": true,
	})

	payment, err := srv.Client().CapturePayment(context.Background(), "pay_1",
		generated.CaptureRequest{Amount: 50_000, Currency: paise.INR})
	fmt.Println(payment.Status, err)
	// Output: captured <nil>
}

// The payment was partly refunded before it was captured a second time.
func ExampleCaptureError() {
	srv := razorpay()
	defer srv.Close()
	srv.Respond("capturePayment", http.StatusBadRequest, `{"error": {"code": "BAD_REQUEST_ERROR", "description": "No."}}`)
	srv.Respond("fetchPayment", http.StatusOK, map[string]any{
		"id": "pay_1", "entity": "payment", "amount": 50_000, "currency": "INR", "status": "captured", "captured": true,
		"amount_refunded": 49_900, "refund_status": "partial",
	})

	_, err := srv.Client().CapturePayment(context.Background(), "pay_1",
		generated.CaptureRequest{Amount: 50_000, Currency: paise.INR})
	var failed *api.CaptureError
	switch {
	case errors.Is(err, api.ErrRefunded) && errors.As(err, &failed):
		fmt.Println("do not ship:", failed.Payment.AmountRefunded, "went back; captured before:", api.MayHaveHappened(err))
	case errors.Is(err, api.ErrOtherAmount), errors.Is(err, api.ErrNotCaptured):
		fmt.Println("do not ship")
	case api.MayHaveHappened(err):
		fmt.Println("call again later")
	}
	fmt.Println(err)
	// Output:
	// do not ship: 49900 went back; captured before: true
	// capturePayment: 400 BAD_REQUEST_ERROR: No.; payment pay_1 of 50000 INR is captured, 49900 refunded: the payment was refunded
}

// The loop fetches a page when it needs one.
func ExampleClient_Payments() {
	srv := razorpay()
	defer srv.Close()
	srv.Respond("listPayments", http.StatusOK, `{"entity": "collection", "count": 2, "items": [
		{"id": "pay_2", "amount": 50000, "amount_refunded": 0, "currency": "INR", "status": "captured", "created_at": 1754000002},
		{"id": "pay_1", "amount": 20000, "amount_refunded": 0, "currency": "INR", "status": "captured", "created_at": 1754000001}
	]}`)

	since := generated.ListPaymentsParams{From: wire.At(time.Date(2025, time.July, 31, 0, 0, 0, 0, time.UTC))}
	for payment, err := range srv.Client().Payments(context.Background(), &since) {
		if err != nil {
			panic(err)
		}
		fmt.Println(payment.ID, paise.Format(payment.Amount, payment.Currency))
	}
	// Output:
	// pay_2 ₹500.00
	// pay_1 ₹200.00
}

func ExampleClient_OrderPayments() {
	srv := razorpay()
	defer srv.Close()
	srv.Respond("listOrderPayments", http.StatusOK, `{"entity": "collection", "count": 2, "items": [
		{"id": "pay_2", "amount": 50000, "amount_refunded": 0, "status": "captured"},
		{"id": "pay_1", "amount": 50000, "amount_refunded": 0, "status": "failed"}
	]}`)

	for payment, err := range srv.Client().OrderPayments(context.Background(), "order_1") {
		if err != nil {
			panic(err)
		}
		fmt.Println(payment.ID, payment.Status)
	}
	// Output:
	// pay_2 captured
	// pay_1 failed
}

func ExampleClient_Do() {
	srv := razorpay()
	defer srv.Close()

	var payment struct {
		ID     generated.PaymentID `json:"id"`
		Amount paise.Amount        `json:"amount"`
	}
	err := srv.Client().Do(context.Background(), http.MethodGet, "/payments/pay_1", nil, &payment)
	fmt.Println(payment.ID, payment.Amount > 0, err)

	err = srv.Client().Do(context.Background(), http.MethodPost, "/invented", map[string]int{"amount": 1}, nil)
	fmt.Println(err)
	// Output:
	// pay_1 true <nil>
	// POST /invented: 400 BAD_REQUEST_ERROR: The requested URL was not found on the server.
}

func ExamplePtr() {
	request := generated.CreateOrderRequest{
		Amount: 100_000, Currency: paise.INR,
		PartialPayment:        api.Ptr(true),
		FirstPaymentMinAmount: api.Ptr[paise.Amount](25_000),
	}
	fmt.Println(*request.PartialPayment, *request.FirstPaymentMinAmount)
	// Output: true 25000
}

func ExampleKeepResponse() {
	srv := razorpay()
	defer srv.Close()
	srv.Respond("fetchPayment", http.StatusOK, `{"id": "pay_1", "amount": 100, "amount_refunded": 0, "brand_new": 7}`)

	var kept api.Response
	_, err := srv.Client().FetchPayment(context.Background(), "pay_1", nil, api.KeepResponse(&kept))
	fmt.Println(kept.StatusCode, string(kept.Body), err)
	// Output: 200 {"id": "pay_1", "amount": 100, "amount_refunded": 0, "brand_new": 7} <nil>
}

// Options for a single call, and their effect on its request.
func ExampleCallOption() {
	srv := razorpay()
	defer srv.Close()

	_, err := srv.Client().FetchPayment(context.Background(), "pay_1", nil,
		api.OnAccount("acc_1"), api.Header("X-Request-Id", "7f3a"), api.Timeout(5*time.Second), api.NoRetry())
	header := srv.Requests()[0].Header
	fmt.Println(header.Get("X-Razorpay-Account"), header.Get("X-Request-Id"), err)

	_, err = srv.Client().FetchPayment(context.Background(), "pay_1", nil, api.Header("Authorization", "Bearer x"))
	fmt.Println(err)
	// Output:
	// acc_1 7f3a <nil>
	// fetchPayment: options: Header: the header Authorization is not allowed
}

// Options for every call of a client.
func ExampleOption() {
	srv := razorpay()
	defer srv.Close()

	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret),
		api.WithBaseURL(srv.URL),
		api.WithAccount("acc_1"),
		api.WithUserAgent("shop/1.4"),
		api.WithTimeout(10*time.Second),
		api.WithHTTPClient(&http.Client{Transport: http.DefaultTransport}),
	)
	if err != nil {
		panic(err)
	}
	_, err = client.FetchPayment(context.Background(), "pay_1", nil)
	header := srv.Requests()[0].Header
	fmt.Println(header.Get("X-Razorpay-Account"), header.Get("User-Agent")[:len("shop/1.4 rzpkit")], err)
	// Output: acc_1 shop/1.4 rzpkit <nil>
}

func ExampleWithLogger() {
	srv := razorpay()
	defer srv.Close()
	withoutTime := func(_ []string, attribute slog.Attr) slog.Attr {
		if attribute.Key == slog.TimeKey || attribute.Key == "duration" {
			return slog.Attr{}
		}
		return attribute
	}
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTime}))

	client := srv.Client(api.WithLogger(logger))
	_, _ = client.SubmitOTP(context.Background(), "pay_1", generated.SubmitOTPRequest{OTP: "626143"})
	srv.Respond("createOrder", http.StatusBadGateway, "")
	_, _ = client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR})
	// Output:
	// level=DEBUG msg="razorpay call" operation=submitOTP attempt=1 status=200
	// level=WARN msg="razorpay call" operation=createOrder attempt=1 status=502
}

// Take the order's id from your own records; the rest comes from the browser.
func ExampleVerifyPayment() {
	const signature = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f"

	fmt.Println(api.VerifyPayment("order_IEIaMR65cu6nz3", "pay_IH4NVgf4Dreq1l", signature, "EnLs21M47BllR3X8PSFtjtbd"))
	fmt.Println(api.VerifyPayment("order_IEIaMR65cu6nz3", "pay_AnotherPayment", signature, "EnLs21M47BllR3X8PSFtjtbd"))
	// Output:
	// <nil>
	// the signature does not match
}

// A request inside another value is logged as text, because a JSON handler would write the card
// number.
func ExampleClient_logging() {
	checkout := struct {
		Cart    string
		Payment generated.CardPayment
	}{"cart 11", generated.CardPayment{Card: generated.CardDetails{Number: "4111111111111111", CVV: "100"}}}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("paying", slog.String("checkout", fmt.Sprint(checkout)))
	fmt.Println(strings.Contains(log.String(), "cart 11"), strings.Contains(log.String(), "4111"))
	// Output: true false
}
