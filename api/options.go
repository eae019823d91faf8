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

// WithBaseURL sends the calls elsewhere than to [generated.ServerURL]: to a test
// server, or to a proxy. Plain HTTP is for loopback addresses only, since every
// request carries the key.
func WithBaseURL(raw string) Option {
	return func(s *settings) error {
		server, err := url.Parse(strings.TrimSuffix(raw, "/"))
		switch {
		case err != nil:
			return errors.New("WithBaseURL: not a URL")
		case server.Hostname() == "" || server.User != nil || strings.ContainsAny(raw, "?#"):
			return fmt.Errorf("WithBaseURL: want scheme, host and path, not %.80q", server.Redacted())
		case server.Scheme == "http" && loopback(server.Hostname()), server.Scheme == "https":
			s.server = server
			return nil
		}
		return fmt.Errorf("WithBaseURL: %.80q is neither https nor loopback", server.Redacted())
	}
}

// WithHTTPClient sends the calls through a copy of client, which stays as it is.
// Its Transport must not repeat requests by itself: that could capture twice.
// Its Transport is used, and its Timeout unless [WithTimeout] says otherwise;
// redirects are not followed whatever it says, since they would carry the key
// along.
func WithHTTPClient(client *http.Client) Option {
	return func(s *settings) error {
		if client == nil {
			return errors.New("WithHTTPClient: nil")
		}
		s.client = *client
		return nil
	}
}

// WithTimeout bounds each attempt, from connecting to the last byte of the
// answer; it is 30 seconds otherwise. The context bounds the whole call.
func WithTimeout(timeout time.Duration) Option {
	return func(s *settings) error {
		if timeout <= 0 {
			return fmt.Errorf("WithTimeout: %v is not positive", timeout)
		}
		s.timeout = timeout
		return nil
	}
}

// WithLogger writes a record for each attempt: operation, attempt, duration,
// status or error; never a body, a header or a secret. Success is logged at
// debug level and all else as a warning.
func WithLogger(logger *slog.Logger) Option {
	return func(s *settings) error {
		if logger == nil {
			return errors.New("WithLogger: nil")
		}
		s.logger = logger
		return nil
	}
}

// WithUserAgent puts product, such as "shop/1.4", before the client's own name.
func WithUserAgent(product string) Option {
	return func(s *settings) error {
		if !headerValue(product) || strings.TrimSpace(product) == "" {
			return fmt.Errorf("WithUserAgent: %.80q cannot stand in a header", product)
		}
		s.userAgent = product + " " + s.userAgent
		return nil
	}
}

// WithAccount makes every call for a linked account or a partner's merchant,
// acc_...; [OnAccount] does so for one call.
func WithAccount(id string) Option {
	return func(s *settings) error {
		if err := checkAccount(id); err != nil {
			return fmt.Errorf("WithAccount: %w", err)
		}
		s.account = id
		return nil
	}
}

// WithKeyID names the key for the operations that go by the key alone, for a
// client that otherwise has only a token.
func WithKeyID(id string) Option {
	return func(s *settings) error {
		if err := checkKeyID(id); err != nil {
			return fmt.Errorf("WithKeyID: %w", err)
		}
		if s.credentials.keyID != "" {
			return errors.New("WithKeyID: the credentials have a key id already")
		}
		s.credentials.keyID = id
		return nil
	}
}
