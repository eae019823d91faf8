package api_test

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/generated"
)

func TestWithHTTPClientCopiesTheClient(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	used := 0
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	own := &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		used++
		return transport.RoundTrip(r)
	})}
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret),
		api.WithBaseURL(srv.URL), api.WithHTTPClient(own), api.WithTimeout(time.Minute))
	require.NoError(t, err)
	_, err = client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err)

	require.Equal(t, 1, used)
	require.Zero(t, own.Timeout)
	require.Nil(t, own.CheckRedirect)
	require.Nil(t, own.Jar)
	require.Zero(t, http.DefaultClient.Timeout)
	require.Nil(t, http.DefaultClient.CheckRedirect)

	own.Transport = roundTrip(func(*http.Request) (*http.Response, error) {
		t.Error("the client uses its copy of the HTTP client")
		return nil, context.Canceled
	})
	_, err = client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err)
}

// TestAttemptTimeout uses synctest's clock.
func TestAttemptTimeout(t *testing.T) {
	t.Parallel()
	silent := roundTrip(func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	})
	with := func(timeout time.Duration) api.Option {
		return api.WithHTTPClient(&http.Client{Transport: silent, Timeout: timeout})
	}
	tests := map[string]struct {
		options []api.Option
		call    []api.CallOption
		context time.Duration
		want    time.Duration
	}{
		"30 seconds by default":             {options: []api.Option{with(0)}, want: 30 * time.Second},
		"by the HTTP client":                {options: []api.Option{with(7 * time.Second)}, want: 7 * time.Second},
		"by default for a negative timeout": {options: []api.Option{with(-1)}, want: 30 * time.Second},
		"by the option":                     {options: []api.Option{with(7 * time.Second), api.WithTimeout(time.Minute)}, want: time.Minute},
		"by the option, in any order":       {options: []api.Option{api.WithTimeout(time.Minute), with(7 * time.Second)}, want: time.Minute},
		"by the call, below the client":     {options: []api.Option{with(0)}, call: []api.CallOption{api.Timeout(time.Second)}, want: time.Second},
		"by the call, above the client":     {options: []api.Option{with(0)}, call: []api.CallOption{api.Timeout(time.Hour)}, want: time.Hour},
		"by the context, below all":         {options: []api.Option{with(0)}, context: 3 * time.Second, want: 3 * time.Second},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()
				if test.context > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, test.context)
					defer cancel()
				}
				begun := time.Now()
				_, err := newClient(t, generated.ServerURL, test.options...).CreateOrder(ctx, order, test.call...)
				require.Equal(t, test.want, time.Since(begun))
				requireIs(t, err, api.ErrNoAnswer)
				require.ErrorIs(t, err, context.DeadlineExceeded)
				require.True(t, api.MayHaveHappened(err))
			})
		})
	}
}

func TestAttemptsDoNotShareHeaders(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		jar, err := cookiejar.New(nil)
		require.NoError(t, err)
		var cookies, marks [][]string
		network := roundTrip(func(r *http.Request) (*http.Response, error) {
			cookies, marks = append(cookies, r.Header["Cookie"]), append(marks, r.Header["X-Mark"])
			r.Header.Add("X-Mark", "1") // a RoundTripper should not do this, but some do
			return newResponse(http.StatusServiceUnavailable, http.Header{"Set-Cookie": {"session=1"}}, ""), nil
		})
		client := newClient(t, generated.ServerURL, api.WithHTTPClient(&http.Client{Transport: network, Jar: jar}))
		_, err = client.FetchPayment(t.Context(), paymentID, nil)
		requireIs(t, err, api.ErrServer)
		require.Equal(t, [][]string{nil, {"session=1"}, {"session=1"}}, cookies)
		require.Equal(t, [][]string{nil, nil, nil}, marks)
	})
}

func TestRequestContextHasTheOperation(t *testing.T) {
	t.Parallel()
	var operations []call.Operation
	var known []bool
	client := newClient(t, generated.ServerURL, withNetwork(func(r *http.Request) (*http.Response, error) {
		operation, found := api.OperationFrom(r.Context())
		operations, known = append(operations, operation), append(known, found)
		return newResponse(http.StatusOK, nil, paymentAnswer), nil
	}))
	_, err := client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err)
	require.NoError(t, client.Do(t.Context(), "GET", "/refunds", nil, nil))
	require.Equal(t, []bool{true, true}, known)
	require.Equal(t, "fetchPayment", operations[0].ID)
	require.Equal(t, "/payments/{payment_id}", operations[0].Path)
	require.Equal(t, call.Operation{Method: http.MethodGet, Path: "/refunds", Safe: true}, operations[1])
}
