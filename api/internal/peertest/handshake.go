package peertest

import (
	"crypto/tls"
	"io"
	"net"
	"testing"
)

// The ways in which a TLS handshake fails that are not a certificate's fault, for
// [Listen].
var (
	// HangInHandshake takes what the client says and never answers.
	HangInHandshake = func(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) }
	// CloseInHandshake hangs up after the client's first words.
	CloseInHandshake = func(conn net.Conn) { _, _ = conn.Read(make([]byte, 4096)) }
	// AlertInHandshake answers with the alert handshake_failure.
	AlertInHandshake = func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 4096))
		_, _ = conn.Write([]byte{21, 3, 3, 0, 2, 2, 40})
		_, _ = io.Copy(io.Discard, conn)
	}
	// PlainHTTP answers as a server that does not speak TLS.
	PlainHTTP = func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 4096))
		_, _ = io.WriteString(conn, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
	}
)

// ListenTLS presents a certificate and, to a client that takes it, does nothing.
func ListenTLS(t testing.TB, certificate tls.Certificate) *Listener {
	t.Helper()
	config := &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	return Listen(t, func(conn net.Conn) { _, _ = io.Copy(io.Discard, tls.Server(conn, config)) })
}
