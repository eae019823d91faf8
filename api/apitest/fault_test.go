package apitest_test

import (
	"context"
	"io"
	"math"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// response is the result of a request.
type response struct {
	status int
	header http.Header
	body   string
	err    error
}

// ask sends a request over its own connection.
func ask(t *testing.T, srv *apitest.Server, method, path, body string) response {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, srv.URL+path, strings.NewReader(body))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	withKey(request)
	own := &http.Transport{}
	defer own.CloseIdleConnections()
	answer, err := (&http.Client{Transport: own, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}).Do(request)
	if err != nil {
		return response{err: err}
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<18))
	return response{answer.StatusCode, answer.Header, string(text), err}
}

// For every kind of fault on a capture: what the caller sees, and whether the payment is captured.
func TestFaultsOfACapture(t *testing.T) {
	t.Parallel()
	const json, html, plain = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"
	elsewhere := "https://elsewhere.invalid/v1/payments/"
	tests := map[string]struct {
		fault    apitest.Fault
		captured bool
		// status is the status that the caller sees, or 0, and err the error of the request or of
		// reading the body
		status int
		err    error
		// contentType is the Content-Type, body the beginning of the body
		contentType, body string
		// value is the value of header, or its beginning
		header, value string
	}{
		"latency":                  {apitest.Fault{Kind: apitest.Latency, Delay: 30 * time.Millisecond}, true, 200, nil, json, `{"id":"pay_`, "Retry-After", ""},
		"429":                      {apitest.Fault{Kind: apitest.TooManyRequests}, false, 429, nil, json, `{"error":{"code":"BAD_REQUEST_ERROR","description":"Too many requests`, "Retry-After", ""},
		"429 with seconds":         {apitest.Fault{Kind: apitest.TooManyRequests, RetryAfter: 1500 * time.Millisecond}, false, 429, nil, json, "{", "Retry-After", "2"},
		"429 after a delay":        {apitest.Fault{Kind: apitest.TooManyRequests, Delay: time.Millisecond}, false, 429, nil, json, "{", "Retry-After", ""},
		"500":                      {apitest.Fault{Kind: apitest.ServerError}, false, 500, nil, json, `{"error":{"code":"SERVER_ERROR"`, "", ""},
		"500 after the effect":     {apitest.Fault{Kind: apitest.ServerError, TookEffect: true}, true, 500, nil, json, `{"error":{"code":"SERVER_ERROR"`, "", ""},
		"502":                      {apitest.Fault{Kind: apitest.BadGateway}, false, 502, nil, html, "<html>", "", ""},
		"503":                      {apitest.Fault{Kind: apitest.Unavailable, RetryAfter: time.Second}, false, 503, nil, json, "{", "Retry-After", "1"},
		"504 after the effect":     {apitest.Fault{Kind: apitest.GatewayTimeout, TookEffect: true}, true, 504, nil, json, `{"error":{"code":"GATEWAY_ERROR"`, "", ""},
		"reset before":             {apitest.Fault{Kind: apitest.ResetBefore}, false, 0, syscall.ECONNRESET, "", "", "", ""},
		"reset after":              {apitest.Fault{Kind: apitest.ResetAfter}, true, 0, syscall.ECONNRESET, "", "", "", ""},
		"a truncated body":         {apitest.Fault{Kind: apitest.TruncatedBody}, true, 200, io.ErrUnexpectedEOF, json, `{"id":"pay_`, "", ""},
		"a wrong content type":     {apitest.Fault{Kind: apitest.WrongContentType}, true, 200, nil, plain, `{"id":"pay_`, "", ""},
		"an empty body":            {apitest.Fault{Kind: apitest.EmptyBody}, true, 200, nil, json, "", "Content-Length", "0"},
		"a redirect":               {apitest.Fault{Kind: apitest.Redirect}, false, 307, nil, html, "", "Location", elsewhere},
		"a redirect to a location": {apitest.Fault{Kind: apitest.Redirect, Location: "http://127.0.0.1:1/x", TookEffect: true}, true, 307, nil, html, "", "Location", "http://127.0.0.1:1/x"},
		"an endless body":          {apitest.Fault{Kind: apitest.EndlessBody}, true, 200, nil, json, `{"id":"xxx`, "", ""},
		"a slow drip":              {apitest.Fault{Kind: apitest.SlowDrip, Delay: time.Microsecond}, true, 200, nil, json, `{"id":"pay_`, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			client := srv.Client()
			created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
			require.NoError(t, err)
			test.fault.Operation, test.fault.Times = "capturePayment", 1
			srv.Inject(test.fault)
			const body = `{"amount":49950,"currency":"INR"}`
			path := "/payments/" + string(created.RazorpayPaymentID) + "/capture"
			begun := time.Now()
			first := ask(t, srv, http.MethodPost, path, body)
			require.GreaterOrEqual(t, time.Since(begun), test.fault.Delay)
			require.ErrorIs(t, first.err, test.err)
			require.Equal(t, test.status, first.status)
			require.Equal(t, test.contentType, first.header.Get("Content-Type"))
			require.True(t, strings.HasPrefix(first.body, test.body), "%.100s", first.body)
			require.Equal(t, test.fault.Kind == apitest.EndlessBody, len(first.body) == 1<<18, "an endless body is read to the limit")
			if test.header != "" {
				require.True(t, strings.HasPrefix(first.header.Get(test.header), test.value), first.header)
				require.Equal(t, test.value != "", first.header.Get(test.header) != "", first.header)
			}
			require.Equal(t, test.captured, bool(srv.Payment(created.RazorpayPaymentID).Captured))

			again := ask(t, srv, http.MethodPost, path, body)
			require.NoError(t, again.err, "the fault occurs once")
			require.Equal(t, test.captured, strings.Contains(again.body, "already been captured"), again.body)
			require.True(t, bool(srv.Payment(created.RazorpayPaymentID).Captured))
		})
	}
	kinds := map[apitest.FaultKind]bool{}
	for _, test := range tests {
		kinds[test.fault.Kind] = true
	}
	require.Len(t, kinds, len(apitest.FaultKinds())-1, "every kind except ConnectionRefused is tested")
}

