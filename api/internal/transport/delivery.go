package transport

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net/http/httptrace"
	"sync/atomic"
)

// ErrStopped is an attempt whose request was written once, came back from the
// connection without an answer, and was not written again.
var ErrStopped = errors.New("the connection broke the call off after it was sent, and its repetition was stopped")

// safeWrites is how often net/http may write a safe call in one attempt: once more
// than the first time. It needs a bound, for on Go 1.26 a server that answers every
// stream with PROTOCOL_ERROR was sent one call hundreds of times a second.
const safeWrites = 2

// delivery is how far the request of one attempt came, as net/http tells it
// through httptrace, and the end of an attempt that would be written again.
//
// net/http repeats requests by itself: over HTTP/2 after RST_STREAM with
// REFUSED_STREAM or PROTOCOL_ERROR and after GOAWAY, over HTTP/1.1 when a
// connection that was used before breaks. Neither code proves that nothing ran:
// HAProxy sends REFUSED_STREAM for a server that read the whole request and then
// hung up. So from the moment that a header is written, two things stand in the
// way of another: the body is not given out again, and asking for another
// connection ends the attempt. The latter stops RoundTrippers of the caller's too.
//
// The hooks run on net/http's goroutines, some of them after the attempt's end.
type delivery struct {
	trace httptrace.ClientTrace
	body  []byte
	// most is how often the request may be written, and cancel ends the attempt.
	most   int32
	cancel context.CancelFunc

	traced    atomic.Bool  // the RoundTripper tells of connections: it asked for one
	connected atomic.Bool  // it got one
	written   atomic.Int32 // how often it wrote the header, to the end
	answered  atomic.Bool  // the first byte of an answer came
	stopped   atomic.Bool  // it was kept from repeating the request
}

func newDelivery(call *Call, cancel context.CancelFunc) *delivery {
	d := &delivery{body: call.Request.Body, most: 1, cancel: cancel}
	if call.Safe() {
		d.most = safeWrites
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
	if d.exhausted() {
		d.stop()
	}
}

// gotConn comes before anything is written to the connection. An attempt that has
// ended writes nothing more over HTTP/2; over HTTP/1.1 it could, so there the
// connection is closed.
func (d *delivery) gotConn(info httptrace.GotConnInfo) {
	d.traced.Store(true)
	d.connected.Store(true)
	if d.exhausted() {
		d.stop()
		secure, ok := info.Conn.(interface{ ConnectionState() tls.ConnectionState })
		if !ok || secure.ConnectionState().NegotiatedProtocol != "h2" {
			_ = info.Conn.Close()
		}
	}
}

// wroteHeaders comes, over HTTP/1.1, before the last byte of the header leaves
// net/http's buffer; over HTTP/2 after the header was written, and before RoundTrip
// returns unless the context ended.
func (d *delivery) wroteHeaders() { d.written.Add(1) }

func (d *delivery) gotFirstResponseByte() { d.answered.Store(true) }

func (d *delivery) exhausted() bool { return d.written.Load() >= d.most }

func (d *delivery) stop() {
	d.stopped.Store(true)
	d.cancel()
}

// getBody is the request's GetBody. http.Client asks for the body of a redirect,
// which it will not follow, once the answer is there; that is no repetition.
func (d *delivery) getBody() (io.ReadCloser, error) {
	if d.exhausted() && !d.answered.Load() {
		d.stop()
		return nil, ErrStopped
	}
	return io.NopCloser(bytes.NewReader(d.body)), nil
}

// mayHaveArrived is whether the server may have got the request of an attempt that
// gave no answer. It is false only where net/http told that nothing was written.
// ended is whether the attempt's context has ended: then RoundTrip may return while
// another goroutine is about to write. own is whether the connections are the
// client's own; what another RoundTripper does to the context is not known.
func (d *delivery) mayHaveArrived(ended, own bool) bool {
	switch {
	case d.written.Load() > 0:
		return true
	case !d.traced.Load(): // net/http asks for a connection before anything else
		return !own
	case !d.connected.Load(): // no connection, no tunnel through the proxy or no TLS
		return false
	}
	return ended || !own
}
