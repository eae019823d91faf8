// Package transport is the chain between the client and its http.Client. Each handler wraps the
// next, and each file has one concern. This table lists the failures of an attempt: whether the
// request was sent, whether the call may have happened, and which operations are repeated:
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
// Safe operations, marked x-retry: safe in the contract, change nothing, so for them "may have
// happened" is always no. A call has three attempts by default. A call with an idempotency key
// (x-idempotency-key) is repeated like a safe one, with the same key: it takes effect only once,
// but may have taken effect. It is also repeated after a 409 that says that a request with its key
// is in progress. The wait between attempts is random below a bound that doubles, or as long as
// Retry-After requests. It ends with the context.
//
// If the limiter refuses an attempt, nothing is sent and the call fails.
//
// Whether a request was sent is known from httptrace, which reports what net/http wrote, not from
// the kind of error. Within an attempt, net/http also repeats requests by itself. It may do so as
// long as nothing was written, and for a safe call once after that. An unsafe call is written at
// most once per attempt: a repetition ends the attempt instead, and the call may have happened. The
// same holds after REFUSED_STREAM and GOAWAY, which do not prove that nothing ran.
//
// An answer with a status from 400 to 499 may be cut short if its body begins as JSON but is not
// complete JSON, or if it is not JSON and was ended only by the end of the connection: the missing
// rest could contain GATEWAY_ERROR.
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

// Aliases for types of package call, which variables named call shadow.
type (
	// Request is the request of a call.
	Request = call.Request
	// Response is an answer as it was received.
	Response = call.Response
	// Operation is the contract's description of a call.
	Operation = call.Operation
)

// Call is one call on its way through the chain.
type Call struct {
	Request  *Request
	Settings call.Settings
	Header   http.Header // the header to send, which the handlers fill in
	// Attempts is the number of attempts begun. MayHaveRun says whether the server may have carried
	// out one of them.
	Attempts   int
	MayHaveRun bool
	// RetryAfter is the wait that the last answer requests, or 0.
	RetryAfter time.Duration
}

// Safe reports whether repeating the call cannot change anything.
func (c *Call) Safe() bool {
	if c.Request.Operation == nil {
		return c.Request.Method == http.MethodGet
	}
	return c.Request.Operation.Safe
}

// Repeatable reports whether the call may be repeated even if it may have run: it changes nothing,
// or the server recognizes it by its idempotency key.
func (c *Call) Repeatable() bool { return c.Safe() || c.Request.Key() != "" }

// Name returns the call's name for logs and errors. It contains no ids or other path values of the
// caller.
func (c *Call) Name() string { return c.Request.Operation.Name() }

// withOperation attaches the operation to the context of a request.
func (c *Call) withOperation(ctx context.Context) context.Context {
	return call.WithOperation(ctx, c.Request.Operation)
}

// Handler handles a call or passes it to the next handler. The answer may have any status; it is
// nil if and only if the error is not nil.
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
	// Timeout limits each attempt, up to the last byte of its answer. Limit is the maximum length
	// of an answer in bytes.
	Timeout time.Duration
	Limit   int64
	Retry   Retry
	// Wait is the limiter, which each attempt waits for; it may be nil.
	Wait func(ctx context.Context) error
}

// New assembles the chain.
func New(config Config) Handler {
	// From the innermost handler to the outermost: each attempt is sent, logged, and waits for the
	// limiter; attempts are repeated; the headers that all attempts share are set once.
	chain := newSender(config.Client, config.Server, config.StandardPath, config.Timeout, config.Limit)
	chain = withLog(chain, config.Logger)
	chain = withLimiter(chain, config.Wait)
	chain = withRetry(chain, config.Retry.Attempts, newBackoff(config.Retry))
	chain = withAuthorization(chain, config.FullAuthorization, config.KeyOnlyAuthorization, config.Account)
	return withHeaders(chain, config.UserAgent)
}

// withHeaders sets the headers User-Agent, Accept and Content-Type, and those of the call.
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
