package apitest

import (
	"crypto/tls"
	"net"
	"sync/atomic"
)

// resettableListener wraps connections, so that one can be reset at the first byte of a
// request.
type resettableListener struct {
	net.Listener

	shouldReset func() bool
}

// Accept wraps the next connection.
func (l resettableListener) Accept() (net.Conn, error) {
	connection, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &resettableConn{Conn: connection, shouldReset: l.shouldReset}, nil
}

// resettableConn is a connection that can be reset at the first byte of a request.
type resettableConn struct {
	net.Conn

	shouldReset   func() bool
	awaitsRequest atomic.Bool
}

// Read resets the connection in place of a request's first byte if shouldReset says so.
func (c *resettableConn) Read(into []byte) (int, error) {
	n, err := c.Conn.Read(into)
	if n > 0 && c.awaitsRequest.CompareAndSwap(true, false) && c.shouldReset() {
		resetTCP(c)
		return 0, net.ErrClosed
	}
	return n, err
}

// resetTCP closes a connection with a TCP reset in place of a FIN.
func resetTCP(connection net.Conn) {
	connection = withoutTLS(connection)
	if wrapped, ok := connection.(*resettableConn); ok {
		connection = wrapped.Conn
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}

// withoutTLS is the connection that TLS runs over, or the same one where there is no TLS.
func withoutTLS(connection net.Conn) net.Conn {
	if secured, ok := connection.(*tls.Conn); ok {
		return secured.NetConn()
	}
	return connection
}
