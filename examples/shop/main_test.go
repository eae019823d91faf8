package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

const card = `{"number": "4111111111111111", "name": "Gaurav", "expiry_month": "11", "expiry_year": "30", "cvv": "100"}`

// post returns the status and JSON body of the shop's response.
func post(t *testing.T, shop http.Handler, target, body string) (status int, answer map[string]any) {
	t.Helper()
	recorder := httptest.NewRecorder()
	shop.ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, target, strings.NewReader(body)))
	_ = json.Unmarshal(recorder.Body.Bytes(), &answer)
	return recorder.Code, answer
}

// bought returns a shop in which a payment waits for its one-time password.
func bought(t *testing.T, server *apitest.Server) (shop http.Handler, payment string) {
	t.Helper()
	shop = newShop(server.Client(api.WithRetry(3, time.Millisecond, time.Millisecond)))
	status, order := post(t, shop, "/orders", `{"item": "mug"}`)
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "₹499.50", order["price"])
	status, created := post(t, shop, "/orders/"+order["order_id"].(string)+"/payments", card)
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "1111", created["last4"])
	return shop, created["payment_id"].(string)
}

func TestShop(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	shop, payment := bought(t, server)

	status, _ := post(t, shop, "/payments/"+payment+"/otp", `{"otp": "00000"}`)
	require.Equal(t, http.StatusPaymentRequired, status, "a wrong password")
	server.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
	status, paid := post(t, shop, "/payments/"+payment+"/otp", `{"otp": "`+apitest.OTP+`"}`)
	require.Equal(t, http.StatusOK, status, "the response to the capture was lost, so the client fetched the payment")
	require.Equal(t, "captured", paid["status"])

	server.Inject(apitest.Fault{Operation: "createRefund", Kind: apitest.ResetAfter, Times: 3})
	status, _ = post(t, shop, "/payments/"+payment+"/refund", "")
	require.Equal(t, http.StatusServiceUnavailable, status, "the outcome of the refund is unknown")
	status, refund := post(t, shop, "/payments/"+payment+"/refund", "")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "pending", refund["status"])
	require.Len(t, slices.Collect(server.Refunds()), 1)
	require.EqualValues(t, 49_950, server.Payment(generated.PaymentID(payment)).AmountRefunded)
}

// The outcome is unknown at first and found out later.
func TestShopSettlesLater(t *testing.T) {
	t.Parallel()
	for _, operation := range []string{"submitOTP", "capturePayment"} {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			server := apitest.NewServer(t)
			shop, payment := bought(t, server)

			server.Inject(
				apitest.Fault{Operation: operation, Kind: apitest.GatewayTimeout, TookEffect: true},
				apitest.Fault{Operation: "fetchPayment", Kind: apitest.Unavailable},
			)
			status, _ := post(t, shop, "/payments/"+payment+"/otp", `{"otp": "`+apitest.OTP+`"}`)
			require.Equal(t, http.StatusServiceUnavailable, status)
			server.ClearFaults()
			status, paid := post(t, shop, "/payments/"+payment+"/capture", "")
			require.Equal(t, http.StatusOK, status)
			require.Equal(t, "captured", paid["status"])
		})
	}
}

func TestShopRefuses(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	shop := newShop(server.Client(api.WithRetry(3, time.Millisecond, time.Millisecond)))
	_, order := post(t, shop, "/orders", `{"item": "mug"}`)
	payments := "/orders/" + order["order_id"].(string) + "/payments"
	for name, test := range map[string]struct {
		target, body string
		status       int
	}{
		"an order that is not the shop's":   {"/orders/order_1/payments", card, http.StatusNotFound},
		"a payment that is not the shop's":  {"/payments/pay_1/refund", "", http.StatusNotFound},
		"an unknown item":                   {"/orders", `{"item": "moon"}`, http.StatusNotFound},
		"a body that is not JSON":           {"/orders", `mug`, http.StatusBadRequest},
		"a card number with a letter in it": {payments, strings.Replace(card, "4111", "411O", 1), http.StatusBadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, _ := post(t, shop, test.target, test.body)
			require.Equal(t, test.status, status)
		})
	}
}

// Each error maps to what the customer can do about it.
func TestFailure(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err    error
		status int
	}{
		"another amount":      {api.ErrOtherAmount, http.StatusConflict},
		"refunded":            {api.ErrRefunded, http.StatusConflict},
		"not captured":        {&api.CaptureError{Outcome: api.ErrNotCaptured}, http.StatusPaymentRequired},
		"a lost response":     {&api.Error{MayHaveRun: true}, http.StatusServiceUnavailable},
		"refused":             {&api.Error{StatusCode: http.StatusBadRequest}, http.StatusPaymentRequired},
		"the key was revoked": {&api.Error{StatusCode: http.StatusUnauthorized}, http.StatusBadGateway},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, _ := failure(test.err)
			require.Equal(t, test.status, status)
		})
	}
}
