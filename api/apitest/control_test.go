package apitest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
)

// remote is a server and its control, both over HTTP. The control checks its own responses against
// its document and fails the test if one violates it.
type remote struct {
	*apitest.Server

	t       *testing.T
	control *httptest.Server
}

func newRemote(t *testing.T, options ...apitest.Option) remote {
	t.Helper()
	srv := apitest.NewServer(t, options...)
	handler, err := srv.Control()
	require.NoError(t, err)
	control := httptest.NewServer(handler)
	t.Cleanup(control.Close)
	return remote{srv, t, control}
}

// call sends a request to the control and returns the status and body.
func (r remote) call(method, path, body string) (int, string) {
	r.t.Helper()
	headers := map[string]string{}
	return send(r.t, method, r.control.URL+path, body, headers)
}

// must is call for a request that must succeed.
func (r remote) must(method, path, body string) string {
	r.t.Helper()
	status, text := r.call(method, path, body)
	require.Contains(r.t, []int{http.StatusOK, http.StatusNoContent}, status, "%s %s: %s", method, path, text)
	return text
}

func TestControlOfPaymentsAndRefunds(t *testing.T) {
	t.Parallel()
	r := newRemote(t)
	client := r.Client()
	begun := func() string {
		created, err := client.CreatePaymentWithNetbanking(t.Context(), netbanking(newOrder(t, client)))
		require.NoError(t, err)
		return "/payments/" + string(created.RazorpayPaymentID)
	}
	refused, cancelled, paid := begun(), begun(), begun()
	require.Contains(t, r.must("POST", refused+"/fail", ""), `"status":"failed"`)
	require.Contains(t, r.must("POST", refused+"/authorize", ""), `"status":"authorized"`, "a late authorization")
	require.Contains(t, r.must("POST", cancelled+"/cancel", ""), `"status":"failed"`)
	require.Contains(t, r.must("POST", paid+"/authorize", ""), `"status":"authorized"`)
	status, text := r.call("POST", paid+"/authorize", "")
	require.Equal(t, http.StatusConflict, status, text)
	require.Contains(t, text, "already been processed")
	status, text = r.call("POST", "/payments/pay_00000000000000/fail", "")
	require.Equal(t, http.StatusNotFound, status, text)
	status, text = r.call("POST", "/payments/pay_1/fail", "")
	require.Equal(t, http.StatusBadRequest, status, text)

	id := generated.PaymentID(strings.TrimPrefix(paid, "/payments/"))
	_, err := client.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: r.Payment(id).Amount, Currency: r.Payment(id).Currency})
	require.NoError(t, err)
	require.Contains(t, r.must("POST", paid+"/refund", `{"amount":100}`), `"status":"captured"`)
	require.Contains(t, r.must("POST", paid+"/refund", `{}`), `"status":"refunded"`)
	for refund := range r.Refunds() {
		require.Empty(t, r.must("POST", "/refunds/"+string(refund.ID)+"/fail", ""))
		require.Equal(t, generated.PaymentStatusCaptured, r.Payment(id).Status)
		break
	}
	r.must("PUT", "/fee-bearer", `{"bearer":"customer"}`)
	require.Equal(t, generated.FeeBearerCustomer, r.Payment(generated.PaymentID(strings.TrimPrefix(begun(), "/payments/"))).FeeBearer)

	var downtime struct{ ID generated.DowntimeID }
	require.NoError(t, json.Unmarshal([]byte(r.must("POST", "/downtimes", `{"method":"netbanking","severity":"high","instrument":{"bank":"HDFC"}}`)), &downtime))
	r.must("PATCH", "/downtimes/"+string(downtime.ID), `{"severity":"low"}`)
	r.must("POST", "/downtimes/"+string(downtime.ID)+"/resolve", "")
	fetched, err := client.FetchPaymentDowntime(t.Context(), downtime.ID)
	require.NoError(t, err)
	require.Equal(t, generated.DowntimeSeverityLow, fetched.Severity)
	require.Equal(t, generated.DowntimeStatusResolved, fetched.Status)
	require.Equal(t, "HDFC", *fetched.Instrument.Bank)
}

