package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// What holds unless an option says otherwise.
const (
	defaultTimeout = 30 * time.Second
	// maxAnswer is the most that is read of an answer, in bytes: a hundred
	// payments with everything expanded are well below 1 MB.
	maxAnswer = 16 << 20
)

// Client calls the Payments API. Its calls are the methods of [generated.API].
// It is safe for concurrent use. It has connections of its own, so one client is
// made once and shared.
type Client struct {
	generated.API

	caller *caller
	// secret gives the key's secret, which a field would show to fmt.
	secret func() KeySecret
}

// KeyOnlyClient has the calls that a key without its secret may make, for code
// that must not hold the secret: third-party validation in a customer's reach.
// Any other call does not compile. It is safe for concurrent use.
type KeyOnlyClient struct {
	generated.KeyOnlyAPI

	caller *caller
}

// New makes a client. Nothing is sent before the first call.
func New(credentials Credentials, options ...Option) (*Client, error) {
	caller, err := newCaller(credentials, options)
	if err != nil {
		return nil, err
	}
	secret := func() KeySecret { return credentials.secret }
	return &Client{API: generated.NewAPI(caller), caller: caller, secret: secret}, nil
}

// NewKeyOnly makes a client that has the key id alone.
func NewKeyOnly(keyID string, options ...Option) (*KeyOnlyClient, error) {
	caller, err := newCaller(Credentials{keyID: keyID, err: checkKeyID(keyID)}, options)
	if err != nil {
		return nil, err
	}
	return &KeyOnlyClient{KeyOnlyAPI: generated.NewKeyOnlyAPI(caller), caller: caller}, nil
}

// NewKeyOnlyFromEnv makes a client of the key id in RAZORPAY_KEY_ID alone, whether
// the environment holds a secret or not.
func NewKeyOnlyFromEnv(options ...Option) (*KeyOnlyClient, error) {
	keyID := os.Getenv(EnvKeyID)
	if keyID == "" {
		return nil, fmt.Errorf("api: credentials: %s is not set", EnvKeyID)
	}
	return NewKeyOnly(keyID, options...)
}

// CloseIdleConnections closes the connections that no call is using, those of the
// Transport of [WithHTTPClient] if there is one. Call it when a client is no longer
// needed: its connections close by themselves after 90 seconds only.
func (c *Client) CloseIdleConnections() { c.caller.closeIdleConnections() }

// CloseIdleConnections closes the connections that no call is using; see
// [Client.CloseIdleConnections].
func (c *KeyOnlyClient) CloseIdleConnections() { c.caller.closeIdleConnections() }

// caller is the generated calls' way to the network.
type caller struct {
	handle    transport.Handler
	client    *http.Client // as it was before it was wrapped
	observers []Observer
}

// closeIdleConnections does nothing for the zero client, which has none.
func (c *caller) closeIdleConnections() {
	if c != nil {
		c.client.CloseIdleConnections()
	}
}

func newCaller(credentials Credentials, options []Option) (*caller, error) {
	if credentials.err != nil {
		return nil, fmt.Errorf("api: credentials: %w", credentials.err)
	}
	if credentials.keyID == "" && credentials.token == "" {
		return nil, errors.New("api: credentials: there are none; use Key, KeyFromEnv or Token")
	}
	s := settings{credentials: credentials, retry: transport.DefaultRetry()}
	s.userAgent = "rzpkit-payments-go/" + Version() + " (" + runtime.Version() + ")"
	for _, option := range append([]Option{WithBaseURL(generated.ServerURL)}, options...) {
		if option == nil {
			return nil, errors.New("api: an option is nil")
		}
		if err := option(&s); err != nil {
			return nil, fmt.Errorf("api: %w", err)
		}
	}
	if err := s.checkServer(); err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	if s.client.Transport == nil {
		s.client.Transport = transport.NewConnections(http.DefaultTransport)
	}
	unwrapped := s.client
	for _, wrap := range slices.Backward(s.wraps) {
		if s.client.Transport = wrap(s.client.Transport); s.client.Transport == nil {
			return nil, errors.New("api: WithRoundTripper: it gave nil")
		}
	}
	timeout := cmp.Or(s.timeout, max(s.client.Timeout, 0), defaultTimeout)
	s.client.Timeout = 0 // the transport bounds each attempt by its context, which costs less
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	standard, err := url.Parse(generated.ServerURL)
	if err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	config := transport.Config{
		Client: &s.client, Server: s.server, StandardPath: standard.Path, UserAgent: s.userAgent, Account: s.account,
		KeyOnly: s.credentials.keyOnly(), Logger: s.logger, Timeout: timeout, Limit: maxAnswer,
		Retry: s.retry,
	}
	if s.limiter != nil {
		config.Wait = s.limiter.Wait
	}
	if s.credentials.secret != "" || s.credentials.token != "" {
		config.Full = s.credentials.full()
	}
	return &caller{handle: transport.New(config), client: &unwrapped, observers: s.observers}, nil
}

// Call sends a request and decodes the answer into out.
func (c *caller) Call(ctx context.Context, request *call.Request, out any, options ...CallOption) error {
	call := &transport.Call{Request: request}
	if len(c.observers) == 0 {
		_, err := c.send(ctx, call, out, options)
		return err
	}
	ctx, end := c.observed(ctx, request)
	response, err := c.send(ctx, call, out, options)
	outcome := Outcome{Attempts: call.Attempts, Err: err}
	if response != nil {
		outcome.StatusCode = response.StatusCode
	}
	end(outcome)
	return err
}

// send makes a call. The response is the last answer, or nil where none came.
func (c *caller) send(ctx context.Context, call *transport.Call, out any, options []CallOption) (*Response, error) {
	for _, option := range options {
		if option == nil {
			return nil, refused(call, "options", errors.New("one is nil"))
		}
		if err := option(&call.Settings); err != nil {
			return nil, refused(call, "options", err)
		}
	}
	for name := range call.Request.Header {
		if call.Settings.Header[name] != nil {
			return nil, refused(call, "options", fmt.Errorf("the header %s is a parameter of the operation", name))
		}
	}
	response, err := c.handle(ctx, call)
	if err == transport.ErrNoKey || err == transport.ErrNoSecret { //nolint:errorlint // inside err it can be another call's
		return nil, refused(call, "credentials", err)
	}
	if response == nil {
		response = transport.BrokenOff(err)
	}
	if keep := call.Settings.Keep; keep != nil && response != nil {
		*keep = *response
	}
	return response, answer(call, response, err, out)
}

func refused(call *transport.Call, field string, err error) error {
	return &InputError{Operation: call.Name(), Field: field, Err: err}
}

// Ptr gives a pointer to a value, for the fields that may be left out.
func Ptr[T any](value T) *T { return &value }
