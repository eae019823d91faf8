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

// capture is what these tests capture.
var capture = generated.CaptureRequest{Amount: 50_000, Currency: paise.INR}

// stands is an answer with pay_1 as it stands; more are members beside these, or in
// their place.
func stands(status string, amount int, more ...string) roundTrip {
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
	return success(string(body))
}

// refuses is the 400 that a capture gets of a payment that is not authorized.
func refuses(code string) roundTrip { return refusesWith(http.StatusBadRequest, code) }

func refusesWith(status int, code string) roundTrip {
	return func(*http.Request) (*http.Response, error) {
		return answer(status, nil, fmt.Sprintf(`{"error":{"code":%q,"description":"No."}}`, code)), nil
	}
}

// captures is a network that answers captures and fetches in turn, the last of
// each for good, and counts them.
func captures(captured, fetched *int, capturing, fetching []roundTrip) api.Option {
	return over(func(r *http.Request) (*http.Response, error) {
		count, turns := fetched, fetching
		if r.Method == http.MethodPost {
			count, turns = captured, capturing
		}
		*count++
		return turns[min(*count, len(turns))-1](r)
	})
}

// A captured payment whose amount is null is neither captured as asked nor not
// captured.
func TestCaptureWithoutAnAmount(t *testing.T) {
	t.Parallel()
	for name, capturing := range map[string]roundTrip{"refused": refuses(api.CodeBadRequest), "lost": status(http.StatusGatewayTimeout)} {
		synctest.Test(t, func(t *testing.T) {
			var captured, fetched int
			client := client(t, generated.ServerURL, captures(&captured, &fetched,
				[]roundTrip{capturing}, []roundTrip{stands("captured", 0, `"amount":null`)}))
			payment, err := client.CapturePayment(t.Context(), paymentID, capture)
			require.Nil(t, payment, name)
			require.True(t, api.MayHaveHappened(err), name)
			require.NotErrorIs(t, err, api.ErrOtherAmount, name)
		})
	}
}

// What is asked for of the call holds for fetching too.
func TestCaptureFetchesWithTheOptionsOfTheCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var sent []string
		client := client(t, generated.ServerURL, over(func(r *http.Request) (*http.Response, error) {
			deadline, _ := r.Context().Deadline()
			sent = append(sent, fmt.Sprint(r.Method, " ", r.Header.Get("X-Razorpay-Account"), " ", r.Header.Get("X-Mark"), " ", time.Until(deadline)))
			if r.Method == http.MethodPost {
				return answer(http.StatusBadGateway, nil, page), nil
			}
			return stands("captured", 50_000)(r)
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
	lost, authorized := status(http.StatusGatewayTimeout), stands("authorized", 50_000)
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
		"during the capture":         {silent, authorized, 5 * time.Second, []error{api.ErrNoAnswer}, false},
		"while the payment is asked": {lost, silent, 5 * time.Second, []error{api.ErrServer, api.ErrNoAnswer}, false},
		"between two captures":       {lost, authorized, time.Second / 4, []error{api.ErrServer}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(test.after, cancel)
				begun := time.Now()
				var captured, fetched int
				client := client(t, generated.ServerURL, captures(&captured, &fetched, []roundTrip{test.capturing}, []roundTrip{test.fetching}))
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

func TestCaptureErrorOfACallersOwnMaking(t *testing.T) {
	t.Parallel()
	require.NotPanics(t, func() { _ = (&api.CaptureError{}).Error() })
	require.False(t, api.MayHaveHappened(&api.CaptureError{Err: errors.New("x")}))
}
