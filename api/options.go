package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/internal/header"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// Option configures a client.
type Option func(*settings) error

// settings collects what the options configure.
type settings struct {
	client       http.Client
	timeout      time.Duration
	server       *url.URL
	insecureHost string // host that may be called over plain HTTP
	retry        transport.Retry
	credentials  Credentials
	account      string
	userAgent    string
	logger       *slog.Logger
	observers    []Observer
	wraps        []func(http.RoundTripper) http.RoundTripper
	limiter      Limiter
}

// newOption returns an option that calls apply or, if fault is not nil, returns it with the
// option's name. The fault must not contain the value, which may be a secret if a caller confused
// two arguments.
func newOption[S any](name string, fault error, apply func(*S)) func(*S) error {
	return func(s *S) error {
		if fault != nil {
			return fmt.Errorf("%s: %w", name, fault)
		}
		apply(s)
		return nil
	}
}

// WithBaseURL sends the calls to another server than [generated.ServerURL], such as a test server
// or a proxy. For an operation of another API version, such as /v2, the /v1 at the end of the URL
// is replaced. Every request carries the key, so plain HTTP is allowed only to loopback addresses
// and to the host of [WithInsecureHTTP].
func WithBaseURL(raw string) Option {
	server, err := url.Parse(strings.TrimSuffix(raw, "/"))
	switch {
	case err != nil:
		err = errors.New("not a URL")
	case server.Hostname() == "" || server.User != nil || strings.ContainsAny(raw, "?#"):
		err = errors.New("want scheme, host and path, and nothing else")
	}
	return newOption("WithBaseURL", err, func(s *settings) { s.server = server })
}

// WithInsecureHTTP allows plain HTTP to one host besides loopback, such as a test server in another
// container. Write the host as in the base URL, with its port if it has one there:
// "razorpay-mock:8080". Key, cards and OTP cross the network to it unencrypted.
func WithInsecureHTTP(host string) Option {
	var err error
	server, fault := url.Parse("http://" + host)
	live, _ := url.Parse(generated.ServerURL)
	switch {
	case fault != nil || server.Hostname() == "" || server.Host != host || server.User != nil || strings.ContainsFunc(host, isNotPrintable):
		err = errors.New(`want a host as in the base URL, such as "razorpay-mock:8080"`)
	case strings.EqualFold(strings.TrimRight(server.Hostname(), "."), live.Hostname()):
		err = errors.New("plain HTTP to Razorpay's own server is not allowed")
	}
	return newOption("WithInsecureHTTP", err, func(s *settings) { s.insecureHost = host })
}

// checkServer refuses a base URL to which the key would be sent unencrypted. It runs after all
// options, which may be given in any order.
func (s *settings) checkServer() error {
	switch {
	case s.server.Scheme == "https":
		return nil
	case s.server.Scheme == "http" && (isLoopback(s.server.Hostname()) || s.server.Host == s.insecureHost):
		return nil
	}
	return errors.New("WithBaseURL: the URL is neither https nor loopback, nor the host of WithInsecureHTTP")
}

// WithHTTPClient sends the calls through a copy of client, which stays unchanged. Its Timeout
// applies unless [WithTimeout] sets another. Redirects are never followed, because that would send
// the key to another server. If its Transport is nil, the client has its own connections, as
// without this option.
//
// A Transport that is not from net/http must not repeat requests by itself, and must report its
// connections through [httptrace] as net/http does; passing on the request's context is enough.
// Without these reports the client must assume that a request was sent: it does not repeat unsafe
// calls, and [MayHaveHappened] is true. The client stops a repetition that the Transport reports,
// except over HTTP/2 with a context that does not end with the request's.
func WithHTTPClient(client *http.Client) Option {
	return newOption("WithHTTPClient", checkNotNil(client), func(s *settings) { s.client = *client })
}

// WithTimeout limits each attempt, from connecting to the last byte of the answer. The default is
// 30 seconds. The context limits the whole call.
func WithTimeout(timeout time.Duration) Option {
	return newOption("WithTimeout", checkPositive(timeout), func(s *settings) { s.timeout = timeout })
}

// WithRetry sets the number of attempts of a call and the waits between them. Attempts counts the
// first one: the default is 3, and 1 means no repetition. Each wait is random, below a bound that
// begins with firstWait (default 250 ms) and doubles up to maxWait (default 4 s). All values must
// be positive, and maxWait at least firstWait.
//
// It does not change which calls are repeated after which failure: see "Repetition" in the package
// comment. [NoRetry] limits one call to one attempt.
func WithRetry(attempts int, firstWait, maxWait time.Duration) Option {
	var err error
	switch {
	case attempts <= 0:
		err = fmt.Errorf("%d attempts are not positive", attempts)
	case firstWait <= 0:
		err = fmt.Errorf("a first wait of %v is not positive", firstWait)
	case maxWait < firstWait:
		err = fmt.Errorf("a longest wait of %v is below the first, %v", maxWait, firstWait)
	}
	return newOption("WithRetry", err, func(s *settings) {
		s.retry = transport.Retry{Attempts: attempts, FirstWait: firstWait, MaxWait: maxWait}
	})
}

// WithLogger writes one record for each attempt: operation, attempt, duration, and status or error;
// never a body, a header or a secret. A success is logged at debug level, anything else as a
// warning.
func WithLogger(logger *slog.Logger) Option {
	return newOption("WithLogger", checkNotNil(logger), func(s *settings) { s.logger = logger })
}

// WithUserAgent puts product, such as "shop/1.4", before the client's own user agent.
func WithUserAgent(product string) Option {
	var err error
	if !header.IsValue(product) || strings.TrimSpace(product) == "" {
		err = errors.New("the product is empty or cannot stand in a header")
	}
	return newOption("WithUserAgent", err, func(s *settings) { s.userAgent = product + " " + s.userAgent })
}

// WithAccount makes every call on behalf of a linked account or a partner's merchant. The id has
// the form acc_... [OnAccount] does so for one call.
func WithAccount(id string) Option {
	return newOption("WithAccount", checkAccountID(id), func(s *settings) { s.account = id })
}

// WithKeyID sets the key id of a client with a token, for the operations that use only a key id.
func WithKeyID(id string) Option {
	return func(s *settings) error {
		err := checkKeyID(id)
		if err == nil && s.credentials.keyID != "" {
			err = errors.New("the credentials have a key id already")
		}
		return newOption("WithKeyID", err, func(s *settings) { s.credentials.keyID = id })(s)
	}
}

func checkNotNil[T any](value *T) error {
	if value == nil {
		return errors.New("nil")
	}
	return nil
}

func checkPositive(timeout time.Duration) error {
	if timeout <= 0 {
		return fmt.Errorf("%v is not positive", timeout)
	}
	return nil
}
