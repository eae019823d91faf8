package apitest

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"
)

// Option configures a server.
type Option func(*settings) error

// settings are the values that options set.
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
	crossOrigin *http.CrossOriginProtection // nil without SameOrigin
	bodyTimeout time.Duration

	controlToken string // "" for none
}

// keptRequests is the default of [KeepRequests].
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

// Seed sets the seed of ids and of random faults. Two servers with the same seed give the same
// responses to the same sequence of calls.
func Seed(seed uint64) Option {
	return func(s *settings) error {
		s.seed = seed
		return nil
	}
}

// StartAt sets the initial time of the clock. The default is 2025-07-31 22:13:20 UTC.
func StartAt(start time.Time) Option {
	return func(s *settings) error {
		if start.Unix() < 0 {
			return fmt.Errorf("StartAt: %v is before 1970", start)
		}
		s.start = start
		return nil
	}
}

// Strict refuses every id that the server did not create. Without it, a request is answered from
// the samples if its id occurs in a sample or lacks Razorpay's form, such as pay_1: a prefix and 14
// letters and digits.
func Strict() Option {
	return func(s *settings) error {
		s.strict = true
		return nil
	}
}

// KeepRequests sets how many of the last requests [Server.Requests] lists. The default is 10,000; 0
// is none.
func KeepRequests(n int) Option {
	return func(s *settings) error {
		if n < 0 {
			return fmt.Errorf("KeepRequests: %d is negative", n)
		}
		s.requests = n
		return nil
	}
}

// Keep limits the server's memory: it keeps the newest n orders, payments, refunds, downtimes and
// pending webhooks, n of each, and forgets older ones. The default, 0, keeps all.
func Keep(n int) Option {
	return func(s *settings) error {
		if n < 0 {
			return fmt.Errorf("Keep: %d is negative", n)
		}
		s.keep = n
		return nil
	}
}

// LogTo logs a record for each request: method, path, operation, status and fault; never a body, a
// header or a query.
func LogTo(logger *slog.Logger) Option {
	return func(s *settings) error {
		if logger == nil {
			return errors.New("LogTo: nil")
		}
		s.logger = logger
		return nil
	}
}

// Listen sets the address to listen at. The default is a free port of 127.0.0.1.
func Listen(address string) Option {
	return func(s *settings) error {
		s.address = address
		return nil
	}
}

// HTTP2 makes the server use the same protocols as the real one: HTTP/2 over TLS, and HTTP/1.1 for
// clients that ask for it. The certificate is generated for this server and valid for 127.0.0.1,
// ::1, localhost and [HostNames]. Clients made with [Server.Client] trust it; others need
// [Server.Certificate].
//
// A fault that resets a connection then resets only the stream of its request, because other
// requests share the connection. [ResetBefore] for all operations still resets connections, at the
// first bytes after they were idle.
func HTTP2() Option {
	return func(s *settings) error {
		s.http2 = true
		return nil
	}
}
