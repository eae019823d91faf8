package api_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptrace"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// Failures of a network, named as in the table of the transport's package comment.
var (
	noConnection roundTrip = func(r *http.Request) (*http.Response, error) {
		httptrace.ContextClientTrace(r.Context()).GetConn(r.URL.Host) // as net/http does before it connects
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
	}
	connectionBroke roundTrip = func(*http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF }
)

func respondStatus(code int) roundTrip {
	return func(*http.Request) (*http.Response, error) { return newResponse(code, nil, ""), nil }
}

func respondSuccess(body string) roundTrip {
	return func(*http.Request) (*http.Response, error) { return newResponse(http.StatusOK, nil, body), nil }
}

// withTurns answers in order, repeating the last answer, and appends each request body to bodies.
func withTurns(bodies *[]string, turns ...roundTrip) api.Option {
	return withNetwork(func(r *http.Request) (*http.Response, error) {
		var body []byte
		if r.Body != nil {
			body, _ = io.ReadAll(r.Body)
		}
		*bodies = append(*bodies, string(body))
		return turns[min(len(*bodies), len(turns))-1](r)
	})
}

// Every attempt sends the whole body and is logged, and the error has the number of attempts. The
// tests of package transport cover which failures are repeated.
func TestAttemptsOfACall(t *testing.T) {
	t.Parallel()
	fetch := func(ctx context.Context, client *api.Client, options ...api.CallOption) error {
		_, err := client.FetchPayment(ctx, paymentID, nil, options...)
		return err
	}
	validate := func(ctx context.Context, client *api.Client, options ...api.CallOption) error {
		_, err := client.ValidateVPA(ctx, generated.ValidateVPARequest{VPA: "a@b"}, options...)
		return err
	}
	create := func(ctx context.Context, client *api.Client, options ...api.CallOption) error {
		_, err := client.CreateOrder(ctx, order, options...)
		return err
	}
	const noBody, vpa, amount = "", `{"vpa":"a@b"}`, `{"amount":50000,"currency":"INR"}`
	for name, test := range map[string]struct {
		call     func(context.Context, *api.Client, ...api.CallOption) error
		body     string
		turns    []roundTrip
		attempts int
		succeeds bool
		happened bool // whether it may have happened, if it fails
	}{
		"safe, repeated to the end":            {fetch, noBody, turns(connectionBroke, respondStatus(500)), 3, false, false},
		"safe, then a success":                 {fetch, noBody, turns(respondStatus(503), respondStatus(429), respondSuccess(paymentAnswer)), 3, true, false},
		"safe with a body":                     {validate, vpa, turns(noConnection, respondStatus(502)), 3, false, false},
		"unsafe, repeated to the end":          {create, amount, turns(noConnection, respondStatus(429)), 3, false, false},
		"unsafe, then a success":               {create, amount, turns(noConnection, respondSuccess(orderAnswer)), 2, true, false},
		"unsafe, then the connection broke":    {create, amount, turns(respondStatus(429), connectionBroke, respondSuccess(orderAnswer)), 2, false, true},
		"unsafe, then refused":                 {create, amount, turns(respondStatus(429), respondStatus(400)), 2, false, false},
		"unsafe, the connection broke at once": {create, amount, turns(connectionBroke, respondSuccess(orderAnswer)), 1, false, true},
		"a success that cannot be decoded":     {create, amount, turns(respondSuccess("<html>"), respondSuccess(orderAnswer)), 1, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var bodies []string
				var log bytes.Buffer
				logger := slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
				err := test.call(t.Context(), newClient(t, generated.ServerURL, withTurns(&bodies, test.turns...), api.WithLogger(logger)))
				require.Equal(t, slices.Repeat([]string{test.body}, test.attempts), bodies, "sent in full each time")
				for attempt := range test.attempts + 1 {
					require.Equal(t, min(attempt, 1), strings.Count(log.String(), fmt.Sprintf(`"attempt":%d,`, attempt)))
				}
				var failed *api.Error
				require.Equal(t, test.succeeds, !errors.As(err, &failed))
				if !test.succeeds {
					require.Equal(t, test.attempts, failed.Attempts)
					require.Equal(t, test.attempts > 1, strings.HasSuffix(err.Error(), fmt.Sprintf(" (%d attempts)", test.attempts)))
					require.Equal(t, test.happened, api.MayHaveHappened(err))
				}

				bodies = nil
				begun := time.Now()
				_ = test.call(t.Context(), newClient(t, generated.ServerURL, withTurns(&bodies, test.turns...)), api.NoRetry())
				require.Len(t, bodies, 1)
				require.Zero(t, time.Since(begun))
			})
		})
	}
}

// The client waits as long as an answer requests with Retry-After, up to 30 seconds. The error has
// the wait that the last answer requested.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	for value, test := range map[string]struct {
		waited   time.Duration
		attempts int
		asked    time.Duration // in the error
	}{
		"0":                             {0, 3, 0},
		"30":                            {time.Minute, 3, 30 * time.Second},
		"31":                            {0, 1, 31 * time.Second},
		"Sat, 01 Jan 2000 00:00:09 GMT": {9 * time.Second, 3, 0},
	} {
		synctest.Test(t, func(t *testing.T) { // begins at midnight, 1 January 2000
			header := http.Header{"Retry-After": {value}}
			client := newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
				return newResponse(http.StatusTooManyRequests, header, ""), nil
			}))
			begun := time.Now()
			_, err := client.CreateOrder(t.Context(), order)
			requireIs(t, err, api.ErrRateLimited)
			require.Equal(t, test.waited, time.Since(begun), value)
			var failed *api.Error
			require.ErrorAs(t, err, &failed)
			require.Equal(t, test.attempts, failed.Attempts, value)
			require.Equal(t, test.asked, failed.RetryAfter, value)
			require.Equal(t, header, failed.Header)
			require.False(t, api.MayHaveHappened(err))
		})
	}
}

// A wait between attempts ends with the context. The error is that of the attempt before the wait.
func TestWaitEndsWithTheContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(5*time.Second, cancel)
		begun := time.Now()
		_, err := newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
			return newResponse(http.StatusServiceUnavailable, http.Header{"Retry-After": {"20"}}, ""), nil
		})).FetchPayment(ctx, paymentID, nil)
		require.Equal(t, 5*time.Second, time.Since(begun))
		requireIs(t, err, api.ErrServer)
		var failed *api.Error
		require.ErrorAs(t, err, &failed)
		require.Equal(t, 1, failed.Attempts)
	})
}
