// Package transport is the chain between the client and its http.Client: one
// handler wrapped around the next, one concern a file.
//
// A call that failed is repeated only when that is known to be harmless:
//
//	what failed                     | safe operation | any other
//	the connection was never made   | repeated       | repeated
//	429                             | repeated       | repeated
//	the connection broke, timed out | repeated       | not repeated
//	500 and above                   | repeated       | not repeated
//	the answer broke off            | repeated       | not repeated
//	400 to 499, redirects           | not repeated   | not repeated
//
// Safe operations are those that the contract marks with x-retry: safe. There
// are at most three attempts. The wait between them is random up to a bound
// that doubles, or what Retry-After says, and it ends with the context.
package transport

import (
	"context"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Call is one call on its way through the chain.
type Call struct {
	Request  *generated.Request
	Settings generated.CallSettings
	// Header is what is sent, filled in by the handlers.
	Header http.Header
	// Attempts is how many attempts were begun, and MayHaveRun whether the server
	// may have carried out one of them: it may have seen the request, and did not
	// answer that it refused it.
	Attempts   int
	MayHaveRun bool
}

// Safe is whether repeating the call cannot change anything.
func (c *Call) Safe() bool {
	if c.Request.Operation == nil {
		return c.Request.Method == http.MethodGet
	}
	return c.Request.Operation.Safe
}

// Name is how logs and errors name the call.
func (c *Call) Name() string {
	if c.Request.Operation == nil {
		return c.Request.Method + " " + c.Request.Path
	}
	return c.Request.Operation.ID
}

// Handler does a call, or its part of it and leaves the rest to the next. The
// answer may have any status; it is nil if and only if err is not.
type Handler func(ctx context.Context, call *Call) (*generated.Response, error)

// Config is what the chain is made of.
type Config struct {
	Client    *http.Client
	Server    *url.URL
	UserAgent string
	// Full and KeyOnly are the values of Authorization, with all and the key alone.
	Full, KeyOnly string
	// Account is sent as X-Razorpay-Account unless it is empty. Logger may be nil.
	Account string
	Logger  *slog.Logger
	// Timeout bounds each attempt, to the last byte of its answer.
	Timeout time.Duration
	// Limit is the most that is read of an answer, in bytes.
	Limit int64
}

// New assembles the chain.
func New(config Config) Handler {
	// From the wire outwards: each attempt is bounded in size, then logged;
	// attempts are repeated; what every attempt has in common is set once.
	chain := send(config.Client, config.Server, config.Timeout, config.Limit)
	chain = logged(chain, config.Logger)
	chain = retried(chain, backoff{wait: Wait, random: rand.Int64N, now: time.Now})
	chain = authorized(chain, config.Full, config.KeyOnly, config.Account)
	return identified(chain, config.UserAgent)
}

// identified names the client and the form of what is sent.
func identified(next Handler, userAgent string) Handler {
	// Made once; each attempt is sent a clone of the header.
	agent, json := []string{userAgent}, []string{"application/json"}
	return func(ctx context.Context, call *Call) (*generated.Response, error) {
		header := make(http.Header, 6+len(call.Settings.Header))
		header["User-Agent"], header["Accept"] = agent, json
		if call.Request.Body != nil {
			header["Content-Type"] = json
		}
		maps.Copy(header, call.Settings.Header)
		call.Header = header
		return next(ctx, call)
	}
}
