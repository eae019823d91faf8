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

// paymentID is the payment that the tests fetch as their safe call.
const paymentID generated.PaymentID = "pay_1"

// order is the order that the tests create as their unsafe call.
var order = generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR}

// orderAnswer and paymentAnswer are the shortest valid answers. Each can also be decoded as the
// other.
const (
	orderAnswer   = `{"id":"order_1","entity":"order","amount":50000,"amount_refunded":0}`
	paymentAnswer = `{"id":"pay_1","entity":"payment","amount":50000,"amount_refunded":0}`
)

// serve starts a server with the given handler and returns its base URL. For a server that follows
// the contract, see package apitest.
func serve(t *testing.T, handle http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return server.URL
}

// newClient returns a client for a base URL, with the test key and its secret.
func newClient(t *testing.T, baseURL string, options ...api.Option) *api.Client {
	t.Helper()
	return newClientWith(t, api.Key(apitest.KeyID, apitest.KeySecret), baseURL, options...)
}

// newClientWith is newClient with other credentials.
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

// roundTrip is a function as an http.RoundTripper.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// withNetwork sends a client's calls through network.
func withNetwork(network roundTrip) api.Option {
	return api.WithHTTPClient(&http.Client{Transport: network})
}

// newResponse returns a response for a RoundTripper to return. A nil header means an empty one.
func newResponse(status int, header http.Header, body string) *http.Response {
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{
		StatusCode: status, Header: header, ContentLength: int64(len(body)), Body: io.NopCloser(strings.NewReader(body)),
	}
}
