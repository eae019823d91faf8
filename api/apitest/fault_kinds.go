package apitest

import (
	"maps"
	"net/http"
	"slices"
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

// effect is whether an operation is carried out when its request is hit by a fault.
type effect int

const (
	withoutEffect  effect = iota
	effectIfWanted        // as Fault.TookEffect says
	withEffect
)

// kinds is all that the server knows of each kind: a new one is a constant and a line
// here.
var kinds = map[FaultKind]struct {
	effect effect
	// write sends what the caller gets in place of the answer. It is nil where the caller
	// gets the answer.
	write func(*Server, hit)
	// Which fields of a Fault the kind has beside those that every kind has.
	hasRetryAfter, hasLocation bool
	// inProcess is whether only clients of the server's own process can meet it.
	inProcess bool
}{
	Latency:           {effect: effectIfWanted},
	TooManyRequests:   {write: refuseWith(http.StatusTooManyRequests, "Too many requests"), hasRetryAfter: true},
	ServerError:       {write: refuseWith(http.StatusInternalServerError, "The server ran into a problem."), effect: effectIfWanted},
	BadGateway:        {write: writeBadGateway, effect: effectIfWanted},
	Unavailable:       {write: refuseWith(http.StatusServiceUnavailable, "The service is unavailable."), effect: effectIfWanted, hasRetryAfter: true},
	GatewayTimeout:    {write: writeGatewayTimeout, effect: effectIfWanted},
	ConnectionRefused: {inProcess: true},
	ResetBefore:       {write: resetConnection},
	ResetAfter:        {write: resetConnection, effect: withEffect},
	TruncatedBody:     {write: writeTruncated, effect: withEffect},
	WrongContentType:  {write: writeMislabelled, effect: withEffect},
	EmptyBody:         {write: writeEmpty, effect: withEffect},
	Redirect:          {write: writeRedirect, effect: effectIfWanted, hasLocation: true},
	EndlessBody:       {write: writeEndless, effect: withEffect},
	SlowDrip:          {write: writeSlowly, effect: withEffect},
}

// FaultKinds lists the kinds of faults, by name.
func FaultKinds() []FaultKind { return slices.Sorted(maps.Keys(kinds)) }
