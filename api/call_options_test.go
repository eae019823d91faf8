package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

func TestHeaderIsSent(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client(api.WithUserAgent("shop/1.4"))
	_, err := client.FetchPayment(t.Context(), paymentID, nil,
		api.Header("x-request-id", "first"), api.Header("X-Request-Id", "7f3a"), api.Header("User-Agent", "own"), api.Header("X-Empty", ""), api.Header("X-Tab", "a\tb ₹"), api.Header("x", ""), api.Header("X_1!", "y"))
	require.NoError(t, err)
	_, err = client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err)

	with, without := srv.Requests()[0].Header, srv.Requests()[1].Header
	require.Equal(t, []string{"7f3a"}, with["X-Request-Id"], "the last one counts")
	require.Equal(t, []string{""}, with["X-Empty"])
	require.Equal(t, []string{"a\tb ₹"}, with["X-Tab"])
	require.Equal(t, []string{"y"}, with["X_1!"])
	require.Equal(t, []string{"own"}, with["User-Agent"])
	require.NotContains(t, without, "X-Request-Id", "it applied to one call only")
	require.True(t, strings.HasPrefix(without.Get("User-Agent"), "shop/1.4 "))
}

func TestBadCallOptionsAreRefusedByName(t *testing.T) {
	t.Parallel()
	refused := func(name string) string { return "Header: the header " + name + " is not allowed" }
	tests := map[string]struct {
		option    api.CallOption
		wantError string
	}{
		"no option":                          {nil, "one is nil"},
		"header: the credentials":            {api.Header("authorization", "Bearer x"), refused("Authorization")},
		"header: the account":                {api.Header("x-razorpay-account", "acc_1"), refused("X-Razorpay-Account")},
		"header: the host":                   {api.Header("host", "example.com"), refused("Host")},
		"header: the form of the body":       {api.Header("content-type", "text/plain"), refused("Content-Type")},
		"header: the coding of the body":     {api.Header("Content-Encoding", "gzip"), refused("Content-Encoding")},
		"header: the length of the body":     {api.Header("Content-Length", "1"), refused("Content-Length")},
		"header: the framing of the body":    {api.Header("Transfer-Encoding", "chunked"), refused("Transfer-Encoding")},
		"header: the form of the answer":     {api.Header("Accept", "text/html"), refused("Accept")},
		"header: the coding of the answer":   {api.Header("Accept-Encoding", "gzip"), refused("Accept-Encoding")},
		"header: what makes net/http repeat": {api.Header("idempotency-key", "1"), refused("Idempotency-Key")},
		"header: its older name":             {api.Header("X-Idempotency-Key", "1"), refused("X-Idempotency-Key")},
		"header: an empty name":              {api.Header("", "x"), "Header: it is not a valid header name"},
		"header: a blank in the name":        {api.Header("Authorization ", "x"), "Header: it is not a valid header name"},
		"header: a letter beyond ASCII":      {api.Header("Überweisung", "x"), "Header: it is not a valid header name"},
		"header: a slash in the name":        {api.Header("a/b", "x"), "Header: it is not a valid header name"},
		"header: DEL in the name":            {api.Header("X\x7f", "x"), "Header: it is not a valid header name"},
		"header: a colon in the name":        {api.Header("X-A: b", "x"), "Header: "},
		"header: a line break in the name":   {api.Header("X-A\r\nX-B", "x"), "Header: "},
		"header: a line break in the value":  {api.Header("X-A", "s3cr3t-value\r\nX-B: c"), "Header: the value cannot stand in a header"},
		"header: DEL in the value":           {api.Header("X-A", "s3cr3t-value\x7f"), "Header: the value cannot stand in a header"},
		"header: NUL in the value":           {api.Header("X-A", "s3cr3t-value\x00"), "Header: the value cannot stand in a header"},
		"header: a secret for a name":        {api.Header("s3cr3t-value:", "X-A"), "Header: it is not a valid header name"},
		"account: a secret":                  {api.OnAccount("s3cr3t-value"), "OnAccount: invalid id: want acc_"},
		"account: empty":                     {api.OnAccount(""), "OnAccount: invalid id: want acc_"},
		"account: the prefix alone":          {api.OnAccount("acc_"), "OnAccount: invalid id: want acc_"},
		"account: another id":                {api.OnAccount("order_1"), "OnAccount: "},
		"account: a blank":                   {api.OnAccount("acc_1 2"), "OnAccount: "},
		"timeout: zero":                      {api.Timeout(0), "Timeout: 0s is not positive"},
		"timeout: negative":                  {api.Timeout(-time.Minute), "Timeout: -1m0s is not positive"},
		"response: nowhere to keep it":       {api.KeepResponse(nil), "KeepResponse: nil"},
	}
	srv := apitest.NewServer(t)
	client := srv.Client()
	for name, test := range tests {
		_, err := client.CreateOrder(t.Context(), order, api.NoRetry(), test.option)
		var input *api.InputError
		require.ErrorAs(t, err, &input, name)
		require.Equal(t, "createOrder", input.Operation, name)
		require.Equal(t, "options", input.Field, name)
		require.ErrorContains(t, err, "createOrder: options: "+test.wantError, name)
		require.NotContains(t, err.Error(), "s3cr3t-value", name)
		require.False(t, api.MayHaveHappened(err), name)
	}
	// A header that replaced the call's idempotency key would turn a repeated request into a second
	// refund.
	_, err := client.CreateRefund(t.Context(), paymentID, nil, generated.RefundRequest{}, api.Header("x-refund-idempotency", "another"))
	require.EqualError(t, err, "createRefund: options: the header X-Refund-Idempotency is a parameter of the operation")
	require.Empty(t, srv.Requests(), "nothing is sent")
}

