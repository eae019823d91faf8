// Command shop sells over HTTP: it creates an order, takes a card payment for it with the bank's
// one-time password, captures the payment, and refunds it.
//
//	POST /orders                    {"item": "mug"}              {"order_id": ..., "price": "₹499.50"}
//	POST /orders/{order}/payments   {"number": ..., "cvv": ...}  {"payment_id": ..., "last4": "1111"}
//	POST /payments/{payment}/otp    {"otp": "12345"}             {"status": "captured"}
//	POST /payments/{payment}/capture                             {"status": "captured"}
//	POST /payments/{payment}/refund                              {"refund_id": ..., "status": "pending"}
package main

import (
	"context"
	"flag"
	"log"
	"net/http"
	"sync"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func main() {
	address := flag.String("addr", "127.0.0.1:8080", "address to listen at")
	server := flag.String("api", generated.ServerURL, "base URL of the API, for example of a test server")
	flag.Parse()
	client, err := api.New(api.KeyFromEnv(), api.WithBaseURL(*server))
	if err != nil {
		log.Fatal(err)
	}
	listener := &http.Server{Addr: *address, Handler: newShop(client), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(listener.ListenAndServe())
}

// shop keeps its orders in memory. A real shop keeps them in its database, because a customer may
// pay after a restart.
type shop struct {
	client *api.Client
	mutex  sync.Mutex
	orders map[generated.OrderID]*generated.Order
	paying map[generated.PaymentID]generated.OrderID
}

func newShop(client *api.Client) http.Handler {
	s := &shop{client: client, orders: map[generated.OrderID]*generated.Order{}, paying: map[generated.PaymentID]generated.OrderID{}}
	mux := http.NewServeMux()
	mux.Handle("POST /orders", handler(s.openOrder))
	mux.Handle("POST /orders/{order}/payments", handler(s.pay))
	mux.Handle("POST /payments/{payment}/otp", handler(s.confirm))
	mux.Handle("POST /payments/{payment}/capture", handler(s.capture))
	mux.Handle("POST /payments/{payment}/refund", handler(s.refund))
	return mux
}

// prices are set by the shop: an amount from a browser cannot be trusted.
var prices = map[string]paise.Amount{"mug": 49_950, "bottle": 120_000}

// openOrder creates an order, which each payment for it refers to.
func (s *shop) openOrder(ctx context.Context, _ *http.Request, body request) (any, error) {
	price, isSold := prices[body.Item]
	if !isSold {
		return nil, errUnknown
	}
	order, err := s.client.CreateOrder(ctx, generated.CreateOrderRequest{
		Amount: price, Currency: paise.INR, Receipt: "receipt 11",
	})
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.orders[order.ID] = order
	return map[string]any{"order_id": order.ID, "price": paise.Format(order.Amount, order.Currency)}, nil
}

// pay creates a payment and makes the bank send its one-time password to the customer.
func (s *shop) pay(ctx context.Context, r *http.Request, body request) (any, error) {
	order, err := s.order(generated.OrderID(r.PathValue("order")))
	if err != nil {
		return nil, err
	}
	created, err := s.client.CreatePaymentWithCard(ctx, generated.CardPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9090909090",
		Card: body.CardDetails,
	})
	if err != nil {
		return nil, err
	}
	challenge, err := s.client.GenerateOTP(ctx, created.RazorpayPaymentID) // sent with the key alone
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.paying[created.RazorpayPaymentID] = order.ID
	return map[string]any{"payment_id": created.RazorpayPaymentID, "last4": challenge.Metadata.Last4}, nil
}

// confirm submits the password, verifies that the confirmation comes from Razorpay, and captures
// the payment.
func (s *shop) confirm(ctx context.Context, r *http.Request, body request) (any, error) {
	payment := generated.PaymentID(r.PathValue("payment"))
	order, err := s.orderOf(payment)
	if err != nil {
		return nil, err
	}
	confirmation, err := s.client.SubmitOTP(ctx, payment, generated.SubmitOTPRequest{OTP: body.OTP})
	if err != nil {
		return nil, err
	}
	err = s.client.VerifyPayment(order.ID, confirmation.RazorpayPaymentID, confirmation.RazorpaySignature)
	if err != nil {
		return nil, err // not signed by Razorpay
	}
	return s.capture(ctx, r, body)
}

// capture captures an authorized payment. After a 503 the browser repeats the request as often as
// needed: the payment is captured once, and the client finds out whether it was.
func (s *shop) capture(ctx context.Context, r *http.Request, _ request) (any, error) {
	payment := generated.PaymentID(r.PathValue("payment"))
	order, err := s.orderOf(payment)
	if err != nil {
		return nil, err
	}
	captured, err := s.client.CapturePayment(ctx, payment,
		generated.CaptureRequest{Amount: order.Amount, Currency: order.Currency})
	if err != nil {
		return nil, err
	}
	return map[string]any{"status": captured.Status}, nil
}

// refund refunds a whole payment, once: its key is derived from the payment's id, so a second
// request makes no second refund.
func (s *shop) refund(ctx context.Context, r *http.Request, _ request) (any, error) {
	payment := generated.PaymentID(r.PathValue("payment"))
	if _, err := s.orderOf(payment); err != nil {
		return nil, err
	}
	refund, err := s.client.CreateRefund(ctx, payment,
		&generated.CreateRefundParams{IdempotencyKey: "refund-of-" + string(payment)}, generated.RefundRequest{})
	if err != nil {
		return nil, err
	}
	return map[string]any{"refund_id": refund.ID, "status": refund.Status}, nil
}

// order returns an order if it is one of this shop's: ids come from the browser.
func (s *shop) order(id generated.OrderID) (*generated.Order, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if order := s.orders[id]; order != nil {
		return order, nil
	}
	return nil, errUnknown
}

func (s *shop) orderOf(id generated.PaymentID) (*generated.Order, error) {
	s.mutex.Lock()
	order := s.paying[id]
	s.mutex.Unlock()
	return s.order(order)
}