func TestRetryAfterAsDate(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	srv.Inject(apitest.Fault{Kind: apitest.TooManyRequests, RetryAfter: time.Hour, RetryAfterAsDate: true})
	date, err := http.ParseTime(ask(t, srv, http.MethodGet, "/payments/pay_1", "").header.Get("Retry-After"))
	require.NoError(t, err)
	require.InDelta(t, time.Hour, time.Until(date), float64(10*time.Second))
}

func TestFaultsChooseTheirRequests(t *testing.T) {
	t.Parallel()
	statuses := func(srv *apitest.Server, n int) (seen []int) {
		for range n {
			seen = append(seen, ask(t, srv, http.MethodGet, "/payments/pay_1", "").status)
		}
		return seen
	}
	t.Run("by count", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Inject(apitest.Fault{Kind: apitest.ServerError, Skip: 1, Times: 2})
		require.Equal(t, []int{200, 500, 500, 200, 200}, statuses(srv, 5))
	})
	t.Run("one after the other", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Inject(apitest.Fault{Kind: apitest.ServerError, Times: 1}, apitest.Fault{Kind: apitest.Unavailable, Times: 2})
		require.Equal(t, []int{500, 503, 503, 200}, statuses(srv, 4))
	})
	t.Run("by operation", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Inject(apitest.Fault{Kind: apitest.ServerError, Operation: "fetchPayment"})
		require.Equal(t, []int{500, 500}, statuses(srv, 2))
		require.Equal(t, 200, ask(t, srv, http.MethodGet, "/payments/pay_1/card", "").status)
		srv.ClearFaults()
		require.Equal(t, []int{200}, statuses(srv, 1))
	})
	t.Run("by probability", func(t *testing.T) {
		t.Parallel()
		run := func(seed uint64) []int {
			srv := apitest.NewServer(t, apitest.Seed(seed))
			srv.Inject(apitest.Fault{Kind: apitest.ServerError, Probability: 0.5})
			return statuses(srv, 40)
		}
		first, again, other := run(3), run(3), run(4)
		require.Equal(t, first, again)
		require.NotEqual(t, first, other)
		require.Contains(t, first, 200)
		require.Contains(t, first, 500)
	})
	t.Run("latencies add up", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Inject(
			apitest.Fault{Kind: apitest.Latency, Delay: 20 * time.Millisecond},
			apitest.Fault{Kind: apitest.Latency, Delay: 20 * time.Millisecond, TookEffect: true},
			apitest.Fault{Kind: apitest.ServerError, Delay: 20 * time.Millisecond},
		)
		begun := time.Now()
		require.Equal(t, []int{500}, statuses(srv, 1))
		require.GreaterOrEqual(t, time.Since(begun), 60*time.Millisecond)
	})
}

