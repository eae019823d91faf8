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

// sendBytes answers with these bytes instead of HTTP, after reading the request.
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

func TestIncompleteAnswers(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		handle http.HandlerFunc
		// status is the one that came before the answer broke off, or 0
		status   int
		happened bool
		cause    error
	}{
		"reset after the request was read": {handle: sendBytes(t, ""), happened: true, cause: syscall.ECONNRESET},
		"not HTTP":                         {handle: sendBytes(t, "s3cr3t-page\r\n\r\n"), happened: true},
		"a header that breaks off":         {handle: sendBytes(t, "HTTP/1.1 200 OK\r\nDate: Sat\r\n"), happened: true, cause: io.ErrUnexpectedEOF},
		"success that breaks off": {
			handle: sendBytes(t, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"+orderAnswer),
			status: 200, happened: true, cause: io.ErrUnexpectedEOF,
		},
		"success in pieces that breaks off": {
			handle: sendBytes(t, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n"),
			status: 200, happened: true, cause: io.ErrUnexpectedEOF,
		},
		"success longer than is read": {
			handle: func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Length", strconv.Itoa(16<<20+1))
				w.WriteHeader(http.StatusOK)
			},
			status: 200, happened: true,
		},
		"success longer than is read, in pieces": {
			handle: func(w http.ResponseWriter, _ *http.Request) {
				for range 17 {
					_, _ = w.Write(make([]byte, 1<<20))
				}
			},
			status: 200, happened: true,
		},
		"a refusal that breaks off": {
			handle: sendBytes(t, "HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\n{\"error\""),
			status: 400, happened: true, cause: io.ErrUnexpectedEOF, // the missing rest could say GATEWAY_ERROR
		},
		"a failure that breaks off": {
			handle: sendBytes(t, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 1000\r\n\r\n{\"error\""),
			status: 500, happened: true, cause: io.ErrUnexpectedEOF,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var count atomic.Int64
			base := serve(t, func(w http.ResponseWriter, r *http.Request) {
				count.Add(1)
				test.handle(w, r)
			})
			check := func(err error) *api.Error {
				t.Helper()
				var failed *api.Error
				require.ErrorAs(t, err, &failed)
				switch { // a refusal says more than the missing body
				case test.status >= 500:
					requireIs(t, err, api.ErrServer)
				case test.status >= 400:
					requireIs(t, err, api.ErrBadRequest)
				default:
					requireIs(t, err, api.ErrNoAnswer)
				}
				if test.cause != nil {
					require.ErrorIs(t, err, test.cause)
				}
				require.Equal(t, test.status, failed.StatusCode)
				require.Equal(t, 1, failed.Attempts)
				require.EqualValues(t, 1, count.Swap(0))
				requireOneLine(t, err.Error())
				require.NotContains(t, err.Error(), base, "the operation says it better")
				return failed
			}

			created, err := newClient(t, base).CreateOrder(t.Context(), order)
			require.Nil(t, created)
			require.Equal(t, test.happened, api.MayHaveHappened(check(err)))

			payment, err := newClient(t, base).FetchPayment(t.Context(), paymentID, nil, api.NoRetry())
			require.Nil(t, payment)
			require.False(t, api.MayHaveHappened(check(err)), "it changes nothing")
		})
	}
}

func TestConnectionFails(t *testing.T) {
	t.Parallel()
	_, err := newClient(t, "http://"+peertest.UnusedAddr(t)).CreateOrder(t.Context(), order, api.NoRetry())
	requireIs(t, err, api.ErrNoAnswer)
	require.ErrorIs(t, err, syscall.ECONNREFUSED)
	require.False(t, api.MayHaveHappened(err), "nobody saw the request")
}

func TestContextEnds(t *testing.T) {
	t.Parallel()

	t.Run("before the call", func(t *testing.T) {
		t.Parallel()
		base := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("it was called") })
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := newClient(t, base).CreateOrder(ctx, order)
		requireIs(t, err, api.ErrNoAnswer)
		require.ErrorIs(t, err, context.Canceled)
		require.EqualError(t, err, "createOrder: no complete answer: context canceled")
		require.False(t, api.MayHaveHappened(err), "nothing was sent")
	})
	t.Run("during the call", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		base := serve(t, func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body) // otherwise the server does not notice the end
			cancel()
			<-r.Context().Done()
		})
		_, err := newClient(t, base).CreateOrder(ctx, order)
		requireIs(t, err, api.ErrNoAnswer)
		require.ErrorIs(t, err, context.Canceled)
		require.True(t, api.MayHaveHappened(err))
	})
	t.Run("while the answer comes", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		base := serve(t, func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			_, _ = io.WriteString(w, `{"id":`)
			_ = http.NewResponseController(w).Flush()
			cancel()
			<-r.Context().Done()
		})
		_, err := newClient(t, base).FetchPayment(ctx, paymentID, nil)
		requireIs(t, err, api.ErrNoAnswer)
		require.ErrorIs(t, err, context.Canceled)
		var failed *api.Error
		require.ErrorAs(t, err, &failed)
		require.Equal(t, 1, failed.Attempts, "not repeated, though safe")
		require.False(t, api.MayHaveHappened(err))
	})
}

// A redirect would carry the key along.
func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for name, checkRedirect := range map[string]func(*http.Request, []*http.Request) error{
			"by default":                   nil,
			"though the client is told to": func(*http.Request, []*http.Request) error { return nil },
			"as the client is told":        func(*http.Request, []*http.Request) error { return errors.New("no") },
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

// net/http repeats some requests by itself when a reused connection breaks. It must not repeat one
// that may have run.
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
