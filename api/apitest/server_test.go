package apitest_test

import (
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// request is a request that a test sends without the client.
type request struct {
	method, path, body string
	authorize          func(*http.Request)
}

func withKey(r *http.Request)          { r.SetBasicAuth(apitest.KeyID, string(apitest.KeySecret)) }
func withKeyOnly(r *http.Request)      { r.SetBasicAuth(apitest.KeyID, "") }
func withToken(r *http.Request)        { r.Header.Set("Authorization", "Bearer "+string(apitest.Token)) }
func withoutCredentials(*http.Request) {}

// perform sends a request and returns the unprocessed response.
func perform(t *testing.T, srv *apitest.Server, request request) (status int, contentType string, body []byte) {
	t.Helper()
	sent, err := http.NewRequestWithContext(t.Context(), request.method, srv.URL+request.path, strings.NewReader(request.body))
	require.NoError(t, err)
	if request.body != "" {
		sent.Header.Set("Content-Type", "application/json")
	}
	request.authorize(sent)
	own := &http.Transport{}
	defer own.CloseIdleConnections()
	answer, err := (&http.Client{Transport: own}).Do(sent)
	require.NoError(t, err)
	body, err = io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	return answer.StatusCode, answer.Header.Get("Content-Type"), body
}

func TestCredentialsAreCheckedAsTheRealServerDoes(t *testing.T) {
	t.Parallel()
	const (
		none   = "Please provide your api key for authentication purposes."
		wrong  = "Authentication failed"
		secret = "Please do not provide your secret on public sided requests"
	)
	header := func(value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", value) }
	}
	basic := func(id, secret string) func(*http.Request) {
		return func(r *http.Request) { r.SetBasicAuth(id, secret) }
	}
	lowerCaseScheme := func(r *http.Request) {
		withKey(r)
		r.Header.Set("Authorization", "b"+strings.TrimPrefix(r.Header.Get("Authorization"), "B"))
	}
	fetch, methods := request{method: "GET", path: "/payments/pay_1"}, request{method: "GET", path: "/methods"}
	tests := map[string]struct {
		request     request
		authorize   func(*http.Request)
		status      int
		description string
	}{
		"no credentials":                         {fetch, withoutCredentials, 401, none},
		"a scheme in lower case":                 {fetch, lowerCaseScheme, 401, none},
		"another scheme":                         {fetch, header("Digest x"), 401, none},
		"a scheme without credentials":           {fetch, header("Basic"), 401, none},
		"invalid base64":                         {fetch, header("Basic ???"), 401, none},
		"another key":                            {fetch, basic("rzp_test_other", string(apitest.KeySecret)), 401, wrong},
		"another secret":                         {fetch, basic(apitest.KeyID, "other"), 401, wrong},
		"a key alone":                            {fetch, withKeyOnly, 401, wrong},
		"another token":                          {fetch, header("Bearer other"), 401, wrong},
		"an empty token":                         {fetch, header("Bearer "), 401, none},
		"a key and its secret":                   {fetch, withKey, 200, ""},
		"a token":                                {fetch, withToken, 200, ""},
		"key only: no credentials":               {methods, withoutCredentials, 401, none},
		"key only: with the secret":              {methods, withKey, 400, secret},
		"key only: with another secret":          {methods, basic(apitest.KeyID, "other"), 400, secret},
		"key only: with a token":                 {methods, withToken, 400, secret},
		"key only: another key":                  {methods, basic("rzp_test_other", ""), 401, wrong},
		"key only: the key alone":                {methods, withKeyOnly, 200, ""},
		"key only: a scheme in lower case":       {methods, lowerCaseScheme, 401, none},
		"an invalid request without credentials": {request{method: "POST", path: "/orders", body: "{}"}, withoutCredentials, 401, none},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			test.request.authorize = test.authorize
			status, _, body := perform(t, srv, test.request)
			require.Equal(t, test.status, status, string(body))
			if test.description != "" {
				require.Equal(t, test.description, *decodeError(t, body).Description)
			}
			require.Len(t, srv.Requests(), 1, "refused requests are recorded too")
		})
	}
}

// decodeError decodes the real server's error envelope.
func decodeError(t *testing.T, body []byte) generated.Error {
	t.Helper()
	var envelope generated.ErrorEnvelope
	require.NoError(t, json.Unmarshal(body, &envelope))
	require.Equal(t, "BAD_REQUEST_ERROR", envelope.Error.Code)
	return envelope.Error
}

