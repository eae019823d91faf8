package api_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
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

// stands is an answer with pay_1 as it stands.
func stands(status string, amount int, more ...string) roundTrip {
	return success(fmt.Sprintf(`{"id":"pay_1","entity":"payment","amount":%d,"currency":"INR","status":%q,"captured":%v%s}`,
		amount, status, status == "captured" || status == "refunded", strings.Join(append([]string{""}, more...), ",")))
}

// refuses is the 400 that a capture gets of a payment that is not authorized.
func refuses(code string) roundTrip {
	return func(*http.Request) (*http.Response, error) {
		return answer(http.StatusBadRequest, nil, fmt.Sprintf(`{"error":{"code":%q,"description":"No."}}`, code)), nil
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

func TestCaptureSettles(t *testing.T) {
	t.Parallel()
	var (
		lost       = status(http.StatusGatewayTimeout)
		refused    = refuses(api.CodeBadRequest)
		done       = stands("captured", 50_000)
		authorized = stands("authorized", 50_000)
		is         = func(errs ...error) []error { return errs }
		turns      = func(turns ...roundTrip) []roundTrip { return turns }
	)
	tests := map[string]struct {
		capturing, fetching []roundTrip
		// captures and fetches that are made, attempts included
		captures, fetches int
		options           []api.CallOption
		// is of the error, none for success
		is []error
		// status of the payment that is returned, or that the error carries
		status   generated.PaymentStatus
		happened bool
	}{
		"it is captured": {capturing: turns(done), captures: 1, status: "captured"},
		"the answer was lost, and it is captured": {
			capturing: turns(lost), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the connection broke, and it is captured": {
			capturing: turns(broke), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the answer cannot be read, and it is captured": {
			capturing: turns(success("<html>")), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"it is captured, in few words": {
			capturing: turns(success(`{"id":"pay_1","amount":50000,"currency":"INR","status":"captured"}`)), captures: 1, status: "captured",
		},
		"it is captured, and how much is not said": {capturing: turns(stands("captured", 50_000, `"amount_captured":0`)), captures: 1, status: "captured"},
		"the answer is of another state, and it is captured": {
			capturing: turns(authorized), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the answer is of another amount, and so is the payment": {
			capturing: turns(stands("captured", 1)), fetching: turns(stands("captured", 1)), captures: 1, fetches: 1,
			is: is(api.ErrUnreadable), status: "captured",
		},
		"the answer was lost, and refunded in part since": {
			capturing: turns(lost), fetching: turns(stands("captured", 50_000, `"amount_refunded":1`, `"refund_status":"partial"`)),
			captures: 1, fetches: 1, status: "captured",
		},
		"never connected, then captured":        {capturing: turns(neverMade, done), captures: 2, status: "captured"},
		"never connected":                       {capturing: turns(neverMade), captures: 3, is: is(api.ErrNoAnswer)},
		"too many requests":                     {capturing: turns(status(429)), captures: 3, is: is(api.ErrRateLimited)},
		"the credentials are refused":           {capturing: turns(status(401)), captures: 1, is: is(api.ErrUnauthorized)},
		"not found":                             {capturing: turns(status(404)), captures: 1, is: is(api.ErrNotFound)},
		"refused, since it is captured already": {capturing: turns(refused), fetching: turns(done), captures: 1, fetches: 1, status: "captured"},
		"refused, and it is authorized": {
			capturing: turns(refused), fetching: turns(authorized), captures: 3, fetches: 3, is: is(api.ErrBadRequest), status: "authorized",
		},
		"refused while another capture is under way": {
			capturing: turns(refused), fetching: turns(authorized, done), captures: 2, fetches: 2, status: "captured",
		},
		"refused, and it is authorized for another amount": {
			capturing: turns(refused), fetching: turns(stands("authorized", 49_999)), captures: 1, fetches: 1, is: is(api.ErrBadRequest), status: "authorized",
		},
		"the answer is about another payment": {
			capturing: turns(success(`{"id":"pay_2","entity":"payment","amount":50000,"currency":"INR","status":"captured","captured":true}`)),
			fetching:  turns(authorized), captures: 3, fetches: 3, is: is(api.ErrUnreadable), status: "authorized", happened: true,
		},
		"refused, and it failed": {
			capturing: turns(refused), fetching: turns(stands("failed", 50_000)), captures: 1, fetches: 1, is: is(api.ErrBadRequest), status: "failed",
		},
		"refused, and it is captured for another amount": {
			capturing: turns(refused), fetching: turns(stands("captured", 49_999)), captures: 1, fetches: 1, is: is(api.ErrBadRequest), status: "captured",
		},
		"refused, and another amount of it is captured": {
			capturing: turns(refused), fetching: turns(stands("captured", 50_000, `"amount_captured":49999`)), captures: 1, fetches: 1,
			is: is(api.ErrBadRequest), status: "captured",
		},
		"refused, and it is captured in another currency": {
			capturing: turns(refused), fetching: turns(stands("captured", 50_000, `"currency":"USD"`)), captures: 1, fetches: 1,
			is: is(api.ErrBadRequest), status: "captured",
		},
		"refused, and this amount of it was captured and refunded": {
			capturing: turns(refused), fetching: turns(stands("refunded", 50_000)), captures: 1, fetches: 1,
			is: is(api.ErrBadRequest), status: "refunded", happened: true,
		},
		"refused, and another amount of it was refunded": {
			capturing: turns(refused), fetching: turns(stands("refunded", 1)), captures: 1, fetches: 1, is: is(api.ErrBadRequest), status: "refunded",
		},
		"refused, and it cannot be fetched": {
			capturing: turns(refused), fetching: turns(status(503)), captures: 1, fetches: 3, is: is(api.ErrBadRequest, api.ErrServer), happened: true,
		},
		"refused, and fetching is refused": {
			capturing: turns(refused), fetching: turns(refused), captures: 1, fetches: 1, is: is(api.ErrBadRequest),
		},
		"the gateway failed under 400, and it is captured": {
			capturing: turns(refuses(api.CodeGateway)), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the gateway failed under 400, authorized, then captured": {
			capturing: turns(refuses(api.CodeGateway), done), fetching: turns(authorized), captures: 2, fetches: 1, status: "captured",
		},
		"lost, and it cannot be fetched": {
			capturing: turns(lost), fetching: turns(broke), captures: 1, fetches: 3, is: is(api.ErrServer, api.ErrNoAnswer), happened: true,
		},
		"lost, and it failed": {
			capturing: turns(lost), fetching: turns(stands("failed", 50_000)), captures: 1, fetches: 1,
			is: is(api.ErrServer), status: "failed", happened: true, // it can be authorized late, and the capture be on its way
		},
		"lost, and it was only created": {
			capturing: turns(lost), fetching: turns(stands("created", 50_000)), captures: 1, fetches: 1, is: is(api.ErrServer), status: "created", happened: true,
		},
		"lost, and it stands as nobody foresaw": {
			capturing: turns(lost), fetching: turns(stands("capturing", 50_000)), captures: 1, fetches: 1,
			is: is(api.ErrServer), status: "capturing", happened: true,
		},
		"lost, and captured for another amount": {
			capturing: turns(lost), fetching: turns(stands("captured", 1)), captures: 1, fetches: 1, is: is(api.ErrServer), status: "captured",
		},
		"lost, authorized, then captured": {
			capturing: turns(lost, done), fetching: turns(authorized), captures: 2, fetches: 1, status: "captured",
		},
		"lost twice, then captured": {
			capturing: turns(lost, broke, done), fetching: turns(authorized), captures: 3, fetches: 2, status: "captured",
		},
		"lost, authorized, then refused since the lost one came through": {
			capturing: turns(lost, refused), fetching: turns(authorized, done), captures: 2, fetches: 2, status: "captured",
		},
		"lost, authorized, refused, and authorized still": {
			capturing: turns(lost, refused), fetching: turns(authorized), captures: 3, fetches: 3,
			is: is(api.ErrBadRequest), status: "authorized", happened: true, // the first may be on its way
		},
		"lost, authorized, then too many requests": {
			capturing: turns(lost, status(429), status(429), status(429), done), fetching: turns(authorized), captures: 5, fetches: 2, status: "captured",
		},
		"lost, authorized, and then it cannot be fetched": {
			capturing: turns(lost, refused), fetching: turns(authorized, status(401)), captures: 2, fetches: 2,
			is: is(api.ErrBadRequest, api.ErrUnauthorized), happened: true,
		},
		"lost every time, and authorized": {
			capturing: turns(lost), fetching: turns(authorized), captures: 3, fetches: 3, is: is(api.ErrServer), status: "authorized", happened: true,
		},
		"lost, authorized, not to be repeated": {
			capturing: turns(lost), fetching: turns(authorized), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: is(api.ErrServer), status: "authorized", happened: true,
		},
		"lost, captured, not to be repeated": {
			capturing: turns(lost), fetching: turns(done), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()}, status: "captured",
		},
		"lost, and fetched once, not to be repeated": {
			capturing: turns(lost), fetching: turns(status(503)), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: is(api.ErrServer), happened: true,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var captured, fetched int
				client := client(t, generated.ServerURL, captures(&captured, &fetched, test.capturing, test.fetching))
				payment, err := client.CapturePayment(t.Context(), paymentID, capture, test.options...)
				require.Equal(t, []int{test.captures, test.fetches}, []int{captured, fetched})
				require.Equal(t, err == nil, payment != nil)
				requireIs(t, err, test.is...)
				require.Equal(t, test.happened, api.MayHaveHappened(err))
				require.Equal(t, test.happened, err != nil && api.MayHaveHappened(fmt.Errorf("checkout: %w", err)))
				if len(test.is) == 0 {
					require.NoError(t, err)
					require.Equal(t, test.status, payment.Status)
					return
				}
				requireOneLine(t, err.Error())
				var failed *api.CaptureError
				require.Equal(t, test.fetches > 0, errors.As(err, &failed))
				switch {
				case test.status != "":
					require.Equal(t, test.status, failed.Payment.Status)
					require.Contains(t, err.Error(), "; payment pay_1 of ")
				case test.fetches > 0:
					require.Nil(t, failed.Payment)
					require.Contains(t, err.Error(), "; fetchPayment: ")
				}
			})
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

// bank holds one payment, takes its money once, and loses requests and answers
// at random, but no more than two captures and two fetches a caller.
type bank struct {
	mu       sync.Mutex
	random   *rand.Rand
	captured int
	lost     map[string]int
}

func (b *bank) RoundTrip(r *http.Request) (*http.Response, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	caller := r.Method + r.Header.Get("X-Caller")
	lose := b.lost[caller] < 2 && b.random.IntN(3) > 0
	if lose {
		b.lost[caller]++
		if b.random.IntN(2) == 0 {
			return nil, io.ErrUnexpectedEOF // before it was carried out
		}
	}
	answer, err := stands("authorized", 50_000)(r)
	switch {
	case r.Method == http.MethodPost && b.captured > 0:
		answer, err = refuses(api.CodeBadRequest)(r)
	case r.Method == http.MethodPost:
		b.captured++
		answer, err = stands("captured", 50_000)(r)
	case b.captured > 0:
		answer, err = stands("captured", 50_000)(r)
	}
	if lose {
		return nil, io.ErrUnexpectedEOF // after it was carried out
	}
	return answer, err
}

func TestConcurrentAndRepeatedCapturesAreOne(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				bank := &bank{random: rand.New(rand.NewPCG(seed, 0)), lost: map[string]int{}}
				client := client(t, generated.ServerURL, api.WithHTTPClient(&http.Client{Transport: bank}))
				failures := make(chan error, 100)
				var callers sync.WaitGroup
				for caller := range 50 {
					callers.Go(func() {
						for range 2 { // and once more, as a job that is run again
							_, err := client.CapturePayment(t.Context(), paymentID, capture, api.Header("X-Caller", fmt.Sprint(caller)))
							failures <- err
						}
					})
				}
				callers.Wait()
				close(failures)
				for err := range failures {
					require.NoError(t, err, "each caller is told that it is captured")
				}
				require.Equal(t, 1, bank.captured)
				require.NotEmpty(t, bank.lost, "the test lost nothing")
			})
		})
	}
}

func TestCaptureErrorOfACallersOwnMaking(t *testing.T) {
	t.Parallel()
	require.NotPanics(t, func() { _ = (&api.CaptureError{}).Error() })
	require.False(t, api.MayHaveHappened(&api.CaptureError{Err: errors.New("x")}))
}
