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

// The limits of a client.
const (
	defaultTimeout = 30 * time.Second
	// maxAnswer limits the length of an answer, in bytes. A page of a hundred payments with
	// everything expanded is well below 1 MB.
	maxAnswer = 16 << 20
)

// Client calls the Payments API. Its calls are the methods of [generated.API]. It is safe for
// concurrent use. Each client has its own connections, so create one client and share it.
type Client struct {
	generated.API

	caller *caller
	// secret returns the key's secret. It is a function because fmt would print the value of a
	// field.
	secret func() KeySecret
}

// KeyOnlyClient has only the calls for which a key id suffices. It is for code that must not have
// the secret, such as code within a customer's reach. Any other call does not compile. It is safe
// for concurrent use.
type KeyOnlyClient struct {
	generated.KeyOnlyAPI

	caller *caller
}

// New returns a client. It sends nothing before the first call.
func New(credentials Credentials, options ...Option) (*Client, error) {
	caller, err := newCaller(credentials, options)
	if err != nil {
		return nil, err
	}
	secret := func() KeySecret { return credentials.secret }
	return &Client{API: generated.NewAPI(caller), caller: caller, secret: secret}, nil
}

// NewKeyOnly returns a client with a key id and without a secret.
func NewKeyOnly(keyID string, options ...Option) (*KeyOnlyClient, error) {
	caller, err := newCaller(Credentials{keyID: keyID, err: checkKeyID(keyID)}, options)
	if err != nil {
		return nil, err
	}
	return &KeyOnlyClient{KeyOnlyAPI: generated.NewKeyOnlyAPI(caller), caller: caller}, nil
}

// NewKeyOnlyFromEnv returns a key-only client with the key id in RAZORPAY_KEY_ID. It ignores a
// secret in the environment.
func NewKeyOnlyFromEnv(options ...Option) (*KeyOnlyClient, error) {
	keyID := os.Getenv(EnvKeyID)
	if keyID == "" {
		return nil, fmt.Errorf("api: credentials: %s is not set", EnvKeyID)
	}
	return NewKeyOnly(keyID, options...)
}

// CloseIdleConnections closes the connections that no call is using, including those of the
// Transport given to [WithHTTPClient]. Call it when the client is no longer needed; otherwise idle
// connections stay open for 90 seconds.
func (c *Client) CloseIdleConnections() { c.caller.closeIdleConnections() }

// CloseIdleConnections closes the connections that no call is using; see
// [Client.CloseIdleConnections].
func (c *KeyOnlyClient) CloseIdleConnections() { c.caller.closeIdleConnections() }

// caller sends the requests of the generated methods.
type caller struct {
	handle    transport.Handler
	client    *http.Client // without the wrappers of WithRoundTripper
	observers []Observer
}

// closeIdleConnections does nothing if c is nil, as in a zero client.
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
		return nil, errors.New("api: credentials: missing; use Key, KeyFromEnv or Token")
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
	if len(s.wraps) > 0 {
		s.client.Transport = transport.StopRepetitions(s.client.Transport)
	}
	for _, wrap := range slices.Backward(s.wraps) {
		if s.client.Transport = wrap(s.client.Transport); s.client.Transport == nil {
			return nil, errors.New("api: WithRoundTripper: the wrapper returned nil")
		}
	}
	timeout := cmp.Or(s.timeout, max(s.client.Timeout, 0), defaultTimeout)
	s.client.Timeout = 0 // package transport limits each attempt with a context instead, which is cheaper
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	standard, err := url.Parse(generated.ServerURL)
	if err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	config := transport.Config{
		Client: &s.client, Server: s.server, StandardPath: standard.Path, UserAgent: s.userAgent, Account: s.account,
		KeyOnlyAuthorization: s.credentials.keyOnlyAuthorization(), Logger: s.logger, Timeout: timeout, Limit: maxAnswer,
		Retry: s.retry,
	}
	if s.limiter != nil {
		config.Wait = s.limiter.Wait
	}
	if s.credentials.secret != "" || s.credentials.token != "" {
		config.FullAuthorization = s.credentials.fullAuthorization()
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
	ctx, end := c.notifyObservers(ctx, request)
	response, err := c.send(ctx, call, out, options)
	outcome := Outcome{Attempts: call.Attempts, Err: err}
	if response != nil {
		outcome.StatusCode = response.StatusCode
	}
	end(outcome)
	return err
}

// send makes a call and decodes the answer into out. It returns the last answer, or nil if there
// was none.
func (c *caller) send(ctx context.Context, call *transport.Call, out any, options []CallOption) (*Response, error) {
	for _, option := range options {
		if option == nil {
			return nil, newInputError(call, "options", errors.New("one is nil"))
		}
		if err := option(&call.Settings); err != nil {
			return nil, newInputError(call, "options", err)
		}
	}
	for name := range call.Request.Header {
		if call.Settings.Header[name] != nil {
			return nil, newInputError(call, "options", fmt.Errorf("the header %s is a parameter of the operation", name))
		}
	}
	response, err := c.handle(ctx, call)
	if err == transport.ErrNoKey || err == transport.ErrNoSecret { //nolint:errorlint // a wrapped one may belong to another call
		return nil, newInputError(call, "credentials", err)
	}
	if response == nil {
		response = transport.PartialResponse(err)
	}
	if keep := call.Settings.Keep; keep != nil && response != nil {
		*keep = *response
	}
	return response, readAnswer(call, response, err, out)
}

func newInputError(call *transport.Call, field string, err error) error {
	return &InputError{Operation: call.Name(), Field: field, Err: err}
}

// Ptr returns a pointer to a value, for optional fields.
func Ptr[T any](value T) *T { return &value }