// A request takes effect even after the caller gave up.
func TestEffectAfterCancellation(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		tookEffect bool
		delay      time.Duration
	}{
		"late":    {false, 300 * time.Millisecond},
		"at once": {true, time.Minute}, // no one waits for its end
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			client := srv.Client()
			created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
			require.NoError(t, err)
			captured := func() bool { return bool(srv.Payment(created.RazorpayPaymentID).Captured) }
			got, before := captured, len(srv.Requests()) // got reports whether the server is as far as the caller waits for
			if !test.tookEffect {
				got = func() bool { return len(srv.Requests()) > before }
			}
			srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.Latency, Delay: test.delay, TookEffect: test.tookEffect})
			ctx, leave := context.WithCancel(t.Context())
			defer leave()
			once, begun, left := client.API, time.Now(), make(chan error, 1)
			go func() {
				_, err := once.CapturePayment(ctx, created.RazorpayPaymentID, generated.CaptureRequest{Amount: price, Currency: paise.INR})
				left <- err
			}()
			require.Eventually(t, got, time.Minute, time.Millisecond)
			leave()
			require.ErrorIs(t, <-left, context.Canceled)
			require.Eventually(t, captured, time.Minute, time.Millisecond)
			if !test.tookEffect {
				require.GreaterOrEqual(t, time.Since(begun), test.delay, "the delay continues after the caller gave up")
			}
		})
	}
}

func TestResetBeforeTheRequestIsRead(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	order := generated.CreateOrderRequest{Amount: price, Currency: paise.INR}
	_, err := client.CreateOrder(t.Context(), order)
	require.NoError(t, err, "opens the connection that the next call reuses")
	srv.Inject(apitest.Fault{Kind: apitest.ResetBefore, Times: 1})
	_, err = client.CreateOrder(t.Context(), order)
	require.ErrorIs(t, err, api.ErrNoAnswer)
	require.Len(t, srv.Requests(), 1, "the reset request was never read")
	_, err = client.CreateOrder(t.Context(), order)
	require.NoError(t, err)
}

