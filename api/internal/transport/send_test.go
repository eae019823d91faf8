package transport

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// roundTrip is a function as an http.RoundTripper.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// newTestSender returns a sender that sends through network to the base URL.
func newTestSender(t *testing.T, base string, limit int64, network roundTrip) Handler {
	t.Helper()
	server, err := url.Parse(base)
	require.NoError(t, err)
	return newSender(&http.Client{Transport: network}, server, "", time.Minute, limit)
}

func TestSend(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		base, path, query string
		want              string
	}{
		"a path":                       {"https://api.razorpay.com/v1", "/payments/pay_1", "", "https://api.razorpay.com/v1/payments/pay_1"},
		"a query":                      {"https://api.razorpay.com/v1", "/payments", "expand[]=card&count=2", "https://api.razorpay.com/v1/payments?expand[]=card&count=2"},
		"an escaped slash":             {"https://api.razorpay.com/v1", "/a%2Fb", "", "https://api.razorpay.com/v1/a%2Fb"},
		"an escaped percent sign":      {"https://api.razorpay.com/v1", "/a%252Fb", "", "https://api.razorpay.com/v1/a%252Fb"},
		"an id with punctuation":       {"https://api.razorpay.com/v1", "/payments/pay_a$b:c@d", "", "https://api.razorpay.com/v1/payments/pay_a$b:c@d"},
		"below an escaped base":        {"https://proxy.example.com/a%2Fb%25", "/payments/pay_1", "", "https://proxy.example.com/a%2Fb%25/payments/pay_1"},
		"escaped below escaped":        {"https://proxy.example.com/a%2Fb", "/c%2Fd", "", "https://proxy.example.com/a%2Fb/c%2Fd"},
		"a server without a path":      {"http://127.0.0.1:8080", "/methods", "", "http://127.0.0.1:8080/methods"},
		"escaped letters beyond ASCII": {"https://api.razorpay.com/v1", "/%E2%82%B9", "", "https://api.razorpay.com/v1/%E2%82%B9"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			call := &Call{
				Request: &Request{Method: "PATCH", Path: test.path, Query: test.query, Body: []byte(`{"a":1}`)},
				Header:  http.Header{"X-Mark": {"1"}},
			}
			handle := newTestSender(t, test.base, 100, func(r *http.Request) (*http.Response, error) {
				require.Equal(t, test.want, r.URL.String())
				require.Equal(t, "PATCH", r.Method)
				require.Equal(t, call.Header, r.Header)
				require.EqualValues(t, 7, r.ContentLength)
				for range 2 { // net/http may ask for the body again
					body, err := r.GetBody()
					require.NoError(t, err)
					sent, err := io.ReadAll(body)
					require.NoError(t, err)
					require.Equal(t, `{"a":1}`, string(sent))
				}
				r.Header.Set("X-Mark", "2")
				return &http.Response{StatusCode: http.StatusOK, ContentLength: 2, Body: io.NopCloser(strings.NewReader("{}"))}, nil
			})
			for range 2 {
				response, err := handle(t.Context(), call)
				require.NoError(t, err)
				require.Equal(t, "{}", string(response.Body))
			}
			require.Equal(t, "1", call.Header.Get("X-Mark"), "an attempt does not change the call's header")
		})
	}
}