func TestUnknownURLs(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]request{
		"an unknown path":  {method: "GET", path: "/unheard/of"},
		"another method":   {method: "DELETE", path: "/payments/pay_1"},
		"a trailing slash": {method: "GET", path: "/payments/"},
		"an extra segment": {method: "GET", path: "/payments/pay_1/card/more"},
		"nothing":          {method: "GET", path: ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			test.authorize = withKey
			status, _, body := perform(t, srv, test)
			require.Equal(t, http.StatusBadRequest, status)
			require.Equal(t, "The requested URL was not found on the server.", *decodeError(t, body).Description)
			require.Len(t, srv.Requests(), 1)
			require.Empty(t, srv.Requests()[0].Operation)
		})
	}
}

func TestLongRequestsAreRefused(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	status, _, body := perform(t, srv, request{"POST", "/orders", strings.Repeat(" ", 1<<20) + "{}", withKey})
	require.Equal(t, http.StatusBadRequest, status)
	require.Equal(t, "the request body could not be read", *decodeError(t, body).Description)
}

func TestRespondInOrder(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	srv.Respond("createOrder", http.StatusServiceUnavailable, "<html>")
	srv.Respond("createOrder", http.StatusCreated, map[string]any{"id": "order_9"})
	srv.Respond("createOrder", http.StatusTeapot, []byte(`{"x": 1}`))
	srv.Respond("fetchPayment", http.StatusNotFound, json.RawMessage(`{"y":2}`))

	bad := request{"POST", "/orders", `{}`, withoutCredentials} // Respond replaces any response, even a refusal
	type got struct {
		status            int
		contentType, body string
	}
	want := []got{
		{503, "text/html; charset=utf-8", "<html>"},
		{201, "application/json", `{"id":"order_9"}`},
		{418, "application/json", `{"x": 1}`},
	}
	for _, want := range want {
		status, contentType, body := perform(t, srv, bad)
		require.Equal(t, want, got{status, contentType, string(body)})
	}
	status, _, _ := perform(t, srv, bad)
	require.Equal(t, http.StatusUnauthorized, status, "no prepared response is left")

	status, _, body := perform(t, srv, request{"GET", "/payments/pay_1", "", withKey})
	require.Equal(t, http.StatusNotFound, status, "each operation has its own responses")
	require.JSONEq(t, `{"y":2}`, string(body))
}

// fatal is a testing.TB whose Fatalf panics with the fatal itself.
type fatal struct {
	testing.TB

	format string
}

func (f *fatal) Helper() {}

func (f *fatal) Fatalf(format string, _ ...any) {
	f.format = format
	panic(f)
}

func TestMisuseFailsTheTest(t *testing.T) {
	t.Parallel()
	for name, mistake := range map[string]func(*apitest.Server){
		"Respond with an unknown operation":          func(srv *apitest.Server) { srv.Respond("capturePaymnet", 200, "{}") },
		"Respond with an invalid path":               func(srv *apitest.Server) { srv.Respond("GET plans", 200, "{}") },
		"Handle with a nil handler":                  func(srv *apitest.Server) { srv.Handle("GET /plans", nil) },
		"Handle without a path":                      func(srv *apitest.Server) { srv.Handle("plans", http.NotFoundHandler()) },
		"Handle with an invalid pattern":             func(srv *apitest.Server) { srv.Handle("GET /plans/{", http.NotFoundHandler()) },
		"Respond with a body that cannot be encoded": func(srv *apitest.Server) { srv.Respond("capturePayment", 200, make(chan int)) },
		"ChargeFee with an unknown bearer":           func(srv *apitest.Server) { srv.ChargeFee("nobody") },
		"Client with an invalid option":              func(srv *apitest.Server) { srv.Client(api.WithTimeout(0)) },
		"KeyOnlyClient with an invalid option":       func(srv *apitest.Server) { srv.KeyOnlyClient(api.WithTimeout(0)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failing := &fatal{TB: t}
			srv := apitest.NewServer(failing)
			require.PanicsWithValue(t, failing, func() { mistake(srv) })
			require.True(t, strings.HasPrefix(failing.format, "apitest: "), failing.format)

			outside, err := apitest.Start()
			require.NoError(t, err)
			defer outside.Close()
			require.Panics(t, func() { mistake(outside) })
		})
	}
}

func TestRequestsAreKept(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	require.Empty(t, srv.Requests())
	_, _, _ = perform(t, srv, request{"GET", "/payments?count=2&expand[]=card&expand[]=emi", "", withKey})
	_, _, _ = perform(t, srv, request{"POST", "/orders", `{"amount":100,"currency":"INR"}`, withoutCredentials})

	got := srv.Requests()
	require.Len(t, got, 2)
	require.Equal(t, []string{"listPayments", "GET", "/v1/payments"}, []string{got[0].Operation, got[0].Method, got[0].Path})
	require.Equal(t, []string{"card", "emi"}, got[0].Query["expand[]"])
	require.Equal(t, []string{"createOrder", "POST", "/v1/orders"}, []string{got[1].Operation, got[1].Method, got[1].Path})
	require.JSONEq(t, `{"amount":100,"currency":"INR"}`, string(got[1].Body))
	require.Equal(t, "application/json", got[1].Header.Get("Content-Type"))

	got[0].Operation = "changed"
	require.Equal(t, "listPayments", srv.Requests()[0].Operation, "the list is a copy")
}

