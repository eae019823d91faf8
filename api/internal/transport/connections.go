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

// An HTTP/2 connection that received nothing for pingAfter is pinged, and closed if no answer
// arrives within pingTimeout. Together they are half of an attempt's default timeout of 30 seconds,
// so a call on a dead connection fails early enough to be repeated on a new one. An idle connection
// sends at most eight pings in the 90 seconds for which net/http keeps it.
const (
	pingAfter   = 10 * time.Second
	pingTimeout = 5 * time.Second
)

// Connections are the connections of one client, made by a clone of [http.DefaultTransport].
//
// One HTTP/2 connection carries all calls to a host. If it dies silently (a NAT dropped it, the
// server lost power), all calls fail until a ping times out, and calls with a shorter timeout keep
// failing. Therefore a transport is retired when an attempt times out and the transport received
// nothing during that attempt. The next call opens a new connection. Running calls on a retired
// transport continue, and its connections are closed when the last of them ends.
type Connections struct {
	template *http.Transport // only cloned, never used for calls

	mu      sync.Mutex
	current *generation
}

// generation is one transport, from its first call until it is retired and its last call has ended.
// The mutex of its Connections guards its fields, except where noted.
type generation struct {
	transport *http.Transport // set once
	conns     map[net.Conn]struct{}
	calls     int // running calls
	retired   bool
	// reads counts the successful reads of all conns.
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
	// net/http disables HTTP/2 for a transport with its own dial function, unless it is forced.
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

// beginCall counts a call on the current transport, and reports whether the transport already had a
// connection. The timeout of a call that first had to connect does not indicate a dead connection.
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

// retire replaces the current transport, so that later calls open new connections. It does nothing
// if g was already replaced, because several calls can fail on the same transport.
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

// register adds a new connection to its transport. If the transport is over, it closes the
// connection and returns an error.
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

// connection counts its reads, and removes itself from its transport when it is closed.
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
