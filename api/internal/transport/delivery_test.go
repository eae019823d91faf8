package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRequestIsNotWrittenAgain(t *testing.T) {
	t.Parallel()
	once := []string{"GetConn", "GotConn", "WroteHeaders"}
	reported := func(before []string, more ...string) []string {
		return append(append([]string(nil), before...), more...)
	}
	twice := reported(once, once...)
	tests := map[string]struct {
		reported         []string
		unsafe, safe     bool // whether requesting a connection cancels the attempt
		unsafely, safely bool // whether GetBody returns the body
	}{
		"before a connection":                     {reported: nil, unsafely: true, safely: true},
		"on a second connection, before writing":  {reported: []string{"GetConn", "GotConn", "GetConn", "GotConn"}, unsafely: true, safely: true},
		"once it was written":                     {reported: once, safely: true},
		"once it was written, and answered":       {reported: reported(once, "GotFirstResponseByte"), unsafely: true, safely: true},
		"asking for another connection":           {reported: reported(once, "GetConn"), unsafe: true, safely: true},
		"on another connection, without asking":   {reported: reported(once, "GotConn"), unsafe: true, safely: true},
		"answered, then on another connection":    {reported: reported(once, "GotFirstResponseByte", "GetConn"), unsafe: true, unsafely: true, safely: true},
		"written twice":                           {reported: twice, unsafe: true},
		"written twice, asking for another":       {reported: reported(twice, "GetConn"), unsafe: true, safe: true},
		"written twice, on another, not asking":   {reported: reported(twice, "GotConn"), unsafe: true, safe: true},
		"written twice, answered, yet on another": {reported: reported(twice, "GotFirstResponseByte", "GotConn"), unsafe: true, safe: true, unsafely: true, safely: true},
	}
	for name, test := range tests {
		for kind, of := range map[string]struct {
			call           *Call
			stopped, given bool
		}{
			"unsafe": {unsafeCall(), test.unsafe, test.unsafely},
			"safe":   {safeCall(), test.safe, test.safely},
		} {
			t.Run(kind+": "+name, func(t *testing.T) {
				t.Parallel()
				near, far := net.Pipe()
				t.Cleanup(func() { _ = near.Close(); _ = far.Close() })
				of.call.Request.Body = []byte(`{"a":1}`)
				_, err := newTestSender(t, "https://api.razorpay.com", 10, func(r *http.Request) (*http.Response, error) {
					callHooks(r, near, test.reported...)
					if of.stopped {
						require.ErrorIs(t, r.Context().Err(), context.Canceled, "net/http must not repeat it")
					} else {
						require.NoError(t, r.Context().Err())
					}
					body, err := r.GetBody()
					if !of.given {
						require.ErrorIs(t, err, ErrStopped)
						return nil, err
					}
					require.NoError(t, err)
					text, err := io.ReadAll(body)
					require.NoError(t, err)
					require.Equal(t, `{"a":1}`, string(text))
					return nil, io.ErrUnexpectedEOF
				})(t.Context(), of.call)
				if of.stopped || !of.given {
					require.Equal(t, ErrStopped, err, "only the delivery cancelled it")
				} else {
					require.ErrorIs(t, err, io.ErrUnexpectedEOF)
				}
			})
		}
	}
}

// If the caller's context also ended, a stopped call returns the context's error.
func TestStoppedCallReportsEndedContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	near, far := net.Pipe()
	t.Cleanup(func() { _ = near.Close(); _ = far.Close() })
	cause := errors.New("the shop is closing")
	_, err := newTestSender(t, "https://api.razorpay.com", 10, func(r *http.Request) (*http.Response, error) {
		callHooks(r, near, "GetConn", "GotConn", "WroteHeaders", "GetConn")
		cancel(cause)
		return nil, r.Context().Err()
	})(ctx, unsafeCall())
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, err, cause)
}

// tlsConn is a connection with a negotiated protocol.
type tlsConn struct {
	net.Conn

	protocol string
	closed   bool
}

func (s *tlsConn) ConnectionState() tls.ConnectionState {
	return tls.ConnectionState{NegotiatedProtocol: s.protocol}
}
func (s *tlsConn) Close() error { s.closed = true; return nil }

// A stopped attempt closes its HTTP/1.1 connection, to which it could still write. It does not
// close an HTTP/2 connection, which other calls share.
func TestStoppingClosesHTTP1Connections(t *testing.T) {
	t.Parallel()
	for protocol, closed := range map[string]bool{"h2": false, "http/1.1": true, "": true} {
		conn := &tlsConn{protocol: protocol}
		_, err := newTestSender(t, "https://api.razorpay.com", 10, func(r *http.Request) (*http.Response, error) {
			callHooks(r, conn, "GetConn", "GotConn", "WroteHeaders")
			require.False(t, conn.closed, "it is in use")
			callHooks(r, conn, "GetConn", "GotConn")
			return nil, r.Context().Err()
		})(t.Context(), unsafeCall())
		require.Equal(t, ErrStopped, err)
		require.Equal(t, closed, conn.closed, protocol)
	}
}

func TestMayHaveArrived(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		reported []string
		// the expected results of mayHaveArrived, for the client's own connections and for others,
		// and for both after the context ended
		own, others           bool
		ownEnded, othersEnded bool
	}{
		"no hook was called":          {nil, false, true, false, true},
		"it asked for a connection":   {[]string{"GetConn"}, false, false, false, false},
		"it got a connection":         {[]string{"GetConn", "GotConn"}, false, true, true, true},
		"it got one, without asking":  {[]string{"GotConn"}, false, true, true, true},
		"it wrote":                    {[]string{"GetConn", "GotConn", "WroteHeaders"}, true, true, true, true},
		"it wrote, and asked for one": {[]string{"GetConn", "GotConn", "WroteHeaders", "GetConn"}, true, true, true, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			near, far := net.Pipe()
			t.Cleanup(func() { _ = near.Close(); _ = far.Close() })
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			call := unsafeCall()
			call.Request = &Request{Method: http.MethodPost, Path: "/orders", Operation: call.Request.Operation}
			delivery := newDelivery(call, cancel)
			base, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.razorpay.com", nil)
			require.NoError(t, err)
			callHooks(newRequest(ctx, base.URL, "", call, delivery), near, test.reported...)
			require.Equal(t, test.own, delivery.mayHaveArrived(false, true))
			require.Equal(t, test.others, delivery.mayHaveArrived(false, false))
			require.Equal(t, test.ownEnded, delivery.mayHaveArrived(true, true))
			require.Equal(t, test.othersEnded, delivery.mayHaveArrived(true, false))
		})
	}
}
