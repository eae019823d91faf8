package webhook_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
)

func ExampleVerify() {
	body := []byte(`{"a":1,"b":2,"c":{"d":3}}`)
	signature := "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc"

	fmt.Println(webhook.Verify(body, signature, "123456"))
	fmt.Println(webhook.Verify(append(body, ' '), signature, "123456"))
	// Output:
	// <nil>
	// the signature does not match
}

// While a secret is being replaced, pass the old and the new one.
func ExampleVerify_replacedSecret() {
	body := []byte(`{"a":1,"b":2,"c":{"d":3}}`)
	signature := "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc"

	fmt.Println(webhook.Verify(body, signature, "the new secret", "123456"))
	// Output: <nil>
}

// A server that does not use net/http calls Parse.
func ExampleParse() {
	body := []byte(`{"entity":"event","event":"payment.failed","contains":["payment"],"payload":{"payment":{"entity":
		{"id":"pay_1","amount":100,"amount_refunded":0,"status":"failed","error_reason":"payment_timed_out"}}},"created_at":1754000900}`)

	event, err := webhook.Parse(body, signed(body), "the new secret", "123456")
	if err != nil {
		panic(err)
	}
	switch body := event.Body.(type) {
	case *generated.PaymentCapturedEvent:
		fmt.Println("captured", body.Payload.Payment.Entity.ID)
	case *generated.PaymentFailedEvent:
		fmt.Println("failed", body.Payload.Payment.Entity.ID, *body.Payload.Payment.Entity.ErrorReason)
	case nil:
		fmt.Println("unknown to the contract, or unreadable:", event.Name, event.Err, string(event.Raw))
	}
	// Output: failed pay_1 payment_timed_out
}

// The id is not signed, so another body with the same id is another event.
func ExampleEvent_Key() {
	captured := &webhook.Event{ID: "evt_1", Raw: []byte(`{"event":"payment.captured"}`)}
	again := &webhook.Event{ID: "evt_1", Raw: []byte(`{"event":"payment.captured"}`)}
	forged := &webhook.Event{ID: "evt_1", Raw: []byte(`{"event":"payment.failed"}`)}
	fmt.Println(captured.Key())
	fmt.Println(again.Key() == captured.Key(), forged.Key() == captured.Key())
	// Output:
	// 021d87cc537104e0270c988358dae48dc61e097392c487840c151814edd1407e
	// true false
}

// Parse returns a signed event even if it could not be decoded.
func ExampleErrUnreadable() {
	body := []byte(`{"event":"payment.captured","contains":["payment"],"payload":{}}`)
	event, err := webhook.Parse(body, signed(body), "123456")
	fmt.Println(err, event.Name, event.Body == nil, errors.Is(event.Err, webhook.ErrUnreadable))
	fmt.Println(event.Err)
	// Output:
	// <nil> payment.captured true true
	// the event could not be read: "payment.captured": it has no payload.payment
}

func ExampleErrSignature() {
	body := []byte(`{"event":"payment.captured"}`)
	_, err := webhook.Parse(body, signed(body), "another secret")
	fmt.Println(errors.Is(err, webhook.ErrSignature))
	// Output: true
}

// An event that is delivered twice is handled once.
func ExampleNewHandler() {
	handler, err := webhook.NewHandler(webhook.Config{
		Secrets: []webhook.Secret{"123456"},
		Handle: func(_ context.Context, event *webhook.Event) error {
			if body, ok := event.Body.(*generated.OrderPaidEvent); ok {
				fmt.Println("ship", body.Payload.Order.Entity.ID)
			}
			return nil
		},
	})
	if err != nil {
		panic(err)
	}
	mux := http.NewServeMux()
	mux.Handle("POST /webhooks", handler)

	body := []byte(`{"event":"order.paid","contains":["payment","order"],"payload":{
		"payment":{"entity":{"id":"pay_1","amount":100,"amount_refunded":0}},
		"order":{"entity":{"id":"order_1","amount":100,"status":"paid"}}}}`)
	for range 2 {
		request := httptest.NewRequest(http.MethodPost, "/webhooks", bytes.NewReader(body))
		request.Header.Set(webhook.SignatureHeader, signed(body))
		request.Header.Set(webhook.EventIDHeader, "evt_1")
		answer := httptest.NewRecorder()
		mux.ServeHTTP(answer, request)
		fmt.Println(answer.Code)
	}
	// Output:
	// ship order_1
	// 200
	// 200
}

func ExampleMemory() {
	ctx, memory := context.Background(), webhook.NewMemory()
	claim, err := memory.Begin(ctx, "evt_1")
	fmt.Println(err)
	_, err = memory.Begin(ctx, "evt_1")
	fmt.Println(err)
	_ = claim(ctx, true)
	_, err = memory.Begin(ctx, "evt_1")
	fmt.Println(err, errors.Is(err, webhook.ErrHandled))
	// Output:
	// <nil>
	// another delivery of the event is being handled
	// the event is handled true
}

// signed returns the signature that Razorpay would make.
func signed(body []byte) string {
	mac := hmac.New(sha256.New, []byte("123456"))
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

func withoutTime(_ []string, attr slog.Attr) slog.Attr {
	if attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}

func ExampleSecret() {
	secret := webhook.Secret("the secret set in the dashboard")
	fmt.Printf("%v %q %#v\n", secret, secret, []webhook.Secret{secret})
	slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime})).
		Info("starting", "config", struct{ Secret webhook.Secret }{secret})
	// Output:
	// [redacted] [redacted] []webhook.Secret{[redacted]}
	// {"level":"INFO","msg":"starting","config":{"Secret":"[redacted]"}}
}
