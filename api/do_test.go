package api_test

import (
	"math"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/call"
)

func TestDo(t *testing.T) {
	t.Parallel()
	type refund struct {
		ID     string `json:"id,omitempty"`
		Amount int64  `json:"amount"`
	}
	var method, uri, authorization, account, body string
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		method, uri, authorization = r.Method, r.RequestURI, r.Header.Get("Authorization")
		account = r.Header.Get("X-Razorpay-Account")
		read := make([]byte, 1000)
		n, _ := r.Body.Read(read)
		body = string(read[:n])
		if r.Method == http.MethodDelete {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		_, _ = w.Write([]byte(`{"id":"rfnd_1","amount":100}`))
	})
	client := newClient(t, base+"/v1")

	var made refund
	var kept api.Response
	err := client.Do(t.Context(), "POST", "/payments/pay_1/refund", refund{Amount: 100}, &made, api.OnAccount("acc_1"), api.KeepResponse(&kept))
	require.NoError(t, err)
	require.Equal(t, refund{"rfnd_1", 100}, made)
	require.Equal(t, []string{"POST", "/v1/payments/pay_1/refund", `{"amount":100}`, "acc_1"}, []string{method, uri, body, account})
	require.Equal(t, basic(apitest.KeyID, string(apitest.KeySecret)), authorization)
	require.Equal(t, http.StatusOK, kept.StatusCode)

	made = refund{}
	require.NoError(t, client.Do(t.Context(), "GET", "/refunds/a%2Fb?from=1&x%5B%5D=%20", nil, &made))
	require.Equal(t, refund{"rfnd_1", 100}, made)
	require.Equal(t, []string{"GET", "/v1/refunds/a%2Fb?from=1&x%5B%5D=%20", ""}, []string{method, uri, body}, "the target is sent unchanged")

	require.NoError(t, client.Do(t.Context(), "PATCH", "/refunds/rfnd_1", nil, nil), "without out the answer is ignored")
	require.NoError(t, client.Do(t.Context(), "DELETE", "/refunds/rfnd_1", nil, nil), "204 is success here")
	require.Equal(t, "DELETE", method)

	var list []string
	err = client.Do(t.Context(), "GET", "/refunds?key=s3cr3t-value", nil, &list)
	requireIs(t, err, api.ErrUnreadable)
	require.ErrorContains(t, err, "GET /refunds: 200: ")
	require.NotContains(t, err.Error(), "s3cr3t-value", "an error does not contain the query")
}

func TestDoRefusesBeforeItSends(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		method, target string
		in, out        any
		field          string
	}{
		"no method":                  {method: "", target: "/x", field: "method"},
		"a method in small letters":  {method: "get", target: "/x", field: "method"},
		"a method without an answer": {method: "HEAD", target: "/x", field: "method"},
		"a method with a line break": {method: "GET / HTTP/1.1\r\n", target: "/x", field: "method"},
		"no path":                    {method: "GET", target: "", field: "target"},
		"no slash":                   {method: "GET", target: "x", field: "target"},
		"a query alone":              {method: "GET", target: "?x=y", field: "target"},
		"another host":               {method: "GET", target: "https://example.com/x", field: "target"},
		"another host, no scheme":    {method: "GET", target: "//example.com/x", field: "target"},
		"a step up":                  {method: "GET", target: "/payments/../orders", field: "target"},
		"an escaped step up":         {method: "GET", target: "/payments/%2e%2e/orders", field: "target"},
		"a dot":                      {method: "GET", target: "/payments/.", field: "target"},
		"two slashes":                {method: "GET", target: "/payments//pay_1", field: "target"},
		"a slash at the end":         {method: "GET", target: "/payments/", field: "target"},
		"a fragment":                 {method: "GET", target: "/payments#x", field: "target"},
		"an empty fragment":          {method: "GET", target: "/payments#", field: "target"},
		"a line break":               {method: "GET", target: "/payments\r\nX-A: b", field: "target"},
		"a blank in the path":        {method: "GET", target: "/payments/a b", field: "target"},
		"a blank in the query":       {method: "GET", target: "/payments?x=a b", field: "target"},
		"a bad escape":               {method: "GET", target: "/payments/%zz", field: "target"},
		"a body that is not JSON":    {method: "POST", target: "/x", in: math.NaN(), field: "in"},
		"nothing to decode into":     {method: "GET", target: "/x", out: struct{}{}, field: "out"},
		"a nil pointer":              {method: "GET", target: "/x", out: (*url.URL)(nil), field: "out"},
	}
	srv := apitest.NewServer(t)
	client := srv.Client()
	for name, test := range tests {
		err := client.Do(t.Context(), test.method, test.target, test.in, test.out)
		var input *api.InputError
		require.ErrorAs(t, err, &input, name)
		require.Equal(t, "Do", input.Operation, name)
		require.Equal(t, test.field, input.Field, name)
		requireOneLine(t, err.Error())
		require.False(t, api.MayHaveHappened(err), name)
	}
	err := client.Do(t.Context(), "POST", "/refunds?x=y", nil, nil, api.Timeout(0))
	require.EqualError(t, err, "POST /refunds: options: Timeout: 0s is not positive")
	require.Empty(t, srv.Requests(), "nothing is sent")
}

