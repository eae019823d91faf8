package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Option changes a client as it is made.
type Option func(*settings) error

// settings is what options change.
type settings struct {
	client      http.Client
	timeout     time.Duration
	server      *url.URL
	credentials Credentials
	account     string
	userAgent   string
	logger      *slog.Logger
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
// server, or to a proxy. Plain HTTP is for loopback addresses only, since every
// request carries the key.
func WithBaseURL(raw string) Option {
	server, err := url.Parse(strings.TrimSuffix(raw, "/"))
	switch {
	case err != nil:
		err = errors.New("not a URL")
	case server.Hostname() == "" || server.User != nil || strings.ContainsAny(raw, "?#"):
		err = errors.New("want scheme, host and path, and nothing else")
	case server.Scheme != "https" && (server.Scheme != "http" || !loopback(server.Hostname())):
		err = errors.New("the URL is neither https nor loopback")
	}
	return option("WithBaseURL", err, func(s *settings) { s.server = server })
}

// WithHTTPClient sends the calls through a copy of client, which stays as it is.
// Its Transport must not repeat requests by itself: that could capture twice.
// Its Transport is used, and its Timeout unless [WithTimeout] says otherwise;
// redirects are not followed whatever it says, since they would carry the key
// along.
func WithHTTPClient(client *http.Client) Option {
	return option("WithHTTPClient", present(client), func(s *settings) { s.client = *client })
}

// WithTimeout bounds each attempt, from connecting to the last byte of the
// answer; it is 30 seconds otherwise. The context bounds the whole call.
func WithTimeout(timeout time.Duration) Option {
	return option("WithTimeout", positive(timeout), func(s *settings) { s.timeout = timeout })
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