func TestControlOfTimeAndWebhooks(t *testing.T) {
	t.Parallel()
	events := make(chan string, 10)
	shop := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		if webhook.Verify(body, request.Header.Get(webhook.SignatureHeader), "a-secret") == nil {
			events <- string(body)
		}
	}))
	defer shop.Close()
	r := newRemote(t)
	r.must("PUT", "/webhook", `{"url":"`+shop.URL+`","secret":"a-secret","repeats":1}`)
	client := r.Client()
	_, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
	require.NoError(t, err)
	require.JSONEq(t, `{"pending":2}`, r.must("GET", "/webhook", ""))
	require.JSONEq(t, `{"accepted":2}`, r.must("POST", "/webhook/deliver", ""))
	require.Contains(t, <-events, "payment.authorized")

	require.JSONEq(t, `{"now":1754000000}`, r.must("GET", "/clock", ""))
	require.JSONEq(t, `{"now":1754432030}`, r.must("POST", "/clock/advance", `{"by":"120h30s"}`))
	<-events
	require.Contains(t, <-events, "refund.created", "a payment that was never captured is refunded, with a webhook")
	r.must("DELETE", "/webhook", "")
	_ = newOrder(t, client)
	r.must("POST", "/clock/advance", `{"by":"240h"}`)
	status, text := r.call("POST", "/clock/advance", `{"by":"-1h"}`)
	require.Equal(t, http.StatusBadRequest, status, text)
	require.Contains(t, text, `"field":"by"`)
}

func TestControlOfFaults(t *testing.T) {
	t.Parallel()
	r := newRemote(t)
	fetch := func() int {
		status, _ := send(t, http.MethodGet, r.URL+"/payments", "", nil)
		return status
	}
	const faults = `{"faults":[{"operation":"listPayments","kind":"server-error","times":1},{"operation":"createOrder","kind":"latency","delay":"1s"}]}`
	r.must("POST", "/faults", faults)
	require.JSONEq(t, faults, r.must("GET", "/faults", ""))
	require.Equal(t, []int{500, 200}, []int{fetch(), fetch()})
	require.JSONEq(t, `{"faults":[{"operation":"createOrder","kind":"latency","delay":"1s"}]}`, r.must("GET", "/faults", ""))
	r.must("DELETE", "/faults", "")
	require.JSONEq(t, `{"faults":[]}`, r.must("GET", "/faults", ""))
	for body, want := range map[string]string{
		`{"faults":[{"kind":"connection-refused"}]}`:               "kind",
		`{"faults":[{"kind":"latency"}]}`:                          "a latency needs a delay",
		`{"faults":[{"kind":"latency","delay":"soon"}]}`:           "delay",
		`{"faults":[{"kind":"server-error","operation":"oops"}]}`:  `the contract has no \"oops\"`,
		`{"faults":[{"kind":"server-error","probability":2}]}`:     "probability",
		`{"faults":[{"kind":"server-error"},{"kind":"latency"}]}`:  "1: Delay",
		`{"faults":[{"kind":"reset-before","took_effect":true}]}`:  "never takes effect",
		`{"faults":[{"kind":"server-error","location":"/x"}]}`:     "has no location",
		`{"faults":[{"kind":"server-error","retry_after":"1s"}]}`:  "has no Retry-After",
		`{"faults":[{"kind":"server-error","kind":"empty-body"}]}`: "twice",
	} {
		status, text := r.call("POST", "/faults", body)
		require.Equal(t, http.StatusBadRequest, status, text)
		require.Contains(t, text, want)
	}
	require.JSONEq(t, `{"faults":[]}`, r.must("GET", "/faults", ""), "an invalid fault rejects the whole list")

	r.must("POST", "/responses", `{"operation":"listPayments","status":418,"body":"<p>teapot"}`)
	r.must("POST", "/responses", `{"operation":"POST /plans","status":200,"body":{"id":"plan_1"}}`)
	require.Equal(t, 418, fetch())
	status, text := send(t, http.MethodPost, r.URL+"/plans", `{}`, nil)
	require.Equal(t, 200, status)
	require.JSONEq(t, `{"id":"plan_1"}`, text)
	status, text = r.call("POST", "/responses", `{"operation":"oops","status":200}`)
	require.Equal(t, http.StatusBadRequest, status, text)

	many := `{"faults":[` + strings.Repeat(`{"operation":"createOrder","kind":"empty-body"},`, 99) + `{"operation":"createOrder","kind":"empty-body"}]}`
	for range 10 {
		r.must("POST", "/faults", many)
	}
	status, text = r.call("POST", "/faults", `{"faults":[{"kind":"empty-body"}]}`)
	require.Equal(t, http.StatusBadRequest, status, text)
	require.Contains(t, text, "at most 1000 can wait at a time")
	r.must("DELETE", "/faults", "")

	r.must("PUT", "/listener", `{"accepting":false}`)
	_, err := http.Get(r.URL) //nolint:bodyclose // there is no answer
	require.ErrorContains(t, err, "refused")
	r.must("PUT", "/listener", `{"accepting":true}`)
	before := time.Now()
	r.must("PUT", "/listener", `{"accepting":true}`)
	require.Less(t, time.Since(before), 3*time.Second, "Accept must not wait for an open port")
	require.Equal(t, 200, fetch())
	require.JSONEq(t, `{"broken":0}`, r.must("GET", "/health", ""))

	requests := r.must("GET", "/requests", "")
	require.Contains(t, requests, `"operation":"listPayments"`)
	require.NotContains(t, requests, "Authorization", "credentials are not listed")
}

