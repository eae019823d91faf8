//go:build linux

package wiretest

import (
	"crypto/tls"
	"io"
	"net"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// handshakes returns servers with a fault in the TLS handshake.
func handshakes(t *testing.T, harness *harness) []behaviour {
	t.Helper()
	over := func(name string, kind outcomeKind, config *tls.Config) behaviour {
		return behaviour{name: name, conditions: conditions{kind: kind}, connected: func(conn net.Conn) {
			_, _ = io.Copy(io.Discard, tls.Server(conn, config))
		}}
	}
	with := func(certificate tls.Certificate) *tls.Config {
		return &tls.Config{Certificates: []tls.Certificate{certificate}}
	}
	good := func(change func(*tls.Config)) *tls.Config {
		config := with(harness.authority.Certificate(t, loopback))
		change(config)
		return config
	}
	instead := func(name string, connected func(net.Conn)) behaviour {
		return behaviour{name: name, connected: connected, conditions: nothingSent}
	}
	late := over("requires a client certificate, over TLS 1.3", outcomeFailed, good(func(c *tls.Config) { c.ClientAuth = tls.RequireAnyClientCert }))
	late.varies = true // depends on whether the alert arrives before the request is written
	hangs := instead("never answers the ClientHello", peertest.HangInHandshake)
	hangs.conditions = neverConnected
	return []behaviour{
		over("an untrusted authority", outcomeUnsent, with(peertest.NewAuthority(t).Certificate(t, loopback))),
		over("an expired certificate", outcomeUnsent, with(harness.authority.Expired(t, loopback))),
		over("a certificate of another host", outcomeUnsent, with(harness.authority.Certificate(t, "api.razorpay.example"))),
		over("TLS 1.1 only", outcomeUnsent, good(func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS11 })),
		over("another protocol only (ALPN)", outcomeUnsent, good(func(c *tls.Config) { c.NextProtos = []string{"spdy/3"} })),
		over("requires a client certificate, over TLS 1.2", outcomeUnsent, good(func(c *tls.Config) {
			c.ClientAuth, c.MaxVersion = tls.RequireAnyClientCert, tls.VersionTLS12
		})),
		late,
		instead("an alert after the ClientHello", peertest.AlertInHandshake),
		instead("hangs up after the ClientHello", peertest.CloseInHandshake),
		hangs,
		instead("plain HTTP", peertest.PlainHTTP),
		instead("neither TLS nor HTTP", func(conn net.Conn) {
			_, _ = conn.Read(make([]byte, 4096))
			_, _ = io.WriteString(conn, "220 mail.example.com ESMTP\r\n")
		}),
	}
}

// tryHandshakes tries the client with failing handshakes.
func tryHandshakes(t *testing.T, harness *harness) []*trial {
	t.Helper()
	var trials []*trial
	for _, b := range handshakes(t, harness) {
		s := newServer(t, harness, b, http1, false)
		trials = append(trials, &trial{
			fault: b.name, version: "–", url: "https://" + s.address + "/v1",
			servers: []*server{s}, conditions: b.conditions,
		})
	}
	harness.try(t, trials)
	return trials
}
