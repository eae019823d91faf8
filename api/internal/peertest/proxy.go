package peertest

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
)

// ConnectProxy serves as an HTTP proxy. It responds to CONNECT with answer, and then closes the
// connection or, if to is not empty, forwards to that address.
func ConnectProxy(answer, to string) func(net.Conn) {
	return func(conn net.Conn) {
		reader := bufio.NewReader(conn)
		if _, err := http.ReadRequest(reader); err != nil {
			return
		}
		if _, err := io.WriteString(conn, answer); err == nil && to != "" {
			tunnel(conn, reader, to)
		}
	}
}

// SOCKSProxy serves as a SOCKS 5 proxy. It selects an authentication method, where 2 is a password,
// and responds to the connect request with reply: 0 is success, after which it forwards to the
// address to; 1 to 8 are the errors of RFC 1928.
func SOCKSProxy(method, reply byte, to string) func(net.Conn) {
	return func(conn net.Conn) {
		read := func() { _, _ = conn.Read(make([]byte, 512)) } // the client sends each message in one write
		read()
		_, _ = conn.Write([]byte{5, method})
		if method == 2 {
			read()
			_, _ = conn.Write([]byte{1, 0})
		}
		read()
		_, _ = conn.Write([]byte{5, reply, 0, 1, 127, 0, 0, 1, 0, 0})
		if reply == 0 {
			tunnel(conn, conn, to)
		}
	}
}

// tunnel forwards bytes between a client and a server until both have closed.
func tunnel(client net.Conn, from io.Reader, to string) {
	server, err := net.Dial("tcp", to) //nolint:noctx // it ends with the test
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	var forwarding sync.WaitGroup
	carry := func(to net.Conn, from io.Reader) {
		_, _ = io.Copy(to, from)
		if tcp, ok := to.(*net.TCPConn); ok {
			_ = tcp.CloseWrite()
		}
	}
	forwarding.Go(func() { carry(server, from) })
	forwarding.Go(func() { carry(client, server) })
	forwarding.Wait()
}

// Relay forwards TCP connections to a server and can make them silent.
type Relay struct {
	*Listener

	mu     sync.Mutex
	silent chan struct{} // closed to silence the current connections
}

// NewRelay returns a relay that forwards every connection to an address.
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

// Silence makes the current connections dead: what either side sends is read and dropped, and
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