func TestControlRefusesOtherOrigins(t *testing.T) {
	t.Parallel()
	r := newRemote(t, apitest.SameOrigin("https://shop.example"), apitest.HostNames("razorpay.test"))
	for name, test := range map[string]struct {
		headers map[string]string
		want    int
	}{
		"a local test":                {nil, http.StatusNoContent},
		"an allowed host name":        {map[string]string{"Host": "razorpay.test:8381"}, http.StatusNoContent},
		"DNS rebinding":               {map[string]string{"Host": "evil.example"}, http.StatusMisdirectedRequest},
		"a page of another origin":    {map[string]string{"Origin": "http://evil.example"}, http.StatusForbidden},
		"a page of a trusted origin":  {map[string]string{"Origin": "https://shop.example"}, http.StatusForbidden},
		"a form":                      {map[string]string{"Content-Type": "text/plain"}, http.StatusBadRequest},
		"a cross-site request":        {map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		"a request from another port": {map[string]string{"Sec-Fetch-Site": "same-site"}, http.StatusForbidden},
	} {
		status, text := send(t, http.MethodPost, r.control.URL+"/faults", `{"faults":[]}`, test.headers)
		require.Equal(t, test.want, status, "%s: %s", name, text)
	}
	status, text := r.call("GET", "/nowhere", "")
	require.Equal(t, http.StatusNotFound, status)
	require.Contains(t, text, "/openapi.yaml")
	status, text = r.call("POST", "/faults", strings.Repeat(" ", 2<<20))
	require.Equal(t, http.StatusBadRequest, status, text)
	status, text = r.call("GET", "/certificate.pem", "")
	require.Equal(t, http.StatusNotFound, status, text)
	require.Equal(t, string(apitest.ControlDocument), r.must("GET", "/openapi.yaml", ""))
	secured := newRemote(t, apitest.HTTP2())
	require.Contains(t, secured.must("GET", "/certificate.pem", ""), "-----BEGIN CERTIFICATE-----")
}

// With a token, only the paths that the document has without security are open.
func TestControlRequiresItsToken(t *testing.T) {
	t.Parallel()
	r := newRemote(t, apitest.ControlToken("a-token"))
	operations, paths := examples(t)
	for id, operation := range operations {
		open := operation.Security != nil && len(*operation.Security) == 0
		for authorization, passes := range map[string]bool{
			"": open, "Bearer": open, "Bearer b-token": open, "Basic a-token": open, "Bearer a-token": true, "bearer a-token": true,
		} {
			status, text := send(t, paths[id][0], r.control.URL+paths[id][1], "{}", map[string]string{"Authorization": authorization})
			require.Equal(t, passes, status != http.StatusUnauthorized, "%s: %q: %d %s", id, authorization, status, text)
		}
	}
	status, text := r.call("POST", "/faults", strings.Repeat(" ", 2<<20))
	require.Equal(t, http.StatusUnauthorized, status, text)
	require.Contains(t, text, "Bearer")
	_, err := apitest.Start(apitest.ControlToken(""))
	require.ErrorContains(t, err, "the token is empty")
}
