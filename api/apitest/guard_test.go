package apitest_test

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// send sends a request with headers, including Host, and returns the status and body.
func send(t *testing.T, method, url, body string, headers map[string]string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	require.NoError(t, err)
	withKey(request)
	request.Header.Set("Content-Type", "application/json")
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	request.Host = headers["Host"]
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	response, err := transport.RoundTrip(request)
	require.NoError(t, err)
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	return response.StatusCode, string(text)
}

func TestUnknownHostsAreRefused(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.SameOrigin(), apitest.HostNames("razorpay.test", "192.0.2.7"))
	for host, want := range map[string]int{
		"":                            http.StatusOK, // the default: the server's address
		"localhost":                   http.StatusOK,
		"LOCALHOST:8380":              http.StatusOK,
		"localhost.:8380":             http.StatusOK,
		"api.localhost:8380":          http.StatusOK,
		"127.0.0.2:8380":              http.StatusOK,
		"[::1]:8380":                  http.StatusOK,
		"razorpay.test:8380":          http.StatusOK,
		"192.0.2.7":                   http.StatusOK,
		"192.0.2.8":                   http.StatusMisdirectedRequest,
		"evil.example":                http.StatusMisdirectedRequest,
		"evil.example:8380":           http.StatusMisdirectedRequest,
		"localhost.evil.example":      http.StatusMisdirectedRequest,
		"127.0.0.1.evil.example":      http.StatusMisdirectedRequest,
		"notlocalhost":                http.StatusMisdirectedRequest,
		"razorpay.test.evil.example":  http.StatusMisdirectedRequest,
		"user@evil.example:127.0.0.1": http.StatusMisdirectedRequest,
	} {
		status, body := send(t, http.MethodGet, srv.URL+"/payments", "", map[string]string{"Host": host})
		require.Equal(t, want, status, "%q: %s", host, body)
	}
	require.Len(t, srv.Requests(), 9, "refused requests are not recorded")
}

// Requests that a browser sends for a page of another origin have no effect, whatever the method.
func TestCrossOriginRequestsAreRefused(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.SameOrigin("https://shop.example"))
	client := srv.Client()
	order := newOrder(t, client)
	created, err := client.CreatePaymentWithNetbanking(t.Context(), netbanking(order))
	require.NoError(t, err)
	bank := created.Next[0].URL
	crossSite := map[string]string{"Sec-Fetch-Site": "cross-site"}
	form := map[string]string{"Origin": "http://evil.example", "Content-Type": "application/x-www-form-urlencoded"}
	for name, test := range map[string]struct {
		method, url string
		headers     map[string]string
		want        int
	}{
		"a link to the bank's page":     {http.MethodGet, bank, crossSite, http.StatusOK},
		"a link to its button":          {http.MethodGet, bank + "/success", crossSite, http.StatusForbidden},
		"a link without fetch metadata": {http.MethodGet, bank + "/success", nil, http.StatusMethodNotAllowed},
		"a form to its button":          {http.MethodPost, bank + "/success", form, http.StatusForbidden},
		"a form with a null origin":     {http.MethodPost, bank + "/success", map[string]string{"Origin": "null"}, http.StatusForbidden},
		"a form that refunds":           {http.MethodPost, srv.URL + "/payments/" + string(created.RazorpayPaymentID) + "/refund", form, http.StatusForbidden},
		"an image":                      {http.MethodGet, srv.URL + "/payments", crossSite, http.StatusForbidden},
		"a page on another local port":  {http.MethodGet, srv.URL + "/payments", map[string]string{"Sec-Fetch-Site": "same-site"}, http.StatusForbidden},
		"the address bar":               {http.MethodGet, srv.URL + "/payments", map[string]string{"Sec-Fetch-Site": "none"}, http.StatusOK},
		"a form as an API call":         {http.MethodPost, srv.URL + "/orders", map[string]string{"Content-Type": "text/plain"}, http.StatusBadRequest},
	} {
		body := `{"amount":50000,"currency":"INR"}`
		if test.method == http.MethodGet {
			body = ""
		}
		status, text := send(t, test.method, test.url, body, test.headers)
		require.Equal(t, test.want, status, "%s: %s", name, text)
	}
	require.Equal(t, generated.PaymentStatusCreated, srv.Payment(created.RazorpayPaymentID).Status)

	status, _ := send(t, http.MethodPost, bank+"/failure", "", map[string]string{"Origin": "https://shop.example", "Sec-Fetch-Site": "cross-site"})
	require.Equal(t, http.StatusOK, status, "a trusted origin")
	require.Equal(t, generated.PaymentStatusFailed, srv.Payment(created.RazorpayPaymentID).Status)
}

func TestCertificateHasTheHostNames(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.HTTP2(), apitest.SameOrigin(), apitest.HostNames("razorpay.test", "192.0.2.7"))
	require.NoError(t, srv.Certificate().VerifyHostname("razorpay.test"))
	require.NoError(t, srv.Certificate().VerifyHostname("192.0.2.7"))
	pool := x509.NewCertPool()
	pool.AddCert(srv.Certificate())
	address := strings.TrimSuffix(strings.TrimPrefix(srv.URL, "https://"), "/v1")
	connection, err := tls.Dial("tcp", address, &tls.Config{RootCAs: pool, ServerName: "razorpay.test", MinVersion: tls.VersionTLS12})
	require.NoError(t, err)
	require.NoError(t, connection.Close())
	_, err = srv.Client().ListPayments(t.Context(), nil)
	require.NoError(t, err)
}

// The links in a response have the host of the request.
func TestLinksHaveTheRequestedHost(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Listen("0.0.0.0:0"), apitest.SameOrigin(), apitest.HostNames("razorpay.test"))
	require.Contains(t, srv.URL, "http://localhost:")
	order := newOrder(t, srv.Client())
	status, body := send(t, http.MethodPost, srv.URL+"/payments/create/json",
		`{"amount":`+strconv.FormatInt(int64(order.Amount), 10)+`,"currency":"INR","order_id":"`+string(order.ID)+`","email":"a@example.com","contact":"9123456789","method":"netbanking","bank":"HDFC","ip":"192.168.0.103","referer":"http","user_agent":"Mozilla/5.0"}`,
		map[string]string{"Host": "razorpay.test:8380"})
	require.Equal(t, http.StatusOK, status, body)
	require.Contains(t, body, `"http://razorpay.test:8380/v1/payments/pay_`)
}

// A body that does not arrive does not hold a connection forever.
func TestBodyTimeout(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	srv.SetBodyTimeout(50 * time.Millisecond)
	address := strings.TrimSuffix(strings.TrimPrefix(srv.URL, "http://"), "/v1")
	connection, err := net.Dial("tcp", address)
	require.NoError(t, err)
	_, err = io.WriteString(connection, "POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	require.NoError(t, err)
	answer, err := io.ReadAll(connection)
	require.NoError(t, err, "reading until the server closes the connection")
	require.True(t, strings.HasPrefix(string(answer), "HTTP/1.1 408 "), string(answer))
	require.NoError(t, connection.Close())

	order, err := srv.Client().CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR})
	require.NoError(t, err)
	srv.Inject(apitest.Fault{Kind: apitest.Latency, Delay: 200 * time.Millisecond})
	_, err = srv.Client().FetchOrder(t.Context(), order.ID, nil)
	require.NoError(t, err, "a response may take longer than the body timeout")
}
