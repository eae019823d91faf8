package api_test

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// shortTimeout is the timeout of an attempt that hangs before it can send anything.
const shortTimeout = 50 * time.Millisecond

// failingDialer returns a transport of net/http whose dialer always fails.
func failingDialer(fail func(context.Context) error) *http.Transport {
	return &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return nil, fail(ctx) }}
}

// unsentFaults occur before there is a connection, so the call certainly did not happen, whatever
// the error is.
func unsentFaults(authority *peertest.Authority) map[string]fault {
	is := []error{api.ErrNoAnswer}
	faults := map[string]fault{}
	add := func(name, row string, timeout time.Duration, network func(t *testing.T) (string, *http.Transport)) {
		faults[name] = fault{row: row, is: is, timeout: timeout, network: func(t *testing.T, _ *faultyCall) (string, http.RoundTripper) {
			t.Helper()
			url, transport := network(t)
			t.Cleanup(transport.CloseIdleConnections)
			return url, transport
		}}
	}
	trusting := func(t *testing.T, proxy *url.URL) *http.Transport {
		t.Helper()
		transport := authority.Transport(t)
		if proxy != nil {
			transport.Proxy = http.ProxyURL(proxy)
		}
		return transport
	}

	for name, answer := range map[string]string{
		"407":     "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
		"403":     "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
		"502":     "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
		"503":     "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 3\r\n\r\nNo.",
		"garbage": "220 mail.example.com ESMTP\r\n\r\n",
		"nothing": "",
	} {
		add("CONNECT answered with "+name, rowNoConnection, 0, func(t *testing.T) (string, *http.Transport) {
			t.Helper()
			proxy := peertest.Listen(t, peertest.ConnectProxy(answer, ""))
			return "https://api.example.com", trusting(t, &url.URL{Scheme: "http", Host: proxy.Addr()})
		})
	}
	add("CONNECT that is not answered", rowNoConnection, shortTimeout, func(t *testing.T) (string, *http.Transport) {
		t.Helper()
		proxy := peertest.Listen(t, peertest.HangInHandshake)
		return "https://api.example.com", trusting(t, &url.URL{Scheme: "http", Host: proxy.Addr()})
	})
	add("a proxy that refuses the connection", rowNoConnection, 0, func(t *testing.T) (string, *http.Transport) {
		t.Helper()
		return "https://api.example.com", trusting(t, &url.URL{Scheme: "http", Host: peertest.UnusedAddr(t)})
	})
	for name, reply := range map[string]byte{"not allowed": 2, "host unreachable": 4, "connection refused": 5} {
		add("SOCKS: "+name, rowNoConnection, 0, func(t *testing.T) (string, *http.Transport) {
			t.Helper()
			proxy := peertest.Listen(t, peertest.SOCKSProxy(0, reply, ""))
			return "https://api.example.com", trusting(t, &url.URL{Scheme: "socks5", Host: proxy.Addr()})
		})
	}
	for name, serve := range map[string]struct {
		row     string
		timeout time.Duration
		conn    func(net.Conn)
	}{
		"closed in the handshake":        {rowNoConnection, 0, peertest.CloseInHandshake},
		"an alert in the handshake":      {rowNoConnection, 0, peertest.AlertInHandshake},
		"no answer in the handshake":     {rowNoConnection, shortTimeout, peertest.HangInHandshake},
		"plain HTTP where TLS should be": {rowNoTLS, 0, peertest.PlainHTTP},
	} {
		add(name, serve.row, serve.timeout, func(t *testing.T) (string, *http.Transport) {
			t.Helper()
			return "https://" + peertest.Listen(t, serve.conn).Addr(), trusting(t, nil)
		})
	}
	for name, certificate := range map[string]func(*testing.T) tls.Certificate{
		"an expired certificate": func(t *testing.T) tls.Certificate { t.Helper(); return authority.Expired(t, "127.0.0.1") },
		"another's certificate":  func(t *testing.T) tls.Certificate { t.Helper(); return authority.Certificate(t, "example.com") },
		"an unknown authority": func(t *testing.T) tls.Certificate {
			t.Helper()
			return peertest.NewAuthority(t).Certificate(t, "127.0.0.1")
		},
	} {
		add(name, rowCertificate, 0, func(t *testing.T) (string, *http.Transport) {
			t.Helper()
			return "https://" + peertest.ListenTLS(t, certificate(t)).Addr(), trusting(t, nil)
		})
	}
	add("connection refused", rowNoConnection, 0, func(t *testing.T) (string, *http.Transport) {
		t.Helper()
		return "http://" + peertest.UnusedAddr(t), trusting(t, nil)
	})
	add("a name lookup that times out", rowNoConnection, shortTimeout, func(t *testing.T) (string, *http.Transport) {
		t.Helper()
		silent := peertest.Listen(t, peertest.HangInHandshake)
		dialer := &net.Dialer{Resolver: &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "tcp", silent.Addr())
		}}}
		transport := trusting(t, nil)
		transport.DialContext = dialer.DialContext
		return "https://api.example.com", transport
	})
	add("an error of the dialer's own", rowNoConnection, 0, func(t *testing.T) (string, *http.Transport) {
		t.Helper()
		return "https://api.example.com", failingDialer(func(context.Context) error { return errors.New("the budget is used up") })
	})
	return faults
}