// Whether a call may have run depends on the hooks that the network called, never on the kind of
// error.
func TestMayHaveRun(t *testing.T) {
	t.Parallel()
	dial := &net.OpError{Op: "dial", Err: errors.New("connection refused")}
	reported := func(hooks ...string) []string { return hooks }
	tests := map[string]struct {
		reported []string // hooks called by the network, in this order
		err      error
		status   int
		want     bool
	}{
		"no hook was called, though it is a dial error": {err: dial, want: true},
		"it never got a connection":                     {reported: reported("GetConn"), err: errors.New("Proxy Authentication Required")},
		"its time was up before a connection":           {reported: reported("GetConn"), err: context.DeadlineExceeded},
		"it got a connection":                           {reported: reported("GetConn", "GotConn"), err: io.EOF, want: true},
		"it got a connection, without asking":           {reported: reported("GotConn"), err: io.EOF, want: true},
		"it wrote":                                      {reported: reported("GetConn", "GotConn", "WroteHeaders"), err: io.EOF, want: true},
		"it wrote, then could not connect":              {reported: reported("GetConn", "GotConn", "WroteHeaders", "GetConn"), err: dial, want: true},
		"success":                                       {status: 200, want: true},
		"a redirect":                                    {status: 302, want: true},
		"400":                                           {status: 400},
		"401":                                           {status: 401},
		"408":                                           {status: 408, want: true},
		"429":                                           {status: 429},
		"499":                                           {status: 499},
		"500":                                           {status: 500, want: true},
		"503":                                           {status: 503, want: true},
	}
	for name, test := range tests {
		for earlier, ran := range map[string]bool{"at first": false, "after an attempt that may have run": true} {
			t.Run(earlier+": "+name, func(t *testing.T) {
				t.Parallel()
				call := unsafeCall()
				call.MayHaveRun = ran
				near, far := net.Pipe()
				t.Cleanup(func() { _ = near.Close(); _ = far.Close() })
				_, err := newTestSender(t, "https://api.razorpay.com", 10, func(r *http.Request) (*http.Response, error) {
					callHooks(r, near, test.reported...)
					if test.err != nil {
						return nil, test.err
					}
					return &http.Response{StatusCode: test.status, Body: http.NoBody}, nil
				})(t.Context(), call)
				require.Equal(t, test.want || ran, call.MayHaveRun)
				if test.err != nil {
					require.Error(t, err)
					require.NotContains(t, err.Error(), "razorpay.com\"", "no URL")
				}
			})
		}
	}
}

// After a 409 that says that a request with the call's key is in progress, that request may still
// take effect.
func TestRequestInProgressMayHaveRun(t *testing.T) {
	t.Parallel()
	const inProgress = `{"error":{"code":"BAD_REQUEST_ERROR","description":"A request with this key is in progress"}}`
	for name, test := range map[string]struct {
		call *Call
		want bool
	}{"with a key": {callWithKey(), true}, "without one": {unsafeCall(), false}} {
		response, err := newTestSender(t, "https://api.razorpay.com", 1000, func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: http.StatusConflict, ContentLength: -1, ProtoMajor: 2, Body: io.NopCloser(strings.NewReader(inProgress))}, nil
		})(t.Context(), test.call)
		require.NoError(t, err)
		require.Equal(t, http.StatusConflict, response.StatusCode)
		require.Equal(t, test.want, test.call.MayHaveRun, name)
	}
}

// callHooks calls the hooks of a request's trace, as net/http does.
func callHooks(request *http.Request, conn net.Conn, hooks ...string) {
	trace := httptrace.ContextClientTrace(request.Context())
	for _, hook := range hooks {
		switch hook {
		case "GetConn":
			trace.GetConn("api.razorpay.com:443")
		case "GotConn":
			trace.GotConn(httptrace.GotConnInfo{Conn: conn})
		case "WroteHeaders":
			trace.WroteHeaders()
		case "GotFirstResponseByte":
			trace.GotFirstResponseByte()
		}
	}
}

func TestEndedContextSendsNothing(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	call := unsafeCall()
	_, err := newTestSender(t, "https://api.razorpay.com", 10, func(*http.Request) (*http.Response, error) {
		t.Error("it was sent")
		return nil, io.EOF
	})(ctx, call)
	require.ErrorIs(t, err, context.Canceled)
	require.False(t, call.MayHaveRun)
}

// An operation with its own server URL is sent to the host of the base URL. The path of its server
// replaces the path of the contract's server at the end of the base URL.
func TestPathsOfOtherServers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ base, own, want string }{
		"the contract's":                      {"https://example.com/v1", "", "/v1/accounts"},
		"another path":                        {"https://example.com/v1", "/v2", "/v2/accounts"},
		"behind a proxy":                      {"http://127.0.0.1/razorpay/v1", "/v2", "/razorpay/v2/accounts"},
		"a test server":                       {"http://127.0.0.1", "/v2", "/v2/accounts"},
		"a proxy without the contract's path": {"http://127.0.0.1/razorpay", "/v2", "/razorpay/v2/accounts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, err := url.Parse(test.base)
			require.NoError(t, err)
			require.Equal(t, test.want, requestPath(base, "/v1", &Request{Operation: &Operation{Server: test.own}, Path: "/accounts"}))
		})
	}
}
