package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// roundTrip is a network of one function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// sendOver is send over a network, to a server at base.
func sendOver(t *testing.T, base string, limit int64, network roundTrip) Handler {
	t.Helper()
	server, err := url.Parse(base)
	require.NoError(t, err)
	return send(&http.Client{Transport: network}, server, time.Minute, limit)
}

func TestWhatIsSent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		base, path, query string
		want              string
	}{
		"a path":                     {"https://api.razorpay.com/v1", "/payments/pay_1", "", "https://api.razorpay.com/v1/payments/pay_1"},
		"a query":                    {"https://api.razorpay.com/v1", "/payments", "expand[]=card&count=2", "https://api.razorpay.com/v1/payments?expand[]=card&count=2"},
		"an escaped slash":           {"https://api.razorpay.com/v1", "/a%2Fb", "", "https://api.razorpay.com/v1/a%2Fb"},
		"an escaped percent sign":    {"https://api.razorpay.com/v1", "/a%252Fb", "", "https://api.razorpay.com/v1/a%252Fb"},
		"an id with signs":           {"https://api.razorpay.com/v1", "/payments/pay_a$b:c@d", "", "https://api.razorpay.com/v1/payments/pay_a$b:c@d"},
		"below an escaped base":      {"https://proxy.example.com/a%2Fb%25", "/payments/pay_1", "", "https://proxy.example.com/a%2Fb%25/payments/pay_1"},
		"escaped below escaped":      {"https://proxy.example.com/a%2Fb", "/c%2Fd", "", "https://proxy.example.com/a%2Fb/c%2Fd"},
		"a server without a path":    {"http://127.0.0.1:8080", "/methods", "", "http://127.0.0.1:8080/methods"},
		"letters beyond ASCII, kept": {"https://api.razorpay.com/v1", "/%E2%82%B9", "", "https://api.razorpay.com/v1/%E2%82%B9"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			call := &Call{
				Request: &Request{Method: "PATCH", Path: test.path, Query: test.query, Body: []byte(`{"a":1}`)},
				Header:  http.Header{"X-Mark": {"1"}},
			}
			handle := sendOver(t, test.base, 100, func(r *http.Request) (*http.Response, error) {
				require.Equal(t, test.want, r.URL.String())
				require.Equal(t, "PATCH", r.Method)
				require.Equal(t, call.Header, r.Header)
				require.EqualValues(t, 7, r.ContentLength)
				for range 2 { // net/http itself may ask for the body again
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
			require.Equal(t, "1", call.Header.Get("X-Mark"), "an attempt does not change the next")
		})
	}
}

// body is an answer's body that can fail, and knows whether it was closed.
type body struct {
	io.Reader

	closed bool
}

func (b *body) Close() error { b.closed = true; return nil }

func TestAnswersAreReadToTheEndOrTheLimit(t *testing.T) {
	t.Parallel()
	broken := func(text string) io.Reader {
		return io.MultiReader(strings.NewReader(text), iotestErr{io.ErrUnexpectedEOF})
	}
	tests := map[string]struct {
		length int64 // as the header has it, or -1
		body   io.Reader
		want   string
		err    error
	}{
		"nothing":                          {0, strings.NewReader(""), "", nil},
		"of known length":                  {4, strings.NewReader("1234"), "1234", nil},
		"of unknown length":                {-1, strings.NewReader("1234"), "1234", nil},
		"as long as is read":               {10, strings.NewReader("1234567890"), "1234567890", nil},
		"as long as is read, unknown":      {-1, strings.NewReader("1234567890"), "1234567890", nil},
		"longer than is read":              {11, strings.NewReader("12345678901"), "", ErrTooLong},
		"longer than is read, unknown":     {-1, strings.NewReader("12345678901"), "1234567890", ErrTooLong},
		"without end":                      {-1, endless{}, "xxxxxxxxxx", ErrTooLong},
		"as long as fits into no memory":   {1 << 62, strings.NewReader("1"), "", ErrTooLong},
		"shorter than said":                {9, strings.NewReader("1234"), "1234", io.ErrUnexpectedEOF},
		"nothing though something is said": {9, strings.NewReader(""), "", io.EOF},
		"broken off":                       {9, broken("1234"), "1234", io.ErrUnexpectedEOF},
		"broken off, of unknown length":    {-1, broken("1234"), "1234", io.ErrUnexpectedEOF},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			came := &body{Reader: test.body}
			call := unsafe()
			response, err := sendOver(t, "https://api.razorpay.com", 10, func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"X-Mark": {"1"}}, ContentLength: test.length, Body: came}, nil
			})(t.Context(), call)
			require.True(t, came.closed)
			require.True(t, call.MayHaveRun)
			if test.err == nil {
				require.NoError(t, err)
				require.Nil(t, BrokenOff(err))
			} else {
				require.Nil(t, response)
				require.ErrorIs(t, err, test.err)
				response = BrokenOff(err)
			}
			require.Equal(t, test.want, string(response.Body))
			require.Equal(t, 200, response.StatusCode)
			require.Equal(t, "1", response.Header.Get("X-Mark"))
		})
	}
}

