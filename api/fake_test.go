package api_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// paymentID is the payment that the safe call of these tests fetches.
const paymentID generated.PaymentID = "pay_1"

// order is what the unsafe call of these tests creates.
var order = generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR}

// orderAnswer and paymentAnswer are the shortest valid answers; each is also valid for the other
// call.
const (
	orderAnswer   = `{"id":"order_1","entity":"order","amount":50000,"amount_refunded":0}`
	paymentAnswer = `{"id":"pay_1","entity":"payment","amount":50000,"amount_refunded":0}`
)

// serve starts a server that answers every request with handle, and returns its base URL. Package
// apitest has a server that knows the contract.
func serve(t *testing.T, handle http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return server.URL
}

// newClient returns a client with a secret for a base URL.
func newClient(t *testing.T, baseURL string, options ...api.Option) *api.Client {
	t.Helper()
	return newClientWith(t, api.Key(apitest.KeyID, apitest.KeySecret), baseURL, options...)
}

// newClientWith returns a client with other credentials.
func newClientWith(t *testing.T, credentials api.Credentials, baseURL string, options ...api.Option) *api.Client {
	t.Helper()
	made, err := api.New(credentials, append(serverOptions(t, baseURL), options...)...)
	require.NoError(t, err)
	return made
}

// serverOptions sends calls to a base URL over the test's own connections, because closing a server
// closes the idle connections of http.DefaultTransport.
func serverOptions(t *testing.T, baseURL string) []api.Option {
	t.Helper()
	own := &http.Transport{}
	t.Cleanup(own.CloseIdleConnections)
	return []api.Option{api.WithBaseURL(baseURL), api.WithHTTPClient(&http.Client{Transport: own})}
}

// roundTrip is an http.RoundTripper made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// withNetwork sends a client's calls through network.
func withNetwork(network roundTrip) api.Option {
	return api.WithHTTPClient(&http.Client{Transport: network})
}

// newResponse returns an answer as a RoundTripper returns it.
func newResponse(status int, header http.Header, body string) *http.Response {
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{
		StatusCode: status, Header: header, ContentLength: int64(len(body)), Body: io.NopCloser(strings.NewReader(body)),
	}
}
