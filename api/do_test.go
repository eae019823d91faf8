package api_test

import (
	"math"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
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
	client := client(t, base+"/v1")

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
	require.Equal(t, []string{"GET", "/v1/refunds/a%2Fb?from=1&x%5B%5D=%20", ""}, []string{method, uri, body}, "as it was written")

	require.NoError(t, client.Do(t.Context(), "PATCH", "/refunds/rfnd_1", nil, nil), "no one asked for the answer")
	require.NoError(t, client.Do(t.Context(), "DELETE", "/refunds/rfnd_1", nil, nil), "204 is success here")
	require.Equal(t, "DELETE", method)

	err = client.Do(t.Context(), "DELETE", "/refunds/rfnd_1", nil, &made)
	requireIs(t, err, api.ErrUnreadable)
	require.EqualError(t, err, "DELETE /refunds/rfnd_1: 204: the answer could not be read: the answer is empty")

	var list []string
	err = client.Do(t.Context(), "GET", "/refunds?key=s3cr3t-value", nil, &list)
	requireIs(t, err, api.ErrUnreadable)
	require.ErrorContains(t, err, "GET /refunds: 200: ")
	require.NotContains(t, err.Error(), "s3cr3t-value", "a query does not stand in an error")
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
		"a body that cannot be":      {method: "POST", target: "/x", in: math.NaN(), field: "in"},
		"nothing to decode into":     {method: "GET", target: "/x", out: struct{}{}, field: "out"},
		"a pointer to nowhere":       {method: "GET", target: "/x", out: (*url.URL)(nil), field: "out"},
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

	base := serve(t, raw(t, ""))
	err = client(t, base).Do(t.Context(), "POST", "/refunds", nil, nil)
	requireIs(t, err, api.ErrNoAnswer)
	require.True(t, api.MayHaveHappened(err))
	err = client(t, base).Do(t.Context(), "GET", "/refunds", nil, nil, api.NoRetry())
	requireIs(t, err, api.ErrNoAnswer)
	require.False(t, api.MayHaveHappened(err), "a GET changes nothing")
}
