// Package transport is the chain between the client and its http.Client: one
// handler wrapped around the next, one concern a file. What is known when an
// attempt failed, and which operations are repeated after it:
//
//	what failed                              | sent  | may have happened | repeated
//	no connection: dialing, a proxy or TLS   | no    | no                | all
//	a certificate that is not the server's   | no    | no                | none
//	the server does not speak TLS            | no    | no                | none
//	the connection broke, or time was up     | maybe | yes               | safe
//	HTTP/2: RST_STREAM or GOAWAY             | yes   | yes               | safe
//	a RoundTripper that tells nothing        | maybe | yes               | safe
//	the answer broke off, whatever status    | yes   | yes               | safe
//	the answer is too long                   | yes   | yes               | none
//	429                                      | yes   | no                | all
//	429, Retry-After above 30 s              | yes   | no                | none
//	429, perhaps cut short                   | yes   | yes               | safe
//	408                                      | yes   | yes               | none
//	400 to 499 otherwise                     | yes   | no                | none
//	400 to 499 otherwise, perhaps cut short  | yes   | yes               | none
//	GATEWAY_ERROR, SERVER_ERROR below 500    | yes   | yes               | none
//	500 and above                            | yes   | yes               | safe
//	a redirect, or an unreadable success     | yes   | yes               | none
//	the context ended before a connection    | no    | no                | none
//	the context ended after that             | maybe | yes               | none
//
// Safe operations, marked x-retry: safe in the contract, change nothing, so they
// never may have happened. There are at most three attempts, unless the client is
// told otherwise. A call with an idempotency key (x-idempotency-key) is repeated where
// a safe one is, with the same key: it takes effect once, but may have. So it is after a
// 409 too which says that a request with its key is in progress. The wait between them is random up to a bound that doubles, or
// what Retry-After says, and ends with the context.
//
// An attempt that a limiter gives no turn was not sent, and none follows.
//
// Whether a request was sent is known from what net/http wrote, through httptrace,
// and not from the kind of error. net/http also repeats requests by itself, within
// an attempt. It may do so as long as nothing was written, and with a safe call once
// after that. A call that is not safe is written once an attempt: what would be a
// repetition ends the attempt, which may have happened. So it is after REFUSED_STREAM
// and GOAWAY too, which are no proof that nothing ran.
//
// An answer with a status from 400 to 499 is perhaps cut short if its body begins
// as JSON and does not end so, or if only the end of the connection ended it and it
// is not JSON: GATEWAY_ERROR could stand in the rest.
package transport

import (
	"context"
	"log/slog"
	"maps"
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
	// RetryAfter is how long the last answer asks to wait, or 0.
	RetryAfter time.Duration
}

// Safe is whether repeating the call cannot change anything.
func (c *Call) Safe() bool {
	if c.Request.Operation == nil {
		return c.Request.Method == http.MethodGet
	}
	return c.Request.Operation.Safe
}

// Repeatable is whether the call may be made again though it may have run: it changes
// nothing, or the server knows it by its key.
func (c *Call) Repeatable() bool { return c.Safe() || c.Request.Key() != "" }

// Name is how logs and errors name the call: by nothing that a caller put into the path.
func (c *Call) Name() string {
	if operation := c.Request.Operation; operation.ID == "" {
		return operation.Method + " " + operation.Path
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
	// StandardPath is the path of the contract's server, such as "/v1".
	StandardPath string
	// Full and KeyOnly are the values of Authorization, with all and the key alone;
	// Account is sent as X-Razorpay-Account unless it is empty.
	UserAgent, Full, KeyOnly, Account string
	// Logger may be nil.
	Logger *slog.Logger
	// Timeout bounds each attempt, to the last byte of its answer, and Limit what is
	// read of that, in bytes.
	Timeout time.Duration
	Limit   int64
	Retry   Retry
	// Wait lets each attempt wait for its turn; it may be nil.
	Wait func(ctx context.Context) error
}

// New assembles the chain.
func New(config Config) Handler {
	// From the wire outwards: each attempt is bounded in size, then logged, and waits for
	// its turn; attempts are repeated; what every attempt has in common is set once.
	chain := send(config.Client, config.Server, config.StandardPath, config.Timeout, config.Limit)
	chain = logged(chain, config.Logger)
	chain = limited(chain, config.Wait)
	chain = retried(chain, config.Retry.Attempts, newBackoff(config.Retry))
	chain = authorized(chain, config.Full, config.KeyOnly, config.Account)
	return identified(chain, config.UserAgent)
}

// identified names the client and the form of what is sent.
func identified(next Handler, userAgent string) Handler {
	// Made once; each attempt is sent a copy of the header that shares its values.
	agent, json := []string{userAgent}, []string{"application/json"}
	form := func(given string) []string {
		if given == "" {
			return json
		}
		return []string{given}
	}
	return func(ctx context.Context, call *Call) (*Response, error) {
		header := make(http.Header, 6+len(call.Settings.Header)+len(call.Request.Header))
		header["User-Agent"], header["Accept"] = agent, form(call.Request.Accept)
		if call.Request.Body != nil {
			header["Content-Type"] = form(call.Request.ContentType)
		}
		maps.Copy(header, call.Settings.Header)
		maps.Copy(header, call.Request.Header)
		call.Header = header
		return next(ctx, call)
	}
}
