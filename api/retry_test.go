package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptrace"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// Failures of a network, named as in the transport's table.
var (
	noConnection roundTrip = func(r *http.Request) (*http.Response, error) {
		httptrace.ContextClientTrace(r.Context()).GetConn(r.URL.Host) // as net/http reports that it connects
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

// withTurns returns a network that answers in order and repeats the last answer.
func withTurns(bodies *[]string, turns ...roundTrip) api.Option {
	n := 0
	return withNetwork(func(r *http.Request) (*http.Response, error) {
		var body []byte
		if r.Body != nil {
			body, _ = io.ReadAll(r.Body)
		}
		*bodies = append(*bodies, string(body))
		turn := turns[min(n, len(turns)-1)]
		n++
		return turn(r)
	})
}

// The transport's table, seen by a caller.
func TestCallsAreRepeatedWhereThatIsHarmless(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		turns []roundTrip
		// attempts of a safe call and of any other
		safe, unsafe int
		// whether the last attempt succeeds
		safeOK, unsafeOK bool
		happened         bool // whether the unsafe call may have happened
	}{
		"success":                          {turns: []roundTrip{respondSuccess(orderAnswer)}, safe: 1, unsafe: 1, safeOK: true, unsafeOK: true},
		"never connected":                  {turns: []roundTrip{noConnection}, safe: 3, unsafe: 3},
		"connected the second time":        {turns: []roundTrip{noConnection, respondSuccess(orderAnswer)}, safe: 2, unsafe: 2, safeOK: true, unsafeOK: true},
		"too many requests":                {turns: []roundTrip{respondStatus(429)}, safe: 3, unsafe: 3},
		"too many requests, twice":         {turns: []roundTrip{respondStatus(429), respondStatus(429), respondSuccess(orderAnswer)}, safe: 3, unsafe: 3, safeOK: true, unsafeOK: true},
		"broken off":                       {turns: []roundTrip{connectionBroke}, safe: 3, unsafe: 1, happened: true},
		"broken off once":                  {turns: []roundTrip{connectionBroke, respondSuccess(orderAnswer)}, safe: 2, unsafe: 1, safeOK: true, happened: true},
		"500":                              {turns: []roundTrip{respondStatus(500)}, safe: 3, unsafe: 1, happened: true},
		"502":                              {turns: []roundTrip{respondStatus(502)}, safe: 3, unsafe: 1, happened: true},
		"503 once":                         {turns: []roundTrip{respondStatus(503), respondSuccess(orderAnswer)}, safe: 2, unsafe: 1, safeOK: true, happened: true},
		"504":                              {turns: []roundTrip{respondStatus(504)}, safe: 3, unsafe: 1, happened: true},
		"400":                              {turns: []roundTrip{respondStatus(400)}, safe: 1, unsafe: 1},
		"401":                              {turns: []roundTrip{respondStatus(401)}, safe: 1, unsafe: 1},
		"404":                              {turns: []roundTrip{respondStatus(404)}, safe: 1, unsafe: 1},
		"408":                              {turns: []roundTrip{respondStatus(408)}, safe: 1, unsafe: 1, happened: true},
		"a redirect":                       {turns: []roundTrip{respondStatus(302)}, safe: 1, unsafe: 1, happened: true},
		"success that cannot be read":      {turns: []roundTrip{respondSuccess("<html>")}, safe: 1, unsafe: 1, happened: true},
		"never connected, then broken off": {turns: []roundTrip{noConnection, connectionBroke}, safe: 3, unsafe: 2, happened: true},
		"too many requests, then 500":      {turns: []roundTrip{respondStatus(429), respondStatus(500)}, safe: 3, unsafe: 2, happened: true},
		"too many requests, then refused":  {turns: []roundTrip{respondStatus(429), respondStatus(400)}, safe: 2, unsafe: 2},
		"never connected, then too many requests": {turns: []roundTrip{noConnection, respondStatus(429), respondStatus(429)}, safe: 3, unsafe: 3},
	}
	for name, test := range tests {
		run := func(kind string, attempts int, ok bool, body string, call func(*testing.T, *api.Client, ...api.CallOption) error) {
			t.Run(kind+": "+name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					var bodies []string
					var log bytes.Buffer
					logger := slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
					client := newClient(t, generated.ServerURL, withTurns(&bodies, test.turns...), api.WithLogger(logger))
					err := call(t, client)
					require.Len(t, bodies, attempts)
					for _, sent := range bodies {
						require.Equal(t, body, sent, "sent in full each time")
					}
					requireAttempts(t, log.Bytes(), attempts)
					if ok {
						require.NoError(t, err)
						return
					}
					var failed *api.Error
					require.ErrorAs(t, err, &failed)
					require.Equal(t, attempts, failed.Attempts)
					require.Equal(t, kind == "unsafe" && test.happened, api.MayHaveHappened(err))
					if attempts > 1 {
						require.Regexp(t, ` \([23] attempts\)$`, err.Error())
					}
				})
			})
			t.Run(kind+", not to be repeated: "+name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					var bodies []string
					begun := time.Now()
					_ = call(t, newClient(t, generated.ServerURL, withTurns(&bodies, test.turns...)), api.NoRetry())
					require.Len(t, bodies, 1)
					require.Zero(t, time.Since(begun))
				})
			})
		}
		run("safe", test.safe, test.safeOK, "", func(t *testing.T, client *api.Client, options ...api.CallOption) error {
			t.Helper()
			_, err := client.FetchPayment(t.Context(), paymentID, nil, options...)
			return err
		})
		run("safe with a body", test.safe, test.safeOK, `{"vpa":"a@b"}`, func(t *testing.T, client *api.Client, options ...api.CallOption) error {
			t.Helper()
			var err error
			if test.safeOK { // the answer does not suit every call
				err = client.Do(t.Context(), "GET", "/x", map[string]string{"vpa": "a@b"}, nil, options...)
			} else {
				_, err = client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: "a@b"}, options...)
			}
			return err
		})
		run("unsafe", test.unsafe, test.unsafeOK, `{"amount":50000,"currency":"INR"}`, func(t *testing.T, client *api.Client, options ...api.CallOption) error {
			t.Helper()
			_, err := client.CreateOrder(t.Context(), order, options...)
			return err
		})
	}
}

