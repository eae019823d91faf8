package peertest

import (
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Listener accepts TCP connections on loopback until the test ends.
type Listener struct {
	listener net.Listener
	serve    func(net.Conn)
	accepted atomic.Int64
	open     atomic.Int64

	serving sync.WaitGroup
	mu      sync.Mutex
	conns   map[net.Conn]struct{} // nil once the test has ended
	changed chan struct{}         // closed when one of conns is closed
}

// Listen calls serve with each connection, in a separate goroutine, and closes the connection when
// serve returns or the test ends.
func Listen(tb testing.TB, serve func(net.Conn)) *Listener {
	tb.Helper()
	listener, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	l := &Listener{listener: listener, serve: serve, conns: map[net.Conn]struct{}{}, changed: make(chan struct{})}
	l.serving.Go(l.accept)
	tb.Cleanup(l.close)
	return l
}

// Addr returns the host and port to connect to.
func (l *Listener) Addr() string { return l.listener.Addr().String() }

// Accepted returns the number of accepted connections.
func (l *Listener) Accepted() int64 { return l.accepted.Load() }

// Open returns the number of connections being served.
func (l *Listener) Open() int64 { return l.open.Load() }

// AllClosed waits until no connection is being served, and reports whether that happened within the
// time.
func (l *Listener) AllClosed(within time.Duration) bool {
	timer := time.NewTimer(within)
	defer timer.Stop()
	for {
		l.mu.Lock()
		changed, open := l.changed, l.open.Load()
		l.mu.Unlock()
		if open == 0 {
			return true
		}
		select {
		case <-changed:
		case <-timer.C:
			return false
		}
	}
}

// Shut refuses further connections. Accepted ones stay open.
func (l *Listener) Shut() { _ = l.listener.Close() }

func (l *Listener) accept() {
	for {
		conn, err := l.listener.Accept()
		if err != nil {
			return
		}
		l.accepted.Add(1)
		l.open.Add(1)
		l.serving.Go(func() {
			defer l.connectionClosed()
			defer func() { _ = conn.Close() }()
			if l.register(conn) {
				defer l.unregister(conn)
				l.serve(conn)
			}
		})
	}
}

func (l *Listener) connectionClosed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open.Add(-1)
	close(l.changed)
	l.changed = make(chan struct{})
}

func (l *Listener) register(conn net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conns == nil {
		return false
	}
	l.conns[conn] = struct{}{}
	return true
}

func (l *Listener) unregister(conn net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.conns, conn)
}

func (l *Listener) close() {
	l.Shut()
	l.mu.Lock()
	conns := l.conns
	l.conns = nil
	l.mu.Unlock()
	for conn := range conns {
		_ = conn.Close()
	}
	l.serving.Wait()
}

// UnusedAddr returns an address on which nothing listens until the test ends: the local end of a
// connection occupies it.
func UnusedAddr(tb testing.TB) string {
	tb.Helper()
	listener, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	conn, err := (&net.Dialer{}).DialContext(tb.Context(), "tcp", listener.Addr().String())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = conn.Close(); _ = listener.Close() })
	return conn.LocalAddr().String()
}
