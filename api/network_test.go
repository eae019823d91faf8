package api_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// sendBytes reads the request, answers with these raw bytes and closes the connection. With "" it
// resets the connection.
func sendBytes(t *testing.T, bytes string) http.HandlerFunc {
	t.Helper()
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = io.WriteString(conn, bytes)
		if tcp, ok := conn.(*net.TCPConn); ok && bytes == "" {
			_ = tcp.SetLinger(0) // makes Close reset the connection
		}
		_ = conn.Close()
	}
}

// The error of a call without an answer wraps its cause. The faults in faults_test.go cover every
// way in which an answer can be missing.
func TestErrorWrapsItsCause(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		base      string
		cancelled bool
		cause     error
		text      string // the whole error, or "" for any text
	}{
		"connection refused": {"http://" + peertest.UnusedAddr(t), false, syscall.ECONNREFUSED, ""},
		"reset":              {serve(t, sendBytes(t, "")), false, syscall.ECONNRESET, ""},
		"half a header":      {serve(t, sendBytes(t, "HTTP/1.1 200 OK\r\nDate: Sat\r\n")), false, io.ErrUnexpectedEOF, ""},
		"cancelled":          {serve(t, sendBytes(t, "")), true, context.Canceled, "createOrder: no complete answer: context canceled"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if test.cancelled {
			cancel()
		}
		_, err := newClient(t, test.base).CreateOrder(ctx, order, api.NoRetry())
		requireIs(t, err, api.ErrNoAnswer)
		require.ErrorIs(t, err, test.cause, name)
		if test.text != "" {
			require.EqualError(t, err, test.text)
		}
	}
}

// Following a redirect would send the key to another server.
func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for name, checkRedirect := range map[string]func(*http.Request, []*http.Request) error{
			"by default": nil,
			"though the client's CheckRedirect allows it": func(*http.Request, []*http.Request) error { return nil },
			"if the client's CheckRedirect forbids it":    func(*http.Request, []*http.Request) error { return errors.New("no") },
		} {
			t.Run(strconv.Itoa(status)+" "+name, func(t *testing.T) {
				t.Parallel()
				other := serve(t, func(_ http.ResponseWriter, r *http.Request) {
					t.Errorf("the redirect was followed, with %d bytes of Authorization", len(r.Header.Get("Authorization")))
				})
				base := serve(t, func(w http.ResponseWriter, r *http.Request) {
					http.Redirect(w, r, other+r.URL.Path, status)
				})
				transport := &http.Transport{}
				t.Cleanup(transport.CloseIdleConnections)
				client := newClient(t, base, api.WithHTTPClient(&http.Client{Transport: transport, CheckRedirect: checkRedirect}))
				_, err := client.CreateOrder(t.Context(), order)
				requireIs(t, err, api.ErrUnreadable)
				require.EqualError(t, err, "createOrder: "+strconv.Itoa(status)+": the answer could not be read: redirects are not followed")
				require.True(t, api.MayHaveHappened(err))

				_, err = client.FetchPayment(t.Context(), paymentID, nil)
				requireIs(t, err, api.ErrUnreadable)
				require.False(t, api.MayHaveHappened(err))
			})
		}
	}
}

// net/http repeats some requests by itself when a reused connection breaks. It must not repeat a
// request that may have run.
func TestReusedConnectionBreaks(t *testing.T) {
	t.Parallel()
	var count atomic.Int64
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if count.Add(1) == 1 {
			_, _ = io.WriteString(w, orderAnswer)
			return
		}
		sendBytes(t, "")(w, r)
	})
	client := newClient(t, base)
	_, err := client.CreateOrder(t.Context(), order)
	require.NoError(t, err)
	_, err = client.CreateOrder(t.Context(), order)
	requireIs(t, err, api.ErrNoAnswer)
	require.True(t, api.MayHaveHappened(err))
	require.EqualValues(t, 2, count.Load(), "each order was sent once")
}
