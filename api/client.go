package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"time"

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

// Do calls an endpoint that the contract does not have yet. The target is a path
// below the base URL, such as "/refunds/rfnd_1?x=y"; in is encoded as the JSON
// body unless it is nil, and the answer is decoded into out unless that is nil.
// Errors are those of every call; only a GET is repeated.
func (c *Client) Do(ctx context.Context, method, target string, in, out any, options ...CallOption) error {
	refuse := func(field, fault string) error {
		return &generated.InputError{Operation: "Do", Field: field, Err: errors.New(fault)}
	}
	parsed, err := url.Parse(target)
	switch into := reflect.ValueOf(out); {
	case !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, method):
		return refuse("method", "want GET, POST, PUT, PATCH or DELETE")
	case err != nil, !strings.HasPrefix(target, "/"), parsed.Host != "", strings.Contains(target, "#"),
		strings.ContainsFunc(target, notPrintable), path.Clean(parsed.Path) != parsed.Path:
		return refuse("target", "want a clean, escaped path that begins with one slash")
	case out != nil && (into.Kind() != reflect.Pointer || into.IsNil()):
		return refuse("out", "want a pointer to decode into")
	}
	request := &generated.Request{Method: method, Path: parsed.EscapedPath(), Query: parsed.RawQuery}
	if in != nil {
		if request.Body, err = json.Marshal(in); err != nil {
			return refuse("in", err.Error())
		}
	}
	return c.caller.Call(ctx, request, out, options...)
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
func (c *caller) Call(ctx context.Context, request *generated.Request, out any, options ...CallOption) error {
	call := &transport.Call{Request: request}
	for _, option := range options {
		if option == nil {
			return refused(request, "options", errors.New("one is nil"))
		}
		if err := option(&call.Settings); err != nil {
			return refused(request, "options", err)
		}
	}
	response, err := c.handle(ctx, call)
	if errors.Is(err, transport.ErrNoKey) || errors.Is(err, transport.ErrNoSecret) {
		return refused(request, "credentials", err)
	}
	if response == nil {
		response = transport.BrokenOff(err)
	}
	if keep := call.Settings.Keep; keep != nil && response != nil {
		*keep = *response
	}
	return answer(call, response, err, out)
}

func refused(request *generated.Request, field string, err error) error {
	return &generated.InputError{Operation: operationName(request), Field: field, Err: err}
}

func operationName(request *generated.Request) string {
	if request.Operation == nil {
		return request.Method + " " + request.Path
	}
	return request.Operation.ID
}

// Ptr gives a pointer to a value, for the fields that may be left out.
func Ptr[T any](value T) *T { return &value }
