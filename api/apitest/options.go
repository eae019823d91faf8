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

// defaultStart is where the clock stands unless it is told otherwise: the moment at
// which most samples play.
var defaultStart = time.Unix(1_754_000_000, 0).UTC()

// Seed decides the ids, and what happens by chance. Two servers with the same
// seed that are asked the same, one call after the other, answer the same.
func Seed(seed uint64) Option {
	return func(s *settings) error {
		s.seed = seed
		return nil
	}
}

// StartAt sets the clock; it stands at 2025-07-31 22:13:20 UTC otherwise.
func StartAt(start time.Time) Option {
	return func(s *settings) error {
		if start.Unix() < 0 {
			return fmt.Errorf("StartAt: %v is before 1970", start)
		}
		s.start = start
		return nil
	}
}

// Strict refuses every id that the server did not give out itself. Without it,
// ids of the contract's samples, and ids that are not of Razorpay's form, a prefix
// with 14 letters and digits, stand in for any: pay_1 is answered from the samples.
func Strict() Option {
	return func(s *settings) error {
		s.strict = true
		return nil
	}
}

// KeepRequests says how many requests [Server.Requests] lists, the last ones; it
// is 10,000 otherwise, and 0 is none.
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
// downtimes and webhooks to be delivered, and has forgotten the older ones. It keeps all
// without this option, and with 0.
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

// Listen is the address to listen at, a port of 127.0.0.1 that is free otherwise.
func Listen(address string) Option {
	return func(s *settings) error {
		s.address = address
		return nil
	}
}

// HTTP2 lets the server speak what the real one does: HTTP/2 over TLS, and HTTP/1.1
// to clients that ask for it. The certificate is made on the spot, for 127.0.0.1, ::1,
// localhost and [HostNames]: clients made with [Server.Client] trust it, others are given
// [Server.Certificate].
//
// A fault that resets a connection then resets the stream of its request, since others
// share the connection; [ResetBefore] for every operation still resets connections, at
// the first bytes after they were idle.
func HTTP2() Option {
	return func(s *settings) error {
		s.http2 = true
		return nil
	}
}
