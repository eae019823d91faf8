package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// Option changes a client as it is made.
type Option func(*settings) error

// settings is what options change.
type settings struct {
	client      http.Client
	timeout     time.Duration
	server      *url.URL
	insecure    string // host of plain HTTP
	retry       transport.Retry
	credentials Credentials
	account     string
	userAgent   string
	logger      *slog.Logger
	observers   []Observer
	wraps       []func(http.RoundTripper) http.RoundTripper
	limiter     Limiter
}

// option applies a value unless something is wrong with it, which it then says
// under the option's name. A fault does not repeat the value: arguments get mixed up,
// and it may be a secret.
func option[S any](name string, fault error, apply func(*S)) func(*S) error {
	return func(s *S) error {
		if fault != nil {
			return fmt.Errorf("%s: %w", name, fault)
		}
		apply(s)
		return nil
	}
}

// WithBaseURL sends the calls elsewhere than to [generated.ServerURL]: to a test
// server, or to a proxy. An operation of another version of the API, which the contract
// has below /v2, is sent below that in place of the /v1 at the URL's end. Plain HTTP is for loopback addresses, since every request
// carries the key, and for the host of [WithInsecureHTTP].
func WithBaseURL(raw string) Option {
	server, err := url.Parse(strings.TrimSuffix(raw, "/"))
	switch {
	case err != nil:
		err = errors.New("not a URL")
	case server.Hostname() == "" || server.User != nil || strings.ContainsAny(raw, "?#"):
		err = errors.New("want scheme, host and path, and nothing else")
	}
	return option("WithBaseURL", err, func(s *settings) { s.server = server })
}

// WithInsecureHTTP allows plain HTTP to one host besides loopback: that of a test
// server in another container. The host is written as in the base URL, with its
// port if it has one there: "razorpay-mock:8080". Key, cards and OTP cross the
// network between the two in the clear.
func WithInsecureHTTP(host string) Option {
	var err error
	server, fault := url.Parse("http://" + host)
	live, _ := url.Parse(generated.ServerURL)
	switch {
	case fault != nil || server.Hostname() == "" || server.Host != host || server.User != nil:
		err = errors.New(`want a host as in the base URL, such as "razorpay-mock:8080"`)
	case strings.EqualFold(server.Hostname(), live.Hostname()):
		err = errors.New("not to the server itself")
	}
	return option("WithInsecureHTTP", err, func(s *settings) { s.insecure = host })
}

// checkServer refuses to send the key where it could be read on the way. The
// options that decide may come in any order, so it comes after all of them.
func (s *settings) checkServer() error {
	switch {
	case s.server.Scheme == "https":
		return nil
	case s.server.Scheme == "http" && (loopback(s.server.Hostname()) || s.server.Host == s.insecure):
		return nil
	}
	return errors.New("WithBaseURL: the URL is neither https nor loopback, nor the host of WithInsecureHTTP")
}

// WithHTTPClient sends the calls through a copy of client, which stays as it is.
// Its Timeout holds unless [WithTimeout] says otherwise; redirects are not followed
// whatever it says, since they would carry the key along. Is its Transport nil, the
// client has connections of its own as without this option.
//
// A Transport that is not net/http's must not repeat requests by itself, and must
// tell of its connections through [httptrace] as net/http does, if only by handing
// the request's context on. What it does not tell of may have been sent: calls that
// are not safe are not repeated then, and [MayHaveHappened] is true. A repetition
// that it tells of is stopped.
func WithHTTPClient(client *http.Client) Option {
	return option("WithHTTPClient", present(client), func(s *settings) { s.client = *client })
}

// WithTimeout bounds each attempt, from connecting to the last byte of the
// answer; it is 30 seconds otherwise. The context bounds the whole call.
func WithTimeout(timeout time.Duration) Option {
	return option("WithTimeout", positive(timeout), func(s *settings) { s.timeout = timeout })
}

// WithRetry sets how often, and after what waits, a call is attempted. Attempts is
// how many are made at most, the first included: 3 otherwise, and 1 is never to
// repeat. The wait between two is random below a bound that begins with firstWait,
// 250 ms otherwise, and doubles up to maxWait, 4 s otherwise. None of them may be
// zero or negative, nor maxWait below firstWait.
//
// Which calls are repeated after which failure does not change: see "Repetition" in
// the package's comment. [NoRetry] makes the first attempt of one call the only one.
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
	return option("WithRetry", err, func(s *settings) {
		s.retry = transport.Retry{Attempts: attempts, FirstWait: firstWait, MaxWait: maxWait}
	})
}

// WithLogger writes a record for each attempt: operation, attempt, duration,
// status or error; never a body, a header or a secret. Success is logged at
// debug level and all else as a warning.
func WithLogger(logger *slog.Logger) Option {
	return option("WithLogger", present(logger), func(s *settings) { s.logger = logger })
}

// WithUserAgent puts product, such as "shop/1.4", before the client's own name.
func WithUserAgent(product string) Option {
	var err error
	if !headerValue(product) || strings.TrimSpace(product) == "" {
		err = errors.New("the product is empty or cannot stand in a header")
	}
	return option("WithUserAgent", err, func(s *settings) { s.userAgent = product + " " + s.userAgent })
}

// WithAccount makes every call for a linked account or a partner's merchant,
// acc_...; [OnAccount] does so for one call.
func WithAccount(id string) Option {
	return option("WithAccount", checkAccount(id), func(s *settings) { s.account = id })
}

// WithKeyID names the key for the operations that go by the key alone, for a
// client that otherwise has only a token.
func WithKeyID(id string) Option {
	return func(s *settings) error {
		err := checkKeyID(id)
		if err == nil && s.credentials.keyID != "" {
			err = errors.New("the credentials have a key id already")
		}
		return option("WithKeyID", err, func(s *settings) { s.credentials.keyID = id })(s)
	}
}

func present[T any](value *T) error {
	if value == nil {
		return errors.New("nil")
	}
	return nil
}

func positive(timeout time.Duration) error {
	if timeout <= 0 {
		return fmt.Errorf("%v is not positive", timeout)
	}
	return nil
}
