package apitest

import (
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// visitors is a listener that can turn a request away at its first byte.
type visitors struct {
	net.Listener

	turnAway func() bool
}

// Accept wraps the connection.
func (v visitors) Accept() (net.Conn, error) {
	connection, err := v.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &visitor{Conn: connection, turnAway: v.turnAway}, nil
}

// visitor is a connection that knows whether a request is to come.
type visitor struct {
	net.Conn

	turnAway func() bool
	waits    atomic.Bool
}

// Read resets the connection in place of the first byte of a request, if that is
// asked for.
func (v *visitor) Read(into []byte) (int, error) {
	n, err := v.Conn.Read(into)
	if n > 0 && v.waits.CompareAndSwap(true, false) && v.turnAway() {
		abort(v)
		return 0, net.ErrClosed
	}
	return n, err
}

// dialing is the transport of the server's own clients, which can be refused.
type dialing struct {
	next   http.RoundTripper
	server *Server
}

// RoundTrip sends a request, or fails as a dial that was refused does.
func (d dialing) RoundTrip(r *http.Request) (*http.Response, error) {
	operation, _, _ := d.server.known.contract.Match(r.Method, r.URL.EscapedPath())
	if d.server.faults.take(operation.ID, atDial).fault.Kind != ConnectionRefused {
		return d.next.RoundTrip(r)
	}
	if r.Body != nil {
		_ = r.Body.Close()
	}
	// As net/http does before it dials: by this a client knows that nothing was sent.
	if trace := httptrace.ContextClientTrace(r.Context()); trace != nil && trace.GetConn != nil {
		trace.GetConn(d.server.door.address)
	}
	address, _ := net.ResolveTCPAddr("tcp", d.server.door.address) // it is numeric
	return nil, &net.OpError{Op: "dial", Net: "tcp", Addr: address, Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
}

// Refuse shuts the server's port: every connection is broken off, and every dial
// refused, until [Server.Accept]. What was being answered may take effect.
func (s *Server) Refuse() { s.door.shut() }

// reopenWithin is how long Accept waits for its port: a connection that another
// program has just opened can have it for a moment.
const reopenWithin = 5 * time.Second

// Accept opens the port again. It fails the test if another program has taken it
// in between and does not give it back, and does nothing when the server is closed.
func (s *Server) Accept() {
	listener, err := s.door.listen()
	for since := time.Now(); err != nil && time.Since(since) < reopenWithin; {
		time.Sleep(10 * time.Millisecond)
		listener, err = s.door.listen()
	}
	if err != nil {
		s.fatal("apitest: Accept: %v", err)
		return
	}
	s.door.open(listener)
}
