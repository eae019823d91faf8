package peertest

import (
	"bufio"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"testing"
	"time"
)

// HTTP1Exchange is a request that arrived over HTTP/1.1.
type HTTP1Exchange struct {
	// Conn is the connection to write the response to.
	Conn net.Conn

	server   *Server
	reader   *bufio.Reader
	incoming *http.Request
	request  *Request
	closed   bool // serve closed the connection
}

// NewHTTP1 returns an HTTP/1.1 server, over TLS unless authority is nil. It calls serve with each
// request, and reads the next request of a connection when serve returns.
func NewHTTP1(tb testing.TB, authority *Authority, serve func(*HTTP1Exchange)) *Server {
	tb.Helper()
	server := &Server{}
	scheme, config := "http", (*tls.Config)(nil)
	if authority != nil {
		scheme = "https"
		config = &tls.Config{
			Certificates: []tls.Certificate{authority.Certificate(tb, "127.0.0.1")},
			NextProtos:   []string{"http/1.1"}, MinVersion: tls.VersionTLS12,
			CurvePreferences: []tls.CurveID{tls.X25519}, // a hybrid key exchange costs more and tests nothing here
		}
	}
	server.Listener = Listen(tb, func(conn net.Conn) {
		if config != nil {
			conn = tls.Server(conn, config)
		}
		server.serveHTTP1(conn, serve)
	})
	server.URL = scheme + "://" + server.Addr()
	return server
}

func (s *Server) serveHTTP1(conn net.Conn, serve func(*HTTP1Exchange)) {
	reader := bufio.NewReader(conn)
	for {
		incoming, err := http.ReadRequest(reader)
		if err != nil {
			return
		}
		request := &Request{Method: incoming.Method, Path: incoming.URL.Path, Header: incoming.Header}
		s.add(request)
		exchange := &HTTP1Exchange{Conn: conn, server: s, reader: reader, incoming: incoming, request: request}
		serve(exchange)
		if exchange.closed {
			return
		}
		if _, err := exchange.ReadBody(); err != nil {
			return
		}
	}
}

// Request returns the request without its body, unless that was read.
func (e *HTTP1Exchange) Request() Request { return *e.request }

// ReadBody reads the rest of the request.
func (e *HTTP1Exchange) ReadBody() ([]byte, error) {
	if e.request.Complete {
		return e.request.Body, nil
	}
	body, err := io.ReadAll(e.incoming.Body)
	if err != nil {
		return body, fmt.Errorf("the request is incomplete: %w", err)
	}
	e.server.complete(e.request, body)
	return body, nil
}

// Answer sends a complete response with its length.
func (e *HTTP1Exchange) Answer(status int, header http.Header, body string) {
	e.Begin(status, withLength(header, len(body)), body)
}

// BreakOff sends part of a response whose length announces more, and closes the connection.
func (e *HTTP1Exchange) BreakOff(status int, header http.Header, part string) {
	e.Begin(status, withLength(header, len(part)+1000), part)
	e.HangUp()
}

// Begin sends a header unchanged and part of a body.
func (e *HTTP1Exchange) Begin(status int, header http.Header, part string) {
	writer := bufio.NewWriter(e.Conn)
	_, _ = fmt.Fprintf(writer, "HTTP/1.1 %03d %s\r\n", status, http.StatusText(status))
	_ = header.Write(writer)
	_, _ = writer.WriteString("\r\n" + part)
	_ = writer.Flush()
}

// Send sends more of the body.
func (e *HTTP1Exchange) Send(part string) error {
	_, err := io.WriteString(e.Conn, part)
	return err //nolint:wrapcheck // callers only compare it with nil
}

// Raw sends the bytes instead of a response and closes the connection.
func (e *HTTP1Exchange) Raw(bytes string) {
	_ = e.Send(bytes)
	e.HangUp()
}

// HangUp closes the connection.
func (e *HTTP1Exchange) HangUp() {
	e.closed = true
	_ = e.Conn.Close()
}

// Reset resets the connection, so that the client reads an error instead of EOF.
func (e *HTTP1Exchange) Reset() {
	conn := e.Conn
	if secure, ok := conn.(*tls.Conn); ok {
		conn = secure.NetConn()
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	e.closed = true
	_ = conn.Close()
}

// ClientGone waits until the client closes the connection, and reports whether it did within the
// time.
func (e *HTTP1Exchange) ClientGone(within time.Duration) bool {
	e.closed = true
	_ = e.Conn.SetReadDeadline(time.Now().Add(within))
	_, err := io.Copy(io.Discard, e.reader)
	return !errors.Is(err, os.ErrDeadlineExceeded)
}

func withLength(header http.Header, length int) http.Header {
	header = header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Length", strconv.Itoa(length))
	return header
}
