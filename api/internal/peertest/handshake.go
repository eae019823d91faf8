package peertest

import (
	"crypto/tls"
	"io"
	"net"
	"testing"
)

// Ways in which a TLS handshake fails although the certificate is valid, for [Listen].
var (
	// HangInHandshake reads what the client sends and never responds.
	HangInHandshake = func(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) }
	// CloseInHandshake closes the connection after the client's first message.
	CloseInHandshake = func(conn net.Conn) { _, _ = conn.Read(make([]byte, 4096)) }
	// AlertInHandshake responds with the alert handshake_failure.
	AlertInHandshake = func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 4096))
		_, _ = conn.Write([]byte{21, 3, 3, 0, 2, 2, 40})
		_, _ = io.Copy(io.Discard, conn)
	}
	// PlainHTTP responds like a server that does not speak TLS.
	PlainHTTP = func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 4096))
		_, _ = io.WriteString(conn, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
	}
)

// ListenTLS presents a certificate and does nothing after the handshake.
func ListenTLS(tb testing.TB, certificate tls.Certificate) *Listener {
	tb.Helper()
	config := &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	return Listen(tb, func(conn net.Conn) { _, _ = io.Copy(io.Discard, tls.Server(conn, config)) })
}
