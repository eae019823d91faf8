package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// capture is the capture that these tests request.
var capture = generated.CaptureRequest{Amount: 50_000, Currency: paise.INR}

// respondPayment answers with pay_1 in this status. The members in more are added or replace
// others.
func respondPayment(status string, amount int, more ...string) roundTrip {
	payment := map[string]any{
		"id": paymentID, "entity": "payment", "amount": amount, "amount_refunded": 0, "currency": "INR",
		"status": status, "captured": status == "captured" || status == "refunded",
	}
	if err := json.Unmarshal([]byte("{"+strings.Join(more, ",")+"}"), &payment); err != nil {
		panic(err)
	}
	body, err := json.Marshal(payment)
	if err != nil {
		panic(err)
	}
	return respondSuccess(string(body))
}

// refuseCapture answers with 400, as for a payment that cannot be captured.
func refuseCapture(code string) roundTrip { return refuseWith(http.StatusBadRequest, code) }

func refuseWith(status int, code string) roundTrip {
	return func(*http.Request) (*http.Response, error) {
		return newResponse(status, nil, fmt.Sprintf(`{"error":{"code":%q,"description":"No."}}`, code)), nil
	}
}

// withCaptureServer answers captures and fetches in order, repeating the last answer, and counts
// them.
func withCaptureServer(captured, fetched *int, capturing, fetching []roundTrip) api.Option {
	return withNetwork(func(r *http.Request) (*http.Response, error) {
		count, turns := fetched, fetching
		if r.Method == http.MethodPost {
			count, turns = captured, capturing
		}
		*count++
		return turns[min(*count, len(turns))-1](r)
	})
}

// The options of the call apply to fetching too.
func TestCaptureFetchesWithTheOptionsOfTheCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var sent []string
		client := newClient(t, generated.ServerURL, withNetwork(func(r *http.Request) (*http.Response, error) {
			deadline, _ := r.Context().Deadline()
			sent = append(sent, fmt.Sprint(r.Method, " ", r.Header.Get("X-Razorpay-Account"), " ", r.Header.Get("X-Mark"), " ", time.Until(deadline)))
			if r.Method == http.MethodPost {
				return newResponse(http.StatusBadGateway, nil, page), nil
			}
			return respondPayment("captured", 50_000)(r)
		}))
		var kept api.Response
		_, err := client.CapturePayment(t.Context(), paymentID, capture,
			api.OnAccount("acc_1"), api.Header("X-Mark", "7"), api.Timeout(9*time.Second), api.KeepResponse(&kept))
		require.NoError(t, err)
		require.Equal(t, []string{"POST acc_1 7 9s", "GET acc_1 7 9s"}, sent)
		require.Equal(t, http.StatusOK, kept.StatusCode, "the last answer")
	})
}

func TestCaptureEndsWithTheContext(t *testing.T) {
	t.Parallel()
	lost, authorized := respondStatus(http.StatusGatewayTimeout), respondPayment("authorized", 50_000)
	silent := roundTrip(func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	})
	tests := map[string]struct {
		capturing, fetching roundTrip
		after               time.Duration
		is                  []error
		fetched             bool
	}{
		"during the capture":   {silent, authorized, 5 * time.Second, []error{api.ErrNoAnswer}, false},
		"during the fetch":     {lost, silent, 5 * time.Second, []error{api.ErrServer, api.ErrNoAnswer}, false},
		"between two captures": {lost, authorized, time.Second / 4, []error{api.ErrServer}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(test.after, cancel)
				begun := time.Now()
				var captured, fetched int
				client := newClient(t, generated.ServerURL, withCaptureServer(&captured, &fetched, []roundTrip{test.capturing}, []roundTrip{test.fetching}))
				_, err := client.CapturePayment(ctx, paymentID, capture)
				require.Equal(t, test.after, time.Since(begun))
				requireIs(t, err, test.is...)
				require.True(t, api.MayHaveHappened(err))
				var failed *api.CaptureError
				require.ErrorAs(t, err, &failed)
				require.Equal(t, test.fetched, failed.Payment != nil)
				require.Equal(t, 1, captured)
			})
		})
	}
}

func TestZeroCaptureError(t *testing.T) {
	t.Parallel()
	require.NotPanics(t, func() { _ = (&api.CaptureError{}).Error() })
	require.False(t, api.MayHaveHappened(&api.CaptureError{Err: errors.New("x")}))
}
