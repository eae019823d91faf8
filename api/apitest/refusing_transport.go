package apitest

import (
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"syscall"
)

// refusingTransport is the transport of clients made with [Server.Client]. It implements the fault
// [ConnectionRefused], which a server cannot.
type refusingTransport struct {
	next   http.RoundTripper
	server *Server
}

// RoundTrip sends a request, or fails with the error of a refused dial.
func (t refusingTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	operation, _, _ := t.server.index.contract.Match(r.Method, r.URL.EscapedPath())
	if t.server.faults.take(operation.ID, atDial).fault.Kind != ConnectionRefused {
		return t.next.RoundTrip(r)
	}
	if r.Body != nil {
		_ = r.Body.Close()
	}
	// net/http calls GetConn before it dials. From this a client knows that nothing was sent.
	if trace := httptrace.ContextClientTrace(r.Context()); trace != nil && trace.GetConn != nil {
		trace.GetConn(t.server.listener.address)
	}
	address, _ := net.ResolveTCPAddr("tcp", t.server.listener.address) // cannot fail: the address is numeric
	return nil, &net.OpError{Op: "dial", Net: "tcp", Addr: address, Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
}
