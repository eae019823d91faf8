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

// newOption returns an option that applies a value, or returns a fault under the option's name. The
// fault must not repeat the value: arguments get mixed up, and it may be a secret.
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
// or a proxy. An operation of another API version, which the contract has below /v2, replaces the
// /v1 at the end of the URL. Every request carries the key, so plain HTTP is allowed only to
// loopback addresses and to the host of [WithInsecureHTTP].
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
		err = errors.New("not to the server itself")
	}
	return newOption("WithInsecureHTTP", err, func(s *settings) { s.insecureHost = host })
}

// checkServer refuses a server to which the key would be sent unencrypted. The options that decide
// this may come in any order, so it runs after all of them.
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
// applies unless [WithTimeout] sets another. Redirects are never followed, because they would carry
// the key along. If its Transport is nil, the client has its own connections, as without this
// option.
//
// A Transport that is not from net/http must not repeat requests by itself, and must report its
// connections through [httptrace] as net/http does; passing on the request's context is enough.
// What it does not report may have been sent: unsafe calls are then not repeated, and
// [MayHaveHappened] is true. A repetition that it does report is stopped, over HTTP/2 unless it is
// sent with a context that does not end with the request's.
func WithHTTPClient(client *http.Client) Option {
	return newOption("WithHTTPClient", checkNotNil(client), func(s *settings) { s.client = *client })
}

// WithTimeout bounds each attempt, from connecting to the last byte of the answer. The default is
// 30 seconds. The context bounds the whole call.
func WithTimeout(timeout time.Duration) Option {
	return newOption("WithTimeout", checkPositive(timeout), func(s *settings) { s.timeout = timeout })
}

// WithRetry sets the number of attempts of a call and the waits between them. Attempts counts the
// first one: the default is 3, and 1 means no repetition. Each wait is random, below a bound that
// begins with firstWait (default 250 ms) and doubles up to maxWait (default 4 s). All must be
// positive, and maxWait not below firstWait.
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

// WithAccount makes every call on behalf of a linked account or a partner's merchant, acc_...;
// [OnAccount] does so for one call.
func WithAccount(id string) Option {
	return newOption("WithAccount", checkAccountID(id), func(s *settings) { s.account = id })
}

// WithKeyID sets the key id for the operations that need nothing else, for a client that otherwise
// has only a token.
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