func TestRefusedConnections(t *testing.T) {
	t.Parallel()
	t.Run("by clients of Server.Client", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Inject(apitest.Fault{Operation: "createOrder", Kind: apitest.ConnectionRefused, Times: 1})
		client := srv.Client()
		request := generated.CreateOrderRequest{Amount: price, Currency: paise.INR}
		_, err := client.CreateOrder(t.Context(), request, api.NoRetry())
		require.ErrorIs(t, err, syscall.ECONNREFUSED)
		require.False(t, api.MayHaveHappened(err))
		require.Empty(t, srv.Requests())
		_, err = client.CreateOrder(t.Context(), request, api.NoRetry())
		require.NoError(t, err)
	})
	t.Run("by Refuse until Accept", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		require.Equal(t, 200, ask(t, srv, http.MethodGet, "/payments/pay_1", "").status)
		srv.Refuse()
		require.ErrorIs(t, ask(t, srv, http.MethodGet, "/payments/pay_1", "").err, syscall.ECONNREFUSED)
		_, err := srv.Client().FetchPayment(t.Context(), "pay_1", nil, api.NoRetry())
		require.ErrorIs(t, err, syscall.ECONNREFUSED)
		srv.Accept()
		require.Equal(t, 200, ask(t, srv, http.MethodGet, "/payments/pay_1", "").status)
		require.NotEmpty(t, srv.URL)
	})
	t.Run("by a closed server", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Close()
		srv.Accept()
		require.ErrorIs(t, ask(t, srv, http.MethodGet, "/payments/pay_1", "").err, syscall.ECONNREFUSED)
	})
	t.Run("an address in use", func(t *testing.T) {
		t.Parallel()
		failing := &fatal{TB: t}
		srv := apitest.NewServer(failing)
		srv.Refuse()
		address := strings.TrimSuffix(strings.TrimPrefix(srv.URL, "http://"), "/v1")
		taken, err := net.Listen("tcp", address)
		require.NoError(t, err)
		defer func() { _ = taken.Close() }()
		require.PanicsWithValue(t, failing, srv.Accept)
	})
}

func TestInvalidFaults(t *testing.T) {
	t.Parallel()
	for want, fault := range map[string]apitest.Fault{
		`Kind: unknown kind "oops"`:                        {Kind: "oops"},
		`Kind: unknown kind ""`:                            {},
		`Operation: the contract has no "capturePaymnet"`:  {Kind: apitest.ServerError, Operation: "capturePaymnet"},
		"Skip: -1 is negative":                             {Kind: apitest.ServerError, Skip: -1},
		"Times: -1 is negative":                            {Kind: apitest.ServerError, Times: -1},
		"Probability: 1.5 is not between 0 and 1":          {Kind: apitest.ServerError, Probability: 1.5},
		"Probability: NaN is not between 0 and 1":          {Kind: apitest.ServerError, Probability: math.NaN()},
		"Delay: -1s is negative":                           {Kind: apitest.ServerError, Delay: -time.Second},
		"Delay: a latency needs a delay":                   {Kind: apitest.Latency},
		"RetryAfter: -1s is negative":                      {Kind: apitest.Unavailable, RetryAfter: -time.Second},
		"RetryAfter: server-error has no Retry-After":      {Kind: apitest.ServerError, RetryAfter: time.Second},
		"TookEffect: too-many-requests never takes effect": {Kind: apitest.TooManyRequests, TookEffect: true},
		"Location: server-error has no location":           {Kind: apitest.ServerError, Location: "http://127.0.0.1"},
	} {
		err := fault.Validate()
		require.EqualError(t, err, want)
		var wrong *apitest.FaultError
		require.ErrorAs(t, err, &wrong)
		failing := &fatal{TB: t}
		srv := apitest.NewServer(failing)
		require.PanicsWithValue(t, failing, func() { srv.Inject(fault) })
	}
}

// Faults that never end do not keep the server from closing.
func TestFaultsEndWithTheServer(t *testing.T) {
	t.Parallel()
	for _, fault := range []apitest.Fault{
		{Kind: apitest.EndlessBody}, {Kind: apitest.SlowDrip, Delay: time.Hour},
		{Kind: apitest.Latency, Delay: time.Hour}, {Kind: apitest.Latency, Delay: time.Hour, TookEffect: true},
	} {
		srv := apitest.NewServer(t)
		srv.Inject(fault)
		done := make(chan error, 1)
		go func() {
			_, err := srv.Client(api.WithTimeout(time.Hour)).CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: price, Currency: paise.INR})
			done <- err
		}()
		require.Eventually(t, func() bool { return len(srv.Requests()) == 1 }, 5*time.Second, time.Millisecond)
		srv.Close()
		srv.Close()
		select {
		case err := <-done:
			if fault.Kind != apitest.Latency {
				var failed *api.Error
				require.ErrorAs(t, err, &failed)
			}
		case <-time.After(time.Minute): // both the fault and the client would wait an hour
			t.Fatalf("the caller hit by %s still waits", fault.Kind)
		}
	}
}
