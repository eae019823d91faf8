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

// paymentID is a payment to fetch, the safe call of these tests.
const paymentID generated.PaymentID = "pay_1"

// order is what the unsafe call of these tests creates.
var order = generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR}

// orderAnswer and paymentAnswer are the least that can be read as an answer, and
// each of them as that of either call.
const (
	orderAnswer   = `{"id":"order_1","entity":"order","amount":50000,"amount_refunded":0}`
	paymentAnswer = `{"id":"pay_1","entity":"payment","amount":50000,"amount_refunded":0}`
)

// serve starts a server that answers every request with handle, and gives its
// base URL. apitest has the server that knows the contract.
func serve(t *testing.T, handle http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return server.URL
}

// client is a client with a secret for the server at a base URL.
func client(t *testing.T, baseURL string, options ...api.Option) *api.Client {
	t.Helper()
	return clientWith(t, api.Key(apitest.KeyID, apitest.KeySecret), baseURL, options...)
}

// clientWith is a client with other credentials.
func clientWith(t *testing.T, credentials api.Credentials, baseURL string, options ...api.Option) *api.Client {
	t.Helper()
	made, err := api.New(credentials, append(at(t, baseURL), options...)...)
	require.NoError(t, err)
	return made
}

// at sends calls to a base URL, over connections of the test's own: those of
// http.DefaultTransport are closed whenever a server of another test is.
func at(t *testing.T, baseURL string) []api.Option {
	t.Helper()
	own := &http.Transport{}
	t.Cleanup(own.CloseIdleConnections)
	return []api.Option{api.WithBaseURL(baseURL), api.WithHTTPClient(&http.Client{Transport: own})}
}

// roundTrip is a network of one function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// over sends a client's calls through network.
func over(network roundTrip) api.Option { return api.WithHTTPClient(&http.Client{Transport: network}) }

// answer is an answer as a network gives it.
func answer(status int, header http.Header, body string) *http.Response {
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{
		StatusCode: status, Header: header, ContentLength: int64(len(body)), Body: io.NopCloser(strings.NewReader(body)),
	}
}
