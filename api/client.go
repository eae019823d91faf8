package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// Version is the version of this module, sent as part of the user agent.
const Version = "0.1.0"

// What holds unless an option says otherwise.
const (
	defaultTimeout = 30 * time.Second
	// maxAnswer is the most that is read of an answer, in bytes: a hundred
	// payments with everything expanded are well below 1 MB.
	maxAnswer = 16 << 20
)

// Client calls the Payments API. Its calls are the methods of [generated.API].
// It is safe for concurrent use.
type Client struct {
	generated.API

	caller *caller
}

// KeyOnlyClient has the calls that a key without its secret may make, for code
// that must not hold the secret: third-party validation in a customer's reach.
// Any other call does not compile. It is safe for concurrent use.
type KeyOnlyClient struct{ generated.KeyOnlyAPI }

// New makes a client. Nothing is sent before the first call.
func New(credentials Credentials, options ...Option) (*Client, error) {
	caller, err := newCaller(credentials, options)
	if err != nil {
		return nil, err
	}
	return &Client{API: generated.NewAPI(caller), caller: caller}, nil
}

// NewKeyOnly makes a client that has the key id alone.
func NewKeyOnly(keyID string, options ...Option) (*KeyOnlyClient, error) {
	caller, err := newCaller(Credentials{keyID: keyID, err: checkKeyID(keyID)}, options)
	if err != nil {
		return nil, err
	}
	return &KeyOnlyClient{generated.NewKeyOnlyAPI(caller)}, nil
}

// caller is the generated calls' way to the network.
type caller struct{ handle transport.Handler }

func newCaller(credentials Credentials, options []Option) (*caller, error) {
	if credentials.err != nil {
		return nil, fmt.Errorf("api: credentials: %w", credentials.err)
	}
	if credentials.keyID == "" && credentials.token == "" {
		return nil, errors.New("api: credentials: there are none; use Key, KeyFromEnv or Token")
	}
	s := settings{credentials: credentials}
	s.userAgent = "rzpkit-payments-go/" + Version + " (" + runtime.Version() + ")"
	for _, option := range append([]Option{WithBaseURL(generated.ServerURL)}, options...) {
		if option == nil {
			return nil, errors.New("api: an option is nil")
		}
		if err := option(&s); err != nil {
			return nil, fmt.Errorf("api: %w", err)
		}
	}
	timeout := cmp.Or(s.timeout, max(s.client.Timeout, 0), defaultTimeout)
	s.client.Timeout = 0 // the transport bounds each attempt by its context, which costs less
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	config := transport.Config{
		Client: &s.client, Server: s.server, UserAgent: s.userAgent, Account: s.account,
		KeyOnly: s.credentials.keyOnly(), Logger: s.logger, Timeout: timeout, Limit: maxAnswer,
	}
	if s.credentials.secret != "" || s.credentials.token != "" {
		config.Full = s.credentials.full()
	}
	return &caller{transport.New(config)}, nil
}

// Call sends a request and decodes the answer into out.
func (c *caller) Call(ctx context.Context, request *call.Request, out any, options ...CallOption) error {
	call := &transport.Call{Request: request}
	for _, option := range options {
		if option == nil {
			return refused(call, "options", errors.New("one is nil"))
		}
		if err := option(&call.Settings); err != nil {
			return refused(call, "options", err)
		}
	}
	response, err := c.handle(ctx, call)
	if err == transport.ErrNoKey || err == transport.ErrNoSecret { //nolint:errorlint // inside err it can be another call's
		return refused(call, "credentials", err)
	}
	if response == nil {
		response = transport.BrokenOff(err)
	}
	if keep := call.Settings.Keep; keep != nil && response != nil {
		*keep = *response
	}
	return answer(call, response, err, out)
}

func refused(call *transport.Call, field string, err error) error {
	return &InputError{Operation: call.Name(), Field: field, Err: err}
}

// Ptr gives a pointer to a value, for the fields that may be left out.
func Ptr[T any](value T) *T { return &value }
