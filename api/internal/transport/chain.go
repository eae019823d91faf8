// Package transport is the chain between the client and its http.Client: one
// handler wrapped around the next, one concern a file. What is known when an
// attempt failed, and which operations are repeated after it:
//
//	what failed                             | sent  | may have happened | repeated
//	the connection was never made           | no    | no                | all
//	the connection broke, or time was up    | maybe | yes               | safe
//	the answer broke off, whatever status   | yes   | yes               | safe
//	the answer is too long                  | yes   | yes               | none
//	429                                     | yes   | no                | all
//	408                                     | yes   | yes               | none
//	400 to 499 otherwise                    | yes   | no                | none
//	GATEWAY_ERROR, SERVER_ERROR below 500   | yes   | yes               | none
//	500 and above                           | yes   | yes               | safe
//	a redirect, or an unreadable success    | yes   | yes               | none
//	the context had ended                   | no    | no                | none
//	the context ended                       | maybe | yes               | none
//
// Safe operations, marked x-retry: safe in the contract, change nothing, so they
// never may have happened. There are at most three attempts. The wait between them
// is random up to a bound that doubles, or what Retry-After says, and ends with
// the context.
package transport

import (
	"context"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"

	"github.com/rzpkit/payments/api/call"
)

// The names of package call in short, since a variable named call hides it.
type (
	// Request is what a call sends.
	Request = call.Request
	// Response is what comes back.
	Response = call.Response
	// Operation is what the contract knows of a call.
	Operation = call.Operation
)

// Call is one call on its way through the chain.
type Call struct {
	Request  *Request
	Settings call.Settings
	Header   http.Header // what is sent, filled in by the handlers
	// Attempts is how many attempts were begun, and MayHaveRun whether the server
	// may have carried out one of them.
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

// tell lets the operation travel with what is sent.
func (c *Call) tell(ctx context.Context) context.Context {
	return call.WithOperation(ctx, c.Request.Operation)
}

// Handler does its part of a call and leaves the rest to the next. The answer may
// have any status; it is nil if and only if err is not.
type Handler func(ctx context.Context, call *Call) (*Response, error)

// Config is what the chain is made of.
type Config struct {
	Client *http.Client
	Server *url.URL
	// Full and KeyOnly are the values of Authorization, with all and the key alone;
	// Account is sent as X-Razorpay-Account unless it is empty.
	UserAgent, Full, KeyOnly, Account string
	// Logger may be nil.
	Logger *slog.Logger
	// Timeout bounds each attempt, to the last byte of its answer, and Limit what is
	// read of that, in bytes.
	Timeout time.Duration
	Limit   int64
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
	return func(ctx context.Context, call *Call) (*Response, error) {
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
