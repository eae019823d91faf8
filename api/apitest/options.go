package apitest

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"
)

// Option changes a server as it is started.
type Option func(*settings) error

// settings is what options change.
type settings struct {
	seed     uint64
	start    time.Time
	strict   bool
	requests int
	address  string
	logger   *slog.Logger
	realTime bool
	http2    bool
	receiver *receiver
	keep     int

	hostNames   []string
	crossOrigin *http.CrossOriginProtection // nil for no guard
	bodyTimeout time.Duration

	controlToken string // "" for none
}

// keptRequests is how many requests are kept unless [KeepRequests] says otherwise.
const keptRequests = 10_000

func defaults() settings {
	return settings{
		seed:        1,
		requests:    keptRequests,
		address:     "127.0.0.1:0",
		logger:      slog.New(slog.DiscardHandler),
		bodyTimeout: bodyTimeout,
	}
}

// defaultStart is the time of most samples.
var defaultStart = time.Unix(1_754_000_000, 0).UTC()

// Seed sets what ids and chance depend on. Two servers with the same seed give the same
// answers to the same calls, made one after the other.
func Seed(seed uint64) Option {
	return func(s *settings) error {
		s.seed = seed
		return nil
	}
}

// StartAt sets the clock. The default is 2025-07-31 22:13:20 UTC.
func StartAt(start time.Time) Option {
	return func(s *settings) error {
		if start.Unix() < 0 {
			return fmt.Errorf("StartAt: %v is before 1970", start)
		}
		s.start = start
		return nil
	}
}

// Strict refuses every id that the server did not make. Without it, a request is answered
// from the samples if its id stands in a sample, or does not have Razorpay's form of a
// prefix and 14 letters and digits, as pay_1.
func Strict() Option {
	return func(s *settings) error {
		s.strict = true
		return nil
	}
}

// KeepRequests sets how many requests [Server.Requests] lists, of which it keeps the last.
// The default is 10,000; 0 is none.
func KeepRequests(n int) Option {
	return func(s *settings) error {
		if n < 0 {
			return fmt.Errorf("KeepRequests: %d is negative", n)
		}
		s.requests = n
		return nil
	}
}

// Keep bounds the server's memory: it keeps the newest n orders, payments, refunds,
// downtimes and pending webhooks, n of each, and forgets the older ones. The default, 0,
// is to keep all.
func Keep(n int) Option {
	return func(s *settings) error {
		if n < 0 {
			return fmt.Errorf("Keep: %d is negative", n)
		}
		s.keep = n
		return nil
	}
}

// LogTo writes a record for each request: method, path, operation, status; never
// a body, a header or a query.
func LogTo(logger *slog.Logger) Option {
	return func(s *settings) error {
		if logger == nil {
			return errors.New("LogTo: nil")
		}
		s.logger = logger
		return nil
	}
}

// Listen sets the address to listen at. The default is any free port of 127.0.0.1.
func Listen(address string) Option {
	return func(s *settings) error {
		s.address = address
		return nil
	}
}

// HTTP2 makes the server speak what the real one does: HTTP/2 over TLS, and HTTP/1.1 to
// clients that ask for it. The certificate is made for this server, with the names
// 127.0.0.1, ::1, localhost and [HostNames]. Clients made with [Server.Client] trust it;
// others need [Server.Certificate].
//
// A fault that resets a connection then resets the stream of its request, since others
// share the connection. [ResetBefore] for every operation still resets connections, at
// the first bytes after they were idle.
func HTTP2() Option {
	return func(s *settings) error {
		s.http2 = true
		return nil
	}
}