func TestKeepResponse(t *testing.T) {
	t.Parallel()
	ctx := t.Context()

	t.Run("of a success", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Respond("fetchPayment", http.StatusOK, `{"id":"pay_1","entity":"payment","amount":100,"amount_refunded":0,"brand_new":7}`)
		var kept api.Response
		payment, err := srv.Client().FetchPayment(ctx, paymentID, nil, api.KeepResponse(&kept))
		require.NoError(t, err)
		require.Equal(t, paymentID, payment.ID)
		require.Equal(t, http.StatusOK, kept.StatusCode)
		require.Equal(t, "application/json", kept.Header.Get("Content-Type"))
		require.JSONEq(t, `{"id":"pay_1","entity":"payment","amount":100,"amount_refunded":0,"brand_new":7}`, string(kept.Body))
	})
	t.Run("of a failure", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Respond("createOrder", http.StatusBadGateway, page)
		var kept api.Response
		_, err := srv.Client().CreateOrder(ctx, order, api.KeepResponse(&kept))
		requireIs(t, err, api.ErrServer)
		require.Equal(t, http.StatusBadGateway, kept.StatusCode)
		require.Equal(t, page, string(kept.Body))
	})
	t.Run("of a success that cannot be read", func(t *testing.T) {
		t.Parallel()
		srv := apitest.NewServer(t)
		srv.Respond("createOrder", http.StatusOK, page)
		var kept api.Response
		_, err := srv.Client().CreateOrder(ctx, order, api.KeepResponse(&kept))
		requireIs(t, err, api.ErrUnreadable)
		require.Equal(t, page, string(kept.Body))
	})
	t.Run("of an answer that was cut short", func(t *testing.T) {
		t.Parallel()
		base := serve(t, sendBytes(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\""))
		var kept api.Response
		_, err := newClient(t, base).CreateOrder(ctx, order, api.KeepResponse(&kept))
		requireIs(t, err, api.ErrNoAnswer)
		require.Equal(t, http.StatusOK, kept.StatusCode)
		require.Equal(t, `{"id"`, string(kept.Body))
	})
	t.Run("without an answer it stays unchanged", func(t *testing.T) {
		t.Parallel()
		base := serve(t, sendBytes(t, ""))
		kept := api.Response{StatusCode: 7}
		_, err := newClient(t, base).CreateOrder(ctx, order, api.KeepResponse(&kept))
		requireIs(t, err, api.ErrNoAnswer)
		require.Equal(t, api.Response{StatusCode: 7}, kept)
	})
}