// iotestErr and endless are readers that fail and that never end.
type (
	iotestErr struct{ err error }
	endless   struct{}
)

func (r iotestErr) Read([]byte) (int, error) { return 0, r.err }

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// What a caller may believe of a call that failed stands or falls with this.
func TestWhetherItMayHaveRun(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		status int
		err    error
		want   bool
	}{
		"refused to connect":            {err: &net.OpError{Op: "dial", Err: errors.New("connection refused")}},
		"the proxy cannot be reached":   {err: &net.OpError{Op: "proxyconnect", Err: errors.New("connection refused")}},
		"wrapped by someone else":       {err: fmt.Errorf("outer: %w", &net.OpError{Op: "dial", Err: errors.New("no route")})},
		"the name is not known":         {err: &net.DNSError{Err: "no such host", Name: "api.razorpay.com", IsNotFound: true}},
		"the certificate is not theirs": {err: &tls.CertificateVerificationError{Err: errors.New("x509")}},
		"broke while writing":           {err: &net.OpError{Op: "write", Err: errors.New("broken pipe")}, want: true},
		"broke while reading":           {err: &net.OpError{Op: "read", Err: errors.New("connection reset by peer")}, want: true},
		"timed out":                     {err: context.DeadlineExceeded, want: true},
		"cancelled":                     {err: context.Canceled, want: true},
		"closed":                        {err: io.EOF, want: true},
		"never heard of":                {err: errors.New("x"), want: true},
		"success":                       {status: 200, want: true},
		"a redirect":                    {status: 302, want: true},
		"400":                           {status: 400},
		"401":                           {status: 401},
		"408":                           {status: 408, want: true},
		"429":                           {status: 429},
		"499":                           {status: 499},
		"500":                           {status: 500, want: true},
		"503":                           {status: 503, want: true},
	}
	for name, test := range tests {
		for earlier, ran := range map[string]bool{"at first": false, "after one that may have": true} {
			t.Run(earlier+": "+name, func(t *testing.T) {
				t.Parallel()
				call := unsafe()
				call.MayHaveRun = ran
				_, err := sendOver(t, "https://api.razorpay.com", 10, func(*http.Request) (*http.Response, error) {
					if test.err != nil {
						return nil, test.err
					}
					return &http.Response{StatusCode: test.status, Body: http.NoBody}, nil
				})(t.Context(), call)
				require.ErrorIs(t, err, test.err)
				require.Equal(t, test.want || ran, call.MayHaveRun)
				if err != nil {
					require.NotContains(t, err.Error(), "razorpay.com\"", "no URL")
				}
			})
		}
	}
}

func TestNothingIsSentUnderAContextThatEnded(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	call := unsafe()
	_, err := sendOver(t, "https://api.razorpay.com", 10, func(*http.Request) (*http.Response, error) {
		t.Error("it was sent")
		return nil, io.EOF
	})(ctx, call)
	require.ErrorIs(t, err, context.Canceled)
	require.False(t, call.MayHaveRun)
}
