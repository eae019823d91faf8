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

// HTTP1Exchange is a request that came over HTTP/1.1.
type HTTP1Exchange struct {
	// Conn is what the answer is written to.
	Conn net.Conn

	server   *Server
	reader   *bufio.Reader
	incoming *http.Request
	request  *Request
	left     bool // the connection was closed on purpose
}

// NewHTTP1 is a server of HTTP/1.1, over TLS if there is an authority to certify
// it. It calls serve with each request, and reads the next of a connection when
// that returns.
func NewHTTP1(t testing.TB, authority *Authority, serve func(*HTTP1Exchange)) *Server {
	t.Helper()
	server := &Server{}
	scheme, config := "http", (*tls.Config)(nil)
	if authority != nil {
		scheme = "https"
		config = &tls.Config{
			Certificates: []tls.Certificate{authority.Certificate(t, "127.0.0.1")},
			NextProtos:   []string{"http/1.1"}, MinVersion: tls.VersionTLS12,
		}
	}
	server.Listener = Listen(t, func(conn net.Conn) {
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
		if exchange.left {
			return
		}
		if _, err := exchange.ReadBody(); err != nil {
			return
		}
	}
}

// Request is what came with the header.
func (e *HTTP1Exchange) Request() Request { return *e.request }

// ReadBody reads the request to its end.
func (e *HTTP1Exchange) ReadBody() ([]byte, error) {
	if e.request.Complete {
		return e.request.Body, nil
	}
	body, err := io.ReadAll(e.incoming.Body)
	if err != nil {
		return body, fmt.Errorf("the request broke off: %w", err)
	}
	e.server.completed(e.request, body)
	return body, nil
}

// Answer sends a whole answer, with its length.
func (e *HTTP1Exchange) Answer(status int, header http.Header, body string) {
	e.Begin(status, withLength(header, len(body)), body)
}

// BreakOff sends part of an answer, says that there is more, and hangs up.
func (e *HTTP1Exchange) BreakOff(status int, header http.Header, part string) {
	e.Begin(status, withLength(header, len(part)+1000), part)
	e.HangUp()
}

// Begin sends a header as it is and part of a body.
func (e *HTTP1Exchange) Begin(status int, header http.Header, part string) {
	writer := bufio.NewWriter(e.Conn)
	_, _ = fmt.Fprintf(writer, "HTTP/1.1 %03d %s\r\n", status, http.StatusText(status))
	_ = header.Write(writer)
	_, _ = writer.WriteString("\r\n" + part)
	_ = writer.Flush()
}

// Send adds to what was begun.
func (e *HTTP1Exchange) Send(part string) error {
	_, err := io.WriteString(e.Conn, part)
	return err //nolint:wrapcheck // only asked whether it is nil
}

// Raw sends these bytes in place of an answer, and hangs up.
func (e *HTTP1Exchange) Raw(bytes string) {
	_ = e.Send(bytes)
	e.HangUp()
}

// HangUp closes the connection.
func (e *HTTP1Exchange) HangUp() {
	e.left = true
	_ = e.Conn.Close()
}

// Reset closes the connection without a farewell: the client reads an error in
// place of an end.
func (e *HTTP1Exchange) Reset() {
	conn := e.Conn
	if secure, ok := conn.(*tls.Conn); ok {
		conn = secure.NetConn()
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	e.left = true
	_ = conn.Close()
}

// ClientGone waits until the client has closed the connection, but no longer than
// this.
func (e *HTTP1Exchange) ClientGone(within time.Duration) bool {
	e.left = true
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
