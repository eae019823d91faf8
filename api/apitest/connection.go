package apitest

import (
	"crypto/tls"
	"net"
	"sync/atomic"
)

// resettableListener wraps connections so that they can be reset at the first byte of a request.
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

// Read resets the connection instead of returning a request's first byte if shouldReset returns
// true.
func (c *resettableConn) Read(into []byte) (int, error) {
	n, err := c.Conn.Read(into)
	if n > 0 && c.awaitsRequest.CompareAndSwap(true, false) && c.shouldReset() {
		resetTCP(c)
		return 0, net.ErrClosed
	}
	return n, err
}

// resetTCP closes a connection with a TCP reset instead of a FIN.
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

// withoutTLS returns the connection under TLS, or the connection itself if it has no TLS.
func withoutTLS(connection net.Conn) net.Conn {
	if secured, ok := connection.(*tls.Conn); ok {
		return secured.NetConn()
	}
	return connection
}