// requireAttempts checks that the log has one record per attempt, counted from 1.
func requireAttempts(t *testing.T, log []byte, attempts int) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(log))
	for n := 1; ; n++ {
		var record struct {
			Attempt int `json:"attempt"`
		}
		if err := decoder.Decode(&record); err != nil {
			require.ErrorIs(t, err, io.EOF)
			require.Equal(t, attempts, n-1)
			return
		}
		require.Equal(t, n, record.Attempt)
	}
}

func TestWaitBetweenAttempts(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		retryAfter  string
		least, most time.Duration // of all waits
		attempts    int
		asked       time.Duration // in the error
	}{
		"random when nothing is asked for":  {"", 0, 750 * time.Millisecond, 3, 0},
		"random when garbage is asked for":  {"soon", 0, 750 * time.Millisecond, 3, 0},
		"as many seconds as asked for":      {"7", 14 * time.Second, 14 * time.Second, 3, 7 * time.Second},
		"as long as is waited at all":       {"30", time.Minute, time.Minute, 3, 30 * time.Second},
		"not when it is too long":           {"31", 0, 0, 1, 31 * time.Second},
		"not when it is a day":              {"86400", 0, 0, 1, 24 * time.Hour},
		"not when it is beyond all measure": {"99999999999999", 0, 0, 1, 9223372036 * time.Second},
		"not at all":                        {"0", 0, 0, 3, 0},
		"until the date asked for":          {"Sat, 01 Jan 2000 00:00:09 GMT", 9 * time.Second, 9 * time.Second, 3, 0},
		"not until a date that is past":     {"Fri, 31 Dec 1999 23:00:00 GMT", 0, 0, 3, 0},
		"not until a date too far":          {"Sat, 01 Jan 2000 00:00:31 GMT", 0, 0, 1, 31 * time.Second},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { // begins at midnight, 1 January 2000
				header := http.Header{}
				if test.retryAfter != "" {
					header.Set("Retry-After", test.retryAfter)
				}
				client := newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
					return newResponse(http.StatusTooManyRequests, header, ""), nil
				}))
				begun := time.Now()
				_, err := client.CreateOrder(t.Context(), order)
				requireIs(t, err, api.ErrRateLimited)
				require.GreaterOrEqual(t, time.Since(begun), test.least)
				require.LessOrEqual(t, time.Since(begun), test.most)
				var failed *api.Error
				require.ErrorAs(t, err, &failed)
				require.Equal(t, test.attempts, failed.Attempts)
				require.Equal(t, test.asked, failed.RetryAfter)
				require.Equal(t, header, failed.Header)
				require.False(t, api.MayHaveHappened(err))
			})
		})
	}
}

func TestWaitEndsWithTheContext(t *testing.T) {
	t.Parallel()
	unavailable := withNetwork(func(*http.Request) (*http.Response, error) {
		return newResponse(http.StatusServiceUnavailable, http.Header{"Retry-After": {"20"}}, ""), nil
	})
	t.Run("when it is cancelled", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(5*time.Second, cancel)
			begun := time.Now()
			_, err := newClient(t, generated.ServerURL, unavailable).FetchPayment(ctx, paymentID, nil)
			require.Equal(t, 5*time.Second, time.Since(begun))
			requireIs(t, err, api.ErrServer)
			var failed *api.Error
			require.ErrorAs(t, err, &failed)
			require.Equal(t, 1, failed.Attempts)
		})
	})
	t.Run("at once when its deadline comes before the wait is over", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 19*time.Second)
			defer cancel()
			begun := time.Now()
			_, err := newClient(t, generated.ServerURL, unavailable).FetchPayment(ctx, paymentID, nil)
			require.Zero(t, time.Since(begun), "there is nothing to wait for")
			requireIs(t, err, api.ErrServer)
		})
	})
	t.Run("not when there is time for another attempt", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 21*time.Second)
			defer cancel()
			_, err := newClient(t, generated.ServerURL, unavailable).FetchPayment(ctx, paymentID, nil)
			var failed *api.Error
			require.ErrorAs(t, err, &failed)
			require.Equal(t, 2, failed.Attempts)
		})
	})
}
