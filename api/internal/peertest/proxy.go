package peertest

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"testing"
)

// NewConnectProxy returns an HTTP proxy that answers CONNECT with these bytes and then reads until
// the client is gone. It forwards nothing.
func NewConnectProxy(tb testing.TB, answer string) (*Listener, *url.URL) {
	tb.Helper()
	listener := Listen(tb, func(conn net.Conn) {
		reader := bufio.NewReader(conn)
		if _, err := http.ReadRequest(reader); err != nil {
			return
		}
		if _, err := io.WriteString(conn, answer); err == nil && answer != "" {
			_, _ = io.Copy(io.Discard, reader)
		}
	})
	return listener, &url.URL{Scheme: "http", Host: listener.Addr()}
}

// NewSOCKSProxy returns a SOCKS 5 proxy that accepts any client and answers its request to connect
// with a reply: 0 is success, 1 to 8 are the refusals of RFC 1928.
func NewSOCKSProxy(tb testing.TB, reply byte) (*Listener, *url.URL) {
	tb.Helper()
	listener := Listen(tb, func(conn net.Conn) {
		greeting := make([]byte, 2)
		if _, err := io.ReadFull(conn, greeting); err != nil {
			return
		}
		if _, err := io.ReadFull(conn, make([]byte, greeting[1])); err != nil {
			return
		}
		_, _ = conn.Write([]byte{5, 0})
		if _, err := io.ReadFull(conn, make([]byte, 5)); err != nil {
			return
		}
		_, _ = conn.Write([]byte{5, reply, 0, 1, 0, 0, 0, 0, 0, 0})
		_, _ = io.Copy(io.Discard, conn)
	})
	return listener, &url.URL{Scheme: "socks5", Host: listener.Addr()}
}

// Relay forwards TCP connections to a server, and can make them silent.
type Relay struct {
	*Listener

	mu     sync.Mutex
	silent chan struct{} // closed to silence the present connections
}

// NewRelay forwards every connection to an address.
func NewRelay(tb testing.TB, to string) *Relay {
	tb.Helper()
	relay := &Relay{silent: make(chan struct{})}
	relay.Listener = Listen(tb, func(near net.Conn) {
		far, err := (&net.Dialer{}).DialContext(tb.Context(), "tcp", to)
		if err != nil {
			return
		}
		relay.mu.Lock()
		silent := relay.silent
		relay.mu.Unlock()
		var passing sync.WaitGroup
		defer passing.Wait()
		defer func() { _ = far.Close() }()
		passing.Go(func() {
			forward(near, far, silent)
			_ = near.Close()
		})
		forward(far, near, silent)
	})
	return relay
}

// Silence makes the present connections dead: what either side sends is read and dropped, and
// neither side notices. Later connections work.
func (r *Relay) Silence() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.silent)
	r.silent = make(chan struct{})
}

func forward(to, from net.Conn, silent <-chan struct{}) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		select {
		case <-silent: // nothing more reaches the other side
			continue
		default:
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}
