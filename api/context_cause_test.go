package api_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// If a context is cancelled with a cause, as errgroup does when a sibling fails, every call under
// way ends with that cause. It must not be mistaken for the call's own error.
func TestContextCauseIsNotTheCallsError(t *testing.T) {
	t.Parallel()
	keyless, err := api.New(api.Token("token"))
	require.NoError(t, err)
	_, noKey := keyless.FetchPaymentMethods(t.Context())
	require.Error(t, noKey)
	_, brokenOff := newClient(t, serve(t, sendBytes(t, "HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\n{\"error\""))).
		FetchPayment(t.Context(), "pay_1", nil)
	require.ErrorIs(t, brokenOff, api.ErrBadRequest)
	for name, cause := range map[string]error{
		"a dial that failed elsewhere":          &net.OpError{Op: "dial", Err: errors.New("connection refused")},
		"a name that was not found":             &net.DNSError{Err: "no such host", Name: "redis", IsNotFound: true},
		"a call without sufficient credentials": noKey,
		"a refusal that was cut short":          brokenOff,
		"any error":                             errors.New("the other one failed"),
		"no cause":                              nil,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancelCause(t.Context())
			client := newClient(t, serve(t, func(_ http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body) // otherwise the server does not notice that the client disconnects
				cancel(cause)
				<-r.Context().Done()
			}))
			kept := api.Response{StatusCode: -1}
			_, err := client.CreateOrder(ctx, generated.CreateOrderRequest{Amount: 100, Currency: paise.INR}, api.KeepResponse(&kept))
			require.True(t, api.MayHaveHappened(err), "%v", err)
			require.ErrorIs(t, err, api.ErrNoAnswer)
			var failed *api.Error
			require.ErrorAs(t, err, &failed)
			require.Zero(t, failed.StatusCode)
			require.Equal(t, -1, kept.StatusCode)
		})
	}
}
