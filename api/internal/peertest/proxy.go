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

// NewConnectProxy is an HTTP proxy that answers CONNECT with these bytes and then
// reads until the client is gone. Nothing goes through.
func NewConnectProxy(t testing.TB, answer string) (*Listener, *url.URL) {
	t.Helper()
	listener := Listen(t, func(conn net.Conn) {
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

// NewSOCKSProxy is a SOCKS 5 proxy that takes any client and answers its request
// to connect with a reply: 0 is success, 1 to 8 are the refusals of RFC 1928.
func NewSOCKSProxy(t testing.TB, reply byte) (*Listener, *url.URL) {
	t.Helper()
	listener := Listen(t, func(conn net.Conn) {
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

// Relay passes TCP on to a server, and can fall silent.
type Relay struct {
	*Listener

	mu     sync.Mutex
	silent chan struct{} // closed when the connections of its time fall silent
}

// NewRelay passes every connection on to an address.
func NewRelay(t testing.TB, to string) *Relay {
	t.Helper()
	relay := &Relay{silent: make(chan struct{})}
	relay.Listener = Listen(t, func(near net.Conn) {
		far, err := net.Dial("tcp", to)
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
			pass(near, far, silent)
			_ = near.Close()
		})
		pass(far, near, silent)
	})
	return relay
}

// Silence makes the connections that are there dead: what either side sends from
// now on is taken and passed on to nobody, and neither side is told. Connections
// that come later work.
func (r *Relay) Silence() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.silent)
	r.silent = make(chan struct{})
}

func pass(to, from net.Conn, silent <-chan struct{}) {
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
