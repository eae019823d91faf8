package webhook_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/rzpkit/payments/api/webhook"
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

// While a secret is being replaced, both are given.
func ExampleVerify_replacedSecret() {
	body := []byte(`{"a":1,"b":2,"c":{"d":3}}`)
	signature := "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc"

	fmt.Println(webhook.Verify(body, signature, "the new secret", "123456"))
	// Output: <nil>
}

func ExampleErrSignature() {
	handle := func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		if err == nil {
			err = webhook.Verify(body, r.Header.Get(webhook.SignatureHeader), "123456")
		}
		switch {
		case errors.Is(err, webhook.ErrSignature):
			http.Error(w, "not signed by Razorpay", http.StatusUnauthorized)
		case err != nil:
			http.Error(w, "no webhook", http.StatusBadRequest)
		default:
			fmt.Println("event", r.Header.Get(webhook.EventIDHeader))
		}
	}
	for _, body := range []string{`{"a":1,"b":2,"c":{"d":3}}`, `{"a":9}`, ``} {
		request := httptest.NewRequest(http.MethodPost, "/webhooks", strings.NewReader(body))
		request.Header.Set("X-Razorpay-Signature", "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc")
		request.Header.Set("x-razorpay-event-id", "evt_1")
		answer := httptest.NewRecorder()
		handle(answer, request)
		fmt.Println(answer.Code)
	}
	// Output:
	// event evt_1
	// 200
	// 401
	// 400
}

func ExampleSecret() {
	secret := webhook.Secret("the secret set in the dashboard")
	fmt.Printf("%v %q %#v\n", secret, secret, []webhook.Secret{secret})
	// Output: [redacted] [redacted] []webhook.Secret{[redacted]}
}
