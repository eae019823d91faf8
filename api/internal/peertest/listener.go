package peertest

import (
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Listener takes TCP connections on loopback until the test ends.
type Listener struct {
	listener net.Listener
	serve    func(net.Conn)
	accepted atomic.Int64
	open     atomic.Int64

	serving sync.WaitGroup
	mu      sync.Mutex
	conns   map[net.Conn]struct{} // nil once the test has ended
	changed chan struct{}         // closed when one of them is
}

// Listen calls serve with each connection, in a goroutine of its own, and closes
// the connection when serve returns or the test ends.
func Listen(t testing.TB, serve func(net.Conn)) *Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &Listener{listener: listener, serve: serve, conns: map[net.Conn]struct{}{}, changed: make(chan struct{})}
	l.serving.Go(l.accept)
	t.Cleanup(l.close)
	return l
}

// Addr is the host and port to connect to.
func (l *Listener) Addr() string { return l.listener.Addr().String() }

// Accepted is how many connections were taken.
func (l *Listener) Accepted() int64 { return l.accepted.Load() }

// Open is how many connections are being served.
func (l *Listener) Open() int64 { return l.open.Load() }

// AllClosed waits until no connection is being served, but no longer than this.
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

// Shut takes no further connection: whoever connects is refused. Those that were
// taken stay.
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
			defer l.closed()
			defer func() { _ = conn.Close() }()
			if l.keep(conn) {
				defer l.forget(conn)
				l.serve(conn)
			}
		})
	}
}

func (l *Listener) closed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open.Add(-1)
	close(l.changed)
	l.changed = make(chan struct{})
}

func (l *Listener) keep(conn net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conns == nil {
		return false
	}
	l.conns[conn] = struct{}{}
	return true
}

func (l *Listener) forget(conn net.Conn) {
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

// Nobody is an address on which nobody listens, nor will before the test ends: it
// belongs to the near end of a connection.
func Nobody(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(); _ = listener.Close() })
	return conn.LocalAddr().String()
}
