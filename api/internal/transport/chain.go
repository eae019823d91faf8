// Package transport is the chain between the client and its http.Client. Each handler wraps the
// next, and each file has one concern. This table says what is known after a failed attempt, and
// which operations are repeated after it:
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
// Safe operations, marked x-retry: safe in the contract, change nothing, so they never may have
// happened. A call has three attempts by default. A call with an idempotency key
// (x-idempotency-key) is repeated like a safe one, with the same key: it takes effect only once,
// but may have taken effect. It is also repeated after a 409 that says that a request with its key
// is in progress. The wait between attempts is random below a bound that doubles, or as long as
// Retry-After says, and ends with the context.
//
// If a limiter denies an attempt its turn, nothing is sent and no attempt follows.
//
// Whether a request was sent is known from what net/http wrote, observed through httptrace, not
// from the kind of error. Within an attempt, net/http also repeats requests by itself. It may do so
// as long as nothing was written, and for a safe call once after that. An unsafe call is written at
// most once per attempt: a repetition ends the attempt instead, and the call may have happened. The
// same holds after REFUSED_STREAM and GOAWAY, which do not prove that nothing ran.
//
// An answer with a status from 400 to 499 may be cut short if its body begins as JSON and does not
// end as JSON, or if it is not JSON and only the end of the connection ended it: the missing rest
// could say GATEWAY_ERROR.
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

// Short names for types of package call, because a variable named call shadows it.
type (
	// Request is what a call sends.
	Request = call.Request
	// Response is an answer as it was received.
	Response = call.Response
	// Operation is what the contract says of a call.
	Operation = call.Operation
)

// Call is one call on its way through the chain.
type Call struct {
	Request  *Request
	Settings call.Settings
	Header   http.Header // sent; the handlers fill it in
	// Attempts is how many attempts were begun. MayHaveRun says whether the server may have carried
	// out one of them.
	Attempts   int
	MayHaveRun bool
	// RetryAfter is the wait that the last answer asks for, or 0.
	RetryAfter time.Duration
}

// Safe reports whether repeating the call cannot change anything.
func (c *Call) Safe() bool {
	if c.Request.Operation == nil {
		return c.Request.Method == http.MethodGet
	}
	return c.Request.Operation.Safe
}

// Repeatable reports whether the call may be repeated even if it may have run: either it changes
// nothing, or the server recognizes it by its key.
func (c *Call) Repeatable() bool { return c.Safe() || c.Request.Key() != "" }

// Name returns the call's name for logs and errors. It contains nothing that a caller put into the
// path.
func (c *Call) Name() string { return c.Request.Operation.Name() }

// withOperation attaches the operation to the context of what is sent.
func (c *Call) withOperation(ctx context.Context) context.Context {
	return call.WithOperation(ctx, c.Request.Operation)
}

// Handler does its part of a call and passes the rest to the next handler. The answer may have any
// status; it is nil if and only if the error is not.
type Handler func(ctx context.Context, call *Call) (*Response, error)

// Config configures the chain.
type Config struct {
	Client *http.Client
	Server *url.URL
	// StandardPath is the path of the contract's server, such as "/v1".
	StandardPath string
	// FullAuthorization and KeyOnlyAuthorization are the Authorization headers with and without a
	// secret. Account is sent as X-Razorpay-Account unless it is empty.
	UserAgent, FullAuthorization, KeyOnlyAuthorization, Account string
	// Logger may be nil.
	Logger *slog.Logger
	// Timeout bounds each attempt, up to the last byte of its answer. Limit is how many bytes are
	// read of an answer at most.
	Timeout time.Duration
	Limit   int64
	Retry   Retry
	// Wait makes each attempt wait for its turn; it may be nil.
	Wait func(ctx context.Context) error
}

// New assembles the chain.
func New(config Config) Handler {
	// From the connection outwards: each attempt is sent, logged, and waits for its turn; attempts
	// are repeated; the headers that all attempts share are set once.
	chain := newSender(config.Client, config.Server, config.StandardPath, config.Timeout, config.Limit)
	chain = withLog(chain, config.Logger)
	chain = withLimiter(chain, config.Wait)
	chain = withRetry(chain, config.Retry.Attempts, newBackoff(config.Retry))
	chain = withAuthorization(chain, config.FullAuthorization, config.KeyOnlyAuthorization, config.Account)
	return withHeaders(chain, config.UserAgent)
}

// withHeaders sets the headers that name the client and describe the bodies.
func withHeaders(next Handler, userAgent string) Handler {
	// Allocated once: each attempt sends a copy of the header that shares these values.
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
