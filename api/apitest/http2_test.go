package apitest_test

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// trustingClient returns a client that trusts the server's certificate.
func trustingClient(t *testing.T, srv *apitest.Server, http2 bool) *http.Client {
	t.Helper()
	pool := x509.NewCertPool()
	pool.AddCert(srv.Certificate())
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, ForceAttemptHTTP2: http2}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

func TestHTTP2(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.HTTP2())
	for want, http2 := range map[int]bool{1: false, 2: true} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+"/payments", nil)
		require.NoError(t, err)
		withKey(request)
		answer, err := trustingClient(t, srv, http2).Do(request)
		require.NoError(t, err)
		require.Equal(t, want, answer.ProtoMajor)
		require.Equal(t, http.StatusOK, answer.StatusCode)
		_, err = io.Copy(io.Discard, answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
	}
	order, err := srv.Client().CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR})
	require.NoError(t, err)
	require.NotNil(t, srv.Order(order.ID))

	_, err = http.Get(srv.URL + "/payments") //nolint:bodyclose // there is no answer
	require.Error(t, err, "a client that does not trust the certificate fails")
	require.Nil(t, apitest.NewServer(t).Certificate(), "plain HTTP has no certificate")
}

// Every kind of fault works over HTTP/2 and takes effect as documented.
func TestFaultsOverHTTP2(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("two of the faults take seconds")
	}
	for kind, test := range map[apitest.FaultKind]struct {
		took   bool
		want   error
		adjust func(*apitest.Fault)
	}{
		apitest.Latency:          {false, api.ErrNoAnswer, func(f *apitest.Fault) { f.Delay = time.Minute }},
		apitest.TooManyRequests:  {false, api.ErrRateLimited, nil},
		apitest.ServerError:      {false, api.ErrServer, nil},
		apitest.BadGateway:       {false, api.ErrServer, nil},
		apitest.Unavailable:      {false, api.ErrServer, nil},
		apitest.GatewayTimeout:   {false, api.ErrServer, nil},
		apitest.ResetBefore:      {false, api.ErrNoAnswer, nil},
		apitest.ResetAfter:       {true, api.ErrNoAnswer, nil},
		apitest.TruncatedBody:    {true, api.ErrNoAnswer, nil},
		apitest.WrongContentType: {true, nil, nil},
		apitest.EmptyBody:        {true, api.ErrUnreadable, nil},
		apitest.Redirect:         {false, api.ErrUnreadable, nil},
		apitest.EndlessBody:      {true, api.ErrNoAnswer, nil},
		apitest.SlowDrip:         {true, api.ErrNoAnswer, func(f *apitest.Fault) { f.Delay = time.Minute }},
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t, apitest.HTTP2())
			fault := apitest.Fault{Kind: kind, Operation: "createOrder"}
			if test.adjust != nil {
				test.adjust(&fault)
			}
			srv.Inject(fault)
			_, err := srv.Client().CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR},
				api.NoRetry(), api.Timeout(2*time.Second))
			require.ErrorIs(t, err, test.want)
			if test.want == nil {
				require.NoError(t, err)
			}
			orders := 0
			for range srv.Orders() {
				orders++
			}
			require.Equal(t, test.took, orders == 1)
			require.Len(t, srv.Requests(), map[bool]int{true: 0, false: 1}[kind == apitest.ResetBefore])
		})
	}
}
