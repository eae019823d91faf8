package apitest

import (
	"fmt"
	"time"

	"github.com/rzpkit/payments/generated"
)

// FaultKind is what goes wrong.
type FaultKind string

// The kinds of faults. Those that say so take effect: the payment is captured,
// and the caller does not learn it. The others do only with [Fault.TookEffect].
const (
	// Latency answers late, after [Fault.Delay]. The operation takes effect after
	// the delay as well, whether the caller still waits or not; with TookEffect it
	// does so before it.
	Latency FaultKind = "latency"
	// TooManyRequests is a 429, with Retry-After as [Fault.RetryAfter] says.
	TooManyRequests FaultKind = "too-many-requests"
	// ServerError is a 500, BadGateway a 502 with an HTML page, Unavailable a 503
	// and GatewayTimeout a 504.
	ServerError    FaultKind = "server-error"
	BadGateway     FaultKind = "bad-gateway"
	Unavailable    FaultKind = "unavailable"
	GatewayTimeout FaultKind = "gateway-timeout"
	// ConnectionRefused lets a dial fail, of clients made with [Server.Client] only:
	// a server cannot refuse one connection and take the next. It is the error that
	// a refused dial gives, made in the client's transport. [Server.Refuse] refuses
	// every connection of everyone.
	ConnectionRefused FaultKind = "connection-refused"
	// ResetBefore resets the connection before the request was read: for every
	// operation at its first byte, so that it is not among [Server.Requests]; for one
	// operation, which only its header can tell, before its body. Over a connection
	// that was used before, net/http repeats a GET by itself.
	ResetBefore FaultKind = "reset-before"
	// ResetAfter resets the connection after the request took effect, before the
	// first byte of the answer.
	ResetAfter FaultKind = "reset-after"
	// TruncatedBody takes effect, and breaks off in the middle of the answer.
	TruncatedBody FaultKind = "truncated-body"
	// WrongContentType takes effect, and calls the answer text/plain.
	WrongContentType FaultKind = "wrong-content-type"
	// EmptyBody takes effect, and answers 200 with nothing.
	EmptyBody FaultKind = "empty-body"
	// Redirect is a 307 to another host, [Fault.Location].
	Redirect FaultKind = "redirect"
	// EndlessBody takes effect, and answers 200 with JSON that never ends. It does
	// end when the client goes away, and when the server is closed.
	EndlessBody FaultKind = "endless-body"
	// SlowDrip takes effect, and sends the answer byte by byte, with [Fault.Delay]
	// before each.
	SlowDrip FaultKind = "slow-drip"
)

// kinds says of each kind whether it can take effect, and whether it always does.
var kinds = map[FaultKind]struct{ can, always bool }{
	Latency: {can: true}, TooManyRequests: {}, ServerError: {can: true}, BadGateway: {can: true},
	Unavailable: {can: true}, GatewayTimeout: {can: true}, ConnectionRefused: {}, ResetBefore: {},
	ResetAfter: {true, true}, TruncatedBody: {true, true}, WrongContentType: {true, true},
	EmptyBody: {true, true}, Redirect: {can: true}, EndlessBody: {true, true}, SlowDrip: {true, true},
}

// Fault is something that goes wrong, how often, and for which operation.
//
//	srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
//	srv.Inject(apitest.Fault{Kind: apitest.Latency, Delay: time.Second, Probability: 0.1})
type Fault struct {
	// Operation is an operationId, or "" for every one.
	Operation string
	Kind      FaultKind
	// Skip lets so many requests through first. Of the others Times go wrong, or all
	// of them if it is 0; each by chance if there is a Probability, from 0 to 1. Chance
	// depends on [Seed] and on how many requests came before, so that a single caller
	// has the same luck each time.
	Skip        int
	Times       int
	Probability float64
	// Delay is waited for before the answer, in real time; it is 10 ms a byte for a
	// slow drip that does not say.
	Delay time.Duration
	// RetryAfter is sent with a 429 or a 503, in whole seconds, or as a date. There is
	// no header if it is 0.
	RetryAfter       time.Duration
	RetryAfterAsDate bool
	// TookEffect lets the operation take effect before it goes wrong.
	TookEffect bool
	// Location is where a redirect leads; a host that does not exist otherwise.
	Location string
}

// FaultError is what is wrong with a field of a [Fault].
type FaultError struct{ Field, Problem string }

// Error is both.
func (e *FaultError) Error() string { return e.Field + ": " + e.Problem }

// Validate says what is wrong with a fault, with a [*FaultError].
func (f Fault) Validate() error {
	kind, found := kinds[f.Kind]
	known := f.Operation == ""
	for _, operation := range generated.Operations() {
		known = known || operation.ID == f.Operation
	}
	for _, rule := range []struct {
		broken         bool
		field, problem string
	}{
		{!found, "Kind", fmt.Sprintf("there is no %q", f.Kind)},
		{!known, "Operation", fmt.Sprintf("the contract has no %q", f.Operation)},
		{f.Skip < 0, "Skip", fmt.Sprintf("%d is negative", f.Skip)},
		{f.Times < 0, "Times", fmt.Sprintf("%d is negative", f.Times)},
		{!(f.Probability >= 0 && f.Probability <= 1), "Probability", fmt.Sprintf("%v is not between 0 and 1", f.Probability)},
		{f.Delay < 0, "Delay", fmt.Sprintf("%v is negative", f.Delay)},
		{f.Kind == Latency && f.Delay == 0, "Delay", "a latency needs one"},
		{f.RetryAfter < 0, "RetryAfter", fmt.Sprintf("%v is negative", f.RetryAfter)},
		{f.RetryAfter > 0 && f.Kind != TooManyRequests && f.Kind != Unavailable, "RetryAfter", fmt.Sprintf("%s has none", f.Kind)},
		{f.TookEffect && !kind.can, "TookEffect", fmt.Sprintf("%s never does", f.Kind)},
		{f.Location != "" && f.Kind != Redirect, "Location", fmt.Sprintf("%s leads nowhere", f.Kind)},
	} {
		if rule.broken {
			return &FaultError{rule.field, rule.problem}
		}
	}
	return nil
}
