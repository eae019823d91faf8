package transport

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
)

// ErrStopped is the error of an attempt whose request was written, whose connection returned no
// answer, and whose repetition by net/http was prevented.
var ErrStopped = errors.New("the connection failed after the request was sent, and net/http was stopped from repeating it")

// safeWrites is how often net/http may write a safe call in one attempt. It needs a limit: Go 1.26
// sent a call hundreds of times a second to a server that answered every stream with
// PROTOCOL_ERROR.
const safeWrites = 2

// delivery records, through httptrace, how far the request of one attempt got, and ends an attempt
// that would write the request again.
//
// net/http repeats requests by itself: over HTTP/2 after GOAWAY and after RST_STREAM with
// REFUSED_STREAM or PROTOCOL_ERROR, over HTTP/1.1 when a reused connection breaks. Neither code
// proves that nothing ran: HAProxy sends REFUSED_STREAM for a server that read the whole request
// and then hung up. So after maxWrites headers two measures prevent another write: GetBody fails,
// and requesting another connection cancels the attempt. The second also stops a caller's own
// RoundTripper.
//
// The hooks run on net/http's goroutines, some of them after the attempt has ended.
type delivery struct {
	trace httptrace.ClientTrace
	body  []byte
	// maxWrites is how often the request's header may be written. Cancel ends the attempt.
	maxWrites int32
	cancel    context.CancelFunc

	traced    atomic.Bool  // the RoundTripper reports its connections to httptrace
	connected atomic.Bool  // a connection was obtained
	written   atomic.Int32 // how often the complete header was written
	answered  atomic.Bool  // the first byte of an answer arrived
	stopped   atomic.Bool  // a repetition was prevented
}

type deliveryKey struct{}

// stopRepetitions is the http.RoundTripper below the caller's RoundTrippers.
type stopRepetitions struct{ next http.RoundTripper }

// StopRepetitions returns a RoundTripper that sends an unsafe call at most once per attempt, even
// if a caller's RoundTripper above it repeats the call. Over HTTP/2 cancelling the attempt would
// not stop a RoundTripper that detaches its requests from the attempt's context.
func StopRepetitions(next http.RoundTripper) http.RoundTripper { return &stopRepetitions{next} }

// RoundTrip sends a request, unless its header was already written as often as allowed.
func (s *stopRepetitions) RoundTrip(request *http.Request) (*http.Response, error) {
	if delivery, ok := request.Context().Value(deliveryKey{}).(*delivery); ok && delivery.isExhausted() {
		delivery.stop()
		if request.Body != nil {
			_ = request.Body.Close()
		}
		return nil, ErrStopped
	}
	return s.next.RoundTrip(request) //nolint:wrapcheck // wrapped by the caller
}

func newDelivery(call *Call, cancel context.CancelFunc) *delivery {
	d := &delivery{body: call.Request.Body, maxWrites: 1, cancel: cancel}
	if call.Safe() {
		d.maxWrites = safeWrites
	}
	d.trace = httptrace.ClientTrace{
		GetConn:              d.getConn,
		GotConn:              d.gotConn,
		WroteHeaders:         d.wroteHeaders,
		GotFirstResponseByte: d.gotFirstResponseByte,
	}
	return d
}

func (d *delivery) getConn(string) {
	d.traced.Store(true)
	if d.isExhausted() {
		d.stop()
	}
}

// gotConn is called before anything is written to the connection. After it stops an attempt it
// closes an HTTP/1.1 connection, to which net/http could still write. Over HTTP/2 a cancelled
// attempt writes nothing.
func (d *delivery) gotConn(info httptrace.GotConnInfo) {
	d.traced.Store(true)
	d.connected.Store(true)
	if d.isExhausted() {
		d.stop()
		secure, ok := info.Conn.(interface{ ConnectionState() tls.ConnectionState })
		if !ok || secure.ConnectionState().NegotiatedProtocol != "h2" {
			_ = info.Conn.Close()
		}
	}
}

// wroteHeaders is called over HTTP/1.1 before the last byte of the header leaves net/http's buffer,
// and over HTTP/2 after the header was written; there it is called before RoundTrip returns, unless
// the context ended.
func (d *delivery) wroteHeaders() { d.written.Add(1) }

func (d *delivery) gotFirstResponseByte() { d.answered.Store(true) }

func (d *delivery) isExhausted() bool { return d.written.Load() >= d.maxWrites }

func (d *delivery) stop() {
	d.stopped.Store(true)
	d.cancel()
}

// getBody is the request's GetBody. A call after the answer arrived is not a repetition:
// http.Client requests the body for a redirect, which it then does not follow.
func (d *delivery) getBody() (io.ReadCloser, error) {
	if d.isExhausted() && !d.answered.Load() {
		d.stop()
		return nil, ErrStopped
	}
	return io.NopCloser(bytes.NewReader(d.body)), nil
}

// mayHaveArrived reports whether the server may have received the request of an attempt without an
// answer. It is false only if net/http reported that nothing was written. Ended says whether the
// attempt's context has ended: RoundTrip may then return while another goroutine is about to write.
// Own says whether the connections are the client's own; another RoundTripper may not pass on the
// context.
func (d *delivery) mayHaveArrived(ended, own bool) bool {
	switch {
	case d.written.Load() > 0:
		return true
	case !d.traced.Load(): // net/http requests a connection before anything else
		return !own
	case !d.connected.Load(): // no connection, no tunnel through the proxy or no TLS
		return false
	}
	return ended || !own
}
