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

// A connection on which nothing came for pingAfter is pinged over HTTP/2, and
// closed when no answer comes within pingTimeout. Together they are half of the 30
// seconds that an attempt has by default, so that a call on a dead connection still
// fails in time to be made again on a live one; and a connection that idles for the
// 90 seconds that net/http keeps it sends no more than eight pings.
const (
	pingAfter   = 10 * time.Second
	pingTimeout = 5 * time.Second
)

// Connections are a client's own: those of a clone of [http.DefaultTransport].
//
// A connection over HTTP/2 carries all calls to a host, and one that has died
// without a word (a NAT that forgot it, a server whose power failed) takes every
// call with it until its pings stay unanswered. Calls with less time than that
// would all fail. So when an attempt's time is up and its transport read nothing
// while it lasted, the transport is retired: the next call connects anew. Calls
// that are under way on a retired transport go on, and its connections are closed
// when the last of them is over.
type Connections struct {
	template *http.Transport // cloned, and never used

	mu      sync.Mutex
	current *generation
}

// generation is a transport from its first call to its last. Its fields are
// guarded by the mutex of its Connections, where it does not say otherwise.
type generation struct {
	transport *http.Transport // set once
	conns     map[net.Conn]struct{}
	calls     int // under way
	retired   bool
	// reads is how often something came on any of conns.
	reads atomic.Int64
}

// NewConnections are connections of their own like those of base, which stays as it
// is. Is base no [http.Transport], because the program put its own in the place of
// [http.DefaultTransport], it is returned.
func NewConnections(base http.RoundTripper) http.RoundTripper {
	transport, ok := base.(*http.Transport)
	if !ok {
		return base
	}
	template := transport.Clone()
	// A transport that dials by a function of its own speaks HTTP/2 if it is told to.
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
			return c.opened(g, conn)
		}
	}
	return g
}

// RoundTrip sends a request over the current transport.
func (c *Connections) RoundTrip(request *http.Request) (*http.Response, error) {
	g, connected := c.begin()
	before := g.reads.Load()
	answer, err := g.transport.RoundTrip(request)
	if err != nil {
		timedOut := errors.Is(request.Context().Err(), context.DeadlineExceeded)
		if connected && timedOut && g.reads.Load() == before {
			c.retire(g)
		}
		c.end(g)
		return nil, err
	}
	answer.Body = &body{ReadCloser: answer.Body, connections: c, generation: g}
	return answer, nil
}

// CloseIdleConnections closes those that no call is using. Those of retired
// transports are closed without it.
func (c *Connections) CloseIdleConnections() {
	c.mu.Lock()
	current := c.current
	c.mu.Unlock()
	current.transport.CloseIdleConnections()
}

// begin counts a call, and says whether there was a connection before it. A call
// that has to connect first tells nothing of connections that died.
func (c *Connections) begin() (_ *generation, connected bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.current.calls++
	return c.current, len(c.current.conns) > 0
}

// end counts a call out. The last one of a retired transport closes what that left.
func (c *Connections) end(g *generation) {
	c.mu.Lock()
	g.calls--
	var left []net.Conn
	if g.over() {
		for conn := range g.conns {
			left = append(left, conn)
		}
	}
	c.mu.Unlock()
	for _, conn := range left {
		_ = conn.Close()
	}
}

// retire has the calls from now on connect anew, once for all calls that failed on
// the same transport.
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

// over is whether a transport is retired and its last call has ended.
func (g *generation) over() bool { return g.retired && g.calls == 0 }

// opened keeps a new connection, unless it came too late for its transport.
func (c *Connections) opened(g *generation, conn net.Conn) (net.Conn, error) {
	kept := &connection{Conn: conn, reads: &g.reads}
	kept.close = sync.OnceValue(func() error {
		c.mu.Lock()
		delete(g.conns, kept)
		c.mu.Unlock()
		return conn.Close()
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	if g.over() {
		_ = conn.Close()
		return nil, net.ErrClosed
	}
	g.conns[kept] = struct{}{}
	return kept, nil
}

// connection counts what it reads, and is forgotten when it is closed.
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

// body is an answer's body, at whose end the call is over.
type body struct {
	io.ReadCloser

	connections *Connections
	generation  *generation
	ended       atomic.Bool
}

func (b *body) Close() error {
	err := b.ReadCloser.Close()
	if b.ended.CompareAndSwap(false, true) {
		b.connections.end(b.generation)
	}
	return err //nolint:wrapcheck // a closer's error is its own
}