func TestConcurrentRequests(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if _, err := client.FetchPayment(t.Context(), "pay_1", nil); err != nil {
					t.Error(err)
				}
				srv.Respond("createOrder", 200, `{"id":"order_1","entity":"order","amount":100}`)
				if _, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR}); err != nil {
					t.Error(err)
				}
				_ = srv.Requests()
			}
		})
	}
	group.Wait()
	require.Len(t, srv.Requests(), 320)
}

func TestAnswersEchoTheRequest(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()

	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{
		Amount: 9_007_199_254_740_993, Currency: "USD", Receipt: "rcpt_7", Notes: map[string]string{"desk": "7"},
	})
	require.NoError(t, err)
	require.EqualValues(t, 9_007_199_254_740_993, order.Amount, "exact beyond 2^53")
	require.EqualValues(t, "USD", order.Currency)
	require.Equal(t, "rcpt_7", *order.Receipt)
	require.Equal(t, generated.Notes{"desk": "7"}, order.Notes)

	payment, err := client.FetchPayment(t.Context(), "pay_Asked1", nil)
	require.NoError(t, err)
	require.EqualValues(t, "pay_Asked1", payment.ID)
	captured, err := client.CapturePayment(t.Context(), "pay_Asked2", generated.CaptureRequest{Amount: 4_321, Currency: paise.INR})
	require.NoError(t, err)
	require.EqualValues(t, "pay_Asked2", captured.ID)
	require.EqualValues(t, 4_321, captured.Amount)
	require.Equal(t, generated.PaymentStatusCaptured, captured.Status)
	downtime, err := client.FetchPaymentDowntime(t.Context(), "down_Asked3")
	require.NoError(t, err)
	require.EqualValues(t, "down_Asked3", downtime.ID)
	vpa, err := client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: "someone@bank"})
	require.NoError(t, err)
	require.Equal(t, "someone@bank", vpa.VPA)

	confirmed, err := client.SubmitOTP(t.Context(), "pay_Asked4", generated.SubmitOTPRequest{OTP: "626143"})
	require.NoError(t, err)
	require.EqualValues(t, "pay_Asked4", confirmed.RazorpayPaymentID)
	require.NoError(t, api.VerifyPayment(confirmed.RazorpayOrderID, confirmed.RazorpayPaymentID, confirmed.RazorpaySignature, apitest.KeySecret))
}

func TestNotesAreReplacedInASample(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	for name, test := range map[string]struct{ sent, want string }{
		"some": {`{"notes":{"desk":"7"}}`, `{"desk":"7"}`},
		"none": {`{"notes":{}}`, `[]`},
	} {
		status, _, body := perform(t, srv, request{"PATCH", "/payments/pay_1", test.sent, withKey})
		require.Equal(t, http.StatusOK, status, name)
		var answer struct{ Notes json.RawMessage }
		require.NoError(t, json.Unmarshal(body, &answer))
		require.JSONEq(t, test.want, string(answer.Notes), name)
	}
}

// A request is answered with the sample whose name shares most words with it.
func TestSampleIsChosenByTheRequest(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	sample := func(pattern string) string {
		names, err := fs.Glob(spec.Samples, "samples/"+pattern)
		require.NoError(t, err)
		require.Len(t, names, 1)
		body, err := spec.Samples.ReadFile(names[0])
		require.NoError(t, err)
		return string(body)
	}
	for name, test := range map[string]struct {
		request request
		want    string
	}{
		"by netbanking":   {request{"POST", "/payments/create/json", sample("createPayment/request-netbanking.json"), withKey}, "createPayment/200-netbanking.json"},
		"by UPI, intent":  {request{"POST", "/payments/create/upi", sample("createUPIPayment/request-intent.json"), withKey}, "createUPIPayment/200-intent.json"},
		"by UPI, collect": {request{"POST", "/payments/create/upi", sample("createUPIPayment/request-collect.json"), withKey}, "createUPIPayment/200-collect.json"},
	} {
		status, _, body := perform(t, srv, test.request)
		require.Equal(t, http.StatusOK, status, name)
		require.JSONEq(t, sample(test.want), string(body), name)
	}
}