func TestDoFailures(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	err := srv.Client().Do(t.Context(), "POST", "/refunds", map[string]int{"amount": 100}, nil)
	requireIs(t, err, api.ErrBadRequest)
	require.EqualError(t, err, "POST /refunds: 400 BAD_REQUEST_ERROR: The requested URL was not found on the server.")
	require.False(t, api.MayHaveHappened(err))

	base := serve(t, sendBytes(t, ""))
	err = newClient(t, base).Do(t.Context(), "POST", "/refunds", nil, nil)
	requireIs(t, err, api.ErrNoAnswer)
	require.True(t, api.MayHaveHappened(err))
	err = newClient(t, base).Do(t.Context(), "GET", "/refunds", nil, nil, api.NoRetry())
	requireIs(t, err, api.ErrNoAnswer)
	require.False(t, api.MayHaveHappened(err), "a GET changes nothing")
}

func TestDoWithoutAClientOrAContext(t *testing.T) {
	t.Parallel()
	for name, client := range map[string]*api.Client{"zero": {}, "nil": nil} {
		err := client.Do(t.Context(), "GET", "/refunds", nil, nil)
		require.EqualError(t, err, "Do: client: is the zero value: use New", name)
	}
	client, err := api.New(api.Key("rzp_test_1", "secret"))
	require.NoError(t, err)
	require.EqualError(t, client.Do(nil, "GET", "/refunds", nil, nil), "Do: ctx: is nil") //nolint:staticcheck // callers can do it all the same
}

func TestDoAnswers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status  int
		body    string
		wantErr string // of the error, after the call's name
	}{
		"204":                             {204, "", ""},
		"200 with an object":              {200, `{"id":"rfnd_1"}`, ""},
		"200 with an error that is null":  {200, `{"id":"trf_1","error":null}`, ""},
		"200 with an error that is empty": {200, `{"id":"trf_1","error":{"code":null,"description":null}}`, ""},
		"200 with an error":               {200, `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`, "200: the answer could not be read: it is an error: BAD_REQUEST_ERROR: No."},
		"200 without a body":              {200, "", "200: the answer could not be read: the answer is empty"},
		"200 with another type":           {200, `[]`, "200: the answer could not be read: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := newClient(t, serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			}))
			out := map[string]any{"before": true}
			err := client.Do(t.Context(), "DELETE", "/refunds/rfnd_1", nil, &out)
			if test.wantErr == "" {
				require.NoError(t, err)
				require.Equal(t, test.status == 204, len(out) == 1, "a 204 leaves out unchanged")
				return
			}
			requireIs(t, err, api.ErrUnreadable)
			require.ErrorContains(t, err, "DELETE /refunds/{id}: "+test.wantErr)
			require.True(t, api.MayHaveHappened(err))
		})
	}
	base := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"error":{"code":"SERVER_ERROR"}}`))
	})
	requireIs(t, newClient(t, base).Do(t.Context(), "POST", "/refunds", nil, nil), api.ErrUnreadable)
}

// The ids in a path do not appear in errors, logs or traces.
func TestDoIsNamedWithoutIDs(t *testing.T) {
	t.Parallel()
	for target, want := range map[string]string{
		"/refunds":                              "/refunds",
		"/payments/pay_29QQoUBi66xm2f/refund":   "/payments/{id}/refund",
		"/payment_links/plink_1?x=y":            "/payment_links/{id}",
		"/settlements/recon/combined":           "/settlements/recon/combined",
		"/v2/accounts/acc_1":                    "/v2/accounts/{id}",
		"/customers/gaurav.kumar@example.com":   "/customers/{id}",
		"/customers/%2B919123456780/tokens":     "/customers/{id}/tokens",
		"/payments/qr_codes/qr_1Aa/payments":    "/payments/qr_codes/{id}/payments",
		"/virtual_accounts/va_1/close":          "/virtual_accounts/{id}/close",
		"/invoices/inv_1/notify_by/sms":         "/invoices/{id}/notify_by/sms",
		"/cards/4111111111111111/tokens/delete": "/cards/{id}/tokens/delete",
	} {
		var traced call.Operation
		var found bool
		client, err := api.New(api.Key("rzp_test_1", "secret"), withNetwork(func(r *http.Request) (*http.Response, error) {
			traced, found = api.OperationFrom(r.Context())
			return newResponse(http.StatusBadRequest, nil, `{}`), nil
		}))
		require.NoError(t, err)
		err = client.Do(t.Context(), "GET", target, nil, nil)
		require.EqualError(t, err, "GET "+want+": 400 Bad Request", target)
		require.True(t, found)
		require.Equal(t, call.Operation{Method: "GET", Path: want, Safe: true}, traced, target)
	}
}
