package apitest

import (
	"maps"
	"net/http"
	"slices"
)

// FaultKind is a kind of fault.
type FaultKind string

// The kinds of faults. "Takes effect" means that the operation is carried out, such as a capture,
// and the caller is not told. Kinds without these words take effect only with [Fault.TookEffect].
const (
	// Latency delays the response by [Fault.Delay]. The operation takes effect after the delay,
	// even if the caller no longer waits; with TookEffect, before the delay.
	Latency FaultKind = "latency"
	// TooManyRequests responds with 429, with Retry-After according to [Fault.RetryAfter].
	TooManyRequests FaultKind = "too-many-requests"
	// ServerError responds with 500, BadGateway with 502 and an HTML page, Unavailable with 503,
	// and GatewayTimeout with 504.
	ServerError    FaultKind = "server-error"
	BadGateway     FaultKind = "bad-gateway"
	Unavailable    FaultKind = "unavailable"
	GatewayTimeout FaultKind = "gateway-timeout"
	// ConnectionRefused makes a dial fail, only for clients made with [Server.Client]: a server
	// cannot refuse one connection and accept the next. The client's transport returns the same
	// error as for a refused dial. [Server.Refuse] refuses the connections of all clients.
	ConnectionRefused FaultKind = "connection-refused"
	// ResetBefore resets the connection before the request is read. For all operations it does so
	// at the first byte, so the request is not in [Server.Requests]. For one operation it does so
	// after the header, which names the operation, and before the body. On a reused connection,
	// net/http retries a GET on its own.
	ResetBefore FaultKind = "reset-before"
	// ResetAfter resets the connection after the request took effect, before the first byte of the
	// response.
	ResetAfter FaultKind = "reset-after"
	// TruncatedBody takes effect and breaks off in the middle of the response.
	TruncatedBody FaultKind = "truncated-body"
	// WrongContentType takes effect and labels the response text/plain.
	WrongContentType FaultKind = "wrong-content-type"
	// EmptyBody takes effect and responds with 200 and no body.
	EmptyBody FaultKind = "empty-body"
	// Redirect responds with 307 and [Fault.Location], on another host.
	Redirect FaultKind = "redirect"
	// EndlessBody takes effect and responds with 200 and JSON that never ends. It stops when the
	// client disconnects and when the server is closed.
	EndlessBody FaultKind = "endless-body"
	// SlowDrip takes effect and sends the response byte by byte, with [Fault.Delay] before each.
	SlowDrip FaultKind = "slow-drip"
)

// effect says whether an operation is carried out when a fault hits its request.
type effect int

const (
	withoutEffect  effect = iota
	effectIfWanted        // if Fault.TookEffect is set
	withEffect
)

// kinds describes each kind of fault. To add a kind, add a constant and an entry here.
var kinds = map[FaultKind]struct {
	effect effect
	// write sends what the caller gets instead of the response. It is nil if the caller gets the
	// response.
	write func(*Server, hit)
	// Fields of Fault that only some kinds have.
	hasRetryAfter, hasLocation bool
	// inProcess reports whether only clients in the server's process can meet the fault.
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

// FaultKinds lists the kinds of faults, sorted by name.
func FaultKinds() []FaultKind { return slices.Sorted(maps.Keys(kinds)) }
