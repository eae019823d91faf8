package docs_test

import (
	"bytes"
	"context"
	"encoding/json"
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
	"github.com/rzpkit/payments/generated"
)

func Example_errors() {
	server := razorpay()
	defer server.Close()
	server.Inject(apitest.Fault{Operation: "createOrder", Kind: apitest.ServerError, Times: 1})
	for range 2 {
		fmt.Println(decide(context.Background(), server.Client()))
	}
	// Output:
	// there may be an order
	// opened
}

func decide(ctx context.Context, client *api.Client) string {
	_, err := client.CreateOrder(ctx, generated.CreateOrderRequest{Amount: 1000, Currency: paise.INR})
	var failed *api.Error
	var refused *api.InputError
	switch {
	case err == nil:
		return "opened"
	case errors.As(err, &refused): // never sent
		return "at fault is " + refused.Field
	case api.MayHaveHappened(err): // timed out, broke off, 500
		return "there may be an order"
	case errors.Is(err, api.ErrUnauthorized), errors.Is(err, api.ErrRateLimited):
		return "not now"
	case errors.As(err, &failed): // refused by the server
		return fmt.Sprint(failed.StatusCode, failed.Code, failed.Field, failed.Reason)
	}
	return err.Error()
}

func Example_newClient() {
	_, err := newClient()
	fmt.Println(err)
	// Output: api: credentials: RAZORPAY_KEY_ID is not set
}

func newClient() (*api.Client, error) {
	return api.New(api.KeyFromEnv(), // RAZORPAY_KEY_ID and RAZORPAY_KEY_SECRET
		api.WithTimeout(10*time.Second), // of an attempt
		api.WithRetry(5, 100*time.Millisecond, 2*time.Second),
		api.WithUserAgent("shop/1.4"),
		api.WithLogger(slog.Default()), // each attempt, without bodies and secrets
	)
}

func Example_secrets() {
	var log bytes.Buffer
	secrets(slog.New(slog.NewJSONHandler(&log, nil)), generated.CardPayment{Card: generated.CardDetails{Number: "4111111111111111", CVV: "100"}})
	fmt.Println(strings.Count(log.String(), "[redacted]"), strings.Contains(log.String(), "cart 11"), strings.Contains(log.String(), "4111"))
	// Output: 2 true false
}

func secrets(logger *slog.Logger, payment generated.CardPayment) {
	logger.Info("paying", slog.Any("payment", payment)) // a request itself is redacted

	checkout := struct {
		Cart    string
		Payment generated.CardPayment
	}{"cart 11", payment}
	logger.Info("paying", slog.String("checkout", fmt.Sprint(checkout))) // never slog.Any("checkout", checkout)
}

func Example_callOptions() {
	server := razorpay()
	defer server.Close()
	fmt.Println(callOptions(context.Background(), server.Client(), authorized(server)))
	// Output:
	// 200 true
	// <nil>
}

func callOptions(ctx context.Context, client *api.Client, paymentID generated.PaymentID) error {
	var kept api.Response
	_, err := client.FetchPayment(ctx, paymentID, nil,
		api.Timeout(2*time.Second), api.NoRetry(), api.OnAccount("acc_Ef7ArAsdU5t0XL"), api.KeepResponse(&kept))
	if err != nil {
		return err
	}
	fmt.Println(kept.StatusCode, len(kept.Body) > 0) // with the fields that the contract does not know
	return nil
}

func Example_do() {
	server := razorpay()
	defer server.Close()
	server.Handle("GET /plans/{id}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, `{"id":%q,"period":"weekly"}`, r.PathValue("id"))
	}))
	fmt.Println(do(context.Background(), server.Client()))
	// Output:
	// weekly
	// <nil>
}

func do(ctx context.Context, client *api.Client) error {
	var plan struct{ ID, Period string }
	if err := client.Do(ctx, http.MethodGet, "/plans/plan_00000000000001", nil, &plan); err != nil {
		return err // named "GET /plans/{id}"
	}
	fmt.Println(plan.Period)
	return nil
}

func Example_lists() {
	server := razorpay()
	defer server.Close()
	paymentID := authorized(server)
	order := server.Order(*server.Payment(paymentID).OrderID)
	fmt.Println(lists(context.Background(), server.Client(), order))
	// Output:
	// authorized ₹499.50
	// <nil>
}

func lists(ctx context.Context, client *api.Client, order *generated.Order) error {
	since := generated.ListPaymentsParams{From: order.CreatedAt}
	for payment, err := range client.Payments(ctx, &since) {
		if err != nil {
			return err
		}
		fmt.Println(payment.Status, paise.Format(payment.Amount, payment.Currency))
	}
	return nil
}

func Example_unreadableItems() {
	server := razorpay()
	defer server.Close()
	server.Respond("listPayments", 200, `{"entity": "collection", "count": 2, "items": [
		{"id": "pay_2", "amount": 10.5, "amount_refunded": 0},
		{"id": "pay_1", "amount": 20000, "amount_refunded": 0}
	]}`)
	fmt.Println(unreadableItems(context.Background(), server.Client()))
	// Output:
	// not read: 53 bytes
	// pay_1
	// <nil>
}

func unreadableItems(ctx context.Context, client *api.Client) error {
	for payment, err := range client.Payments(ctx, nil) {
		var item *api.ItemError
		switch {
		case errors.As(err, &item): // one that cannot be read; those behind it follow
			fmt.Printf("not read: %d bytes\n", len(item.Raw))
		case err != nil: // an *api.ListError for one: there may be more
			return err
		default:
			fmt.Println(payment.ID)
		}
	}
	return nil
}

func Example_money() {
	fmt.Println(money())
	// Output:
	// ₹5,11,798.98 511798.98
	// <nil>
}

func money() error {
	price, err := paise.Parse("₹4,99,999.00", paise.INR)
	if err != nil {
		return err // too many decimals, overflow, not a number: never a guess
	}
	fee, err := price.Percent(236, paise.HalfUp) // 2.36 %, in basis points
	if err != nil {
		return err
	}
	total, err := price.Add(fee)
	if err != nil {
		return err // overflow
	}
	fmt.Println(paise.Format(total, paise.INR), paise.Plain(total, paise.INR))
	return nil
}

func Example_types() {
	stored, err := os.ReadFile("../spec/samples/fetchPayment/200-captured-upi.json")
	if err != nil {
		panic(err)
	}
	fmt.Println(types(stored))
	// Output:
	// captured true 2020
	// <nil>
}

func types(stored []byte) error {
	var payment generated.Payment
	if err := json.Unmarshal(stored, &payment); err != nil {
		return err
	}
	if payment.OrderID != nil && payment.Status.Valid() { // one of those that the contract lists
		fmt.Println(payment.Status, payment.Captured, payment.CreatedAt.Time().Year())
	}
	return nil
}
