package transport

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A connection over HTTP/2 on which nothing was received for pingAfter is pinged, and closed if no
// answer arrives within pingTimeout. Together they are half of the 30 seconds that an attempt has
// by default, so a call on a dead connection fails early enough to be repeated on a live one. A
// connection that idles for the 90 seconds that net/http keeps it sends at most eight pings.
const (
	pingAfter   = 10 * time.Second
	pingTimeout = 5 * time.Second
)

// Connections are the connections of one client, made by a clone of [http.DefaultTransport].
//
// A connection over HTTP/2 carries all calls to a host. If it dies silently (a NAT forgot it, a
// server lost power), it takes every call with it until a ping times out, and calls with less time
// than that would all fail. Therefore a transport is retired when the time of an attempt runs out
// and the transport received nothing during it: the next call connects anew. Calls that are under
// way on a retired transport go on, and its connections are closed when the last of them ends.
type Connections struct {
	template *http.Transport // cloned, never used itself

	mu      sync.Mutex
	current *generation
}

// generation is one transport, from its first call to its last. The mutex of its Connections guards
// its fields, except where noted.
type generation struct {
	transport *http.Transport // set once
	conns     map[net.Conn]struct{}
	calls     int // under way
	retired   bool
	// reads is how often one of conns received something.
	reads atomic.Int64
}

// NewConnections returns connections configured like base, which stays unchanged. If base is not an
// [http.Transport], because the program replaced [http.DefaultTransport], it returns base.
func NewConnections(base http.RoundTripper) http.RoundTripper {
	transport, ok := base.(*http.Transport)
	if !ok {
		return base
	}
	template := transport.Clone()
	// A transport with its own dial function speaks HTTP/2 only if it is told to.
	if _, ok := transport.TLSNextProto["h2"]; ok {
		template.ForceAttemptHTTP2 = true
	}
	if template.HTTP2 == nil {
		template.HTTP2 = &http.HTTP2Config{}
	}
	if template.HTTP2.SendPingTimeout == 0 {
		template.HTTP2.SendPingTimeout, template.HTTP2.PingTimeout = pingAfter, pingTimeout
	}
	if template.DialContext == nil && template.Dial == nil { //nolint:staticcheck // a program may have set it
		template.DialContext = (&net.Dialer{}).DialContext
	}
	c := &Connections{template: template}
	c.current = c.newGeneration()
	return c
}

func (c *Connections) newGeneration() *generation {
	g := &generation{transport: c.template.Clone(), conns: map[net.Conn]struct{}{}}
	if dial := g.transport.DialContext; dial != nil {
		g.transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dial(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return c.register(g, conn)
		}
	}
	return g
}

// RoundTrip sends a request over the current transport.
func (c *Connections) RoundTrip(request *http.Request) (*http.Response, error) {
	g, connected := c.beginCall()
	before := g.reads.Load()
	answer, err := g.transport.RoundTrip(request)
	if err != nil {
		timedOut := errors.Is(request.Context().Err(), context.DeadlineExceeded)
		if connected && timedOut && g.reads.Load() == before {
			c.retire(g)
		}
		c.endCall(g)
		return nil, err
	}
	answer.Body = &body{ReadCloser: answer.Body, connections: c, generation: g}
	return answer, nil
}

// CloseIdleConnections closes the connections that no call is using. Retired transports close
// theirs by themselves.
func (c *Connections) CloseIdleConnections() {
	c.mu.Lock()
	current := c.current
	c.mu.Unlock()
	current.transport.CloseIdleConnections()
}

// beginCall counts a call, and reports whether there was a connection before it. A call that first
// has to connect says nothing about dead connections.
func (c *Connections) beginCall() (_ *generation, connected bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.current.calls++
	return c.current, len(c.current.conns) > 0
}

// endCall ends a call. The last call of a retired transport closes its connections.
func (c *Connections) endCall(g *generation) {
	c.mu.Lock()
	g.calls--
	var left []net.Conn
	if g.isOver() {
		for conn := range g.conns {
			left = append(left, conn)
		}
	}
	c.mu.Unlock()
	for _, conn := range left {
		_ = conn.Close()
	}
}

// retire makes the following calls connect anew. It acts once for all calls that failed on the same
// transport.
func (c *Connections) retire(g *generation) {
	c.mu.Lock()
	current := c.current == g
	if current {
		g.retired = true
		c.current = c.newGeneration()
	}
	c.mu.Unlock()
	if current {
		g.transport.CloseIdleConnections()
	}
}

// isOver reports whether a transport is retired and its last call has ended.
func (g *generation) isOver() bool { return g.retired && g.calls == 0 }

// register adds a new connection to its transport, or closes it if the transport is over.
func (c *Connections) register(g *generation, conn net.Conn) (net.Conn, error) {
	kept := &connection{Conn: conn, reads: &g.reads}
	kept.close = sync.OnceValue(func() error {
		c.mu.Lock()
		delete(g.conns, kept)
		c.mu.Unlock()
		return conn.Close()
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	if g.isOver() {
		_ = conn.Close()
		return nil, net.ErrClosed
	}
	g.conns[kept] = struct{}{}
	return kept, nil
}

// connection counts its reads, and unregisters itself when it is closed.
type connection struct {
	net.Conn

	reads *atomic.Int64
	close func() error
}

func (c *connection) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.reads.Add(1)
	}
	return n, err //nolint:wrapcheck // a reader's error is its own
}

func (c *connection) Close() error { return c.close() }

// body is an answer's body. Closing it ends the call.
type body struct {
	io.ReadCloser

	connections *Connections
	generation  *generation
	ended       atomic.Bool
}

func (b *body) Close() error {
	err := b.ReadCloser.Close()
	if b.ended.CompareAndSwap(false, true) {
		b.connections.endCall(b.generation)
	}
	return err //nolint:wrapcheck // a closer's error is its own
}
