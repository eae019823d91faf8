//go:build linux

package wiretest

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/peertest"
	"github.com/rzpkit/payments/api/internal/transport"
)

// The credentials for a proxy.
const proxyUser, proxyPassword = "wire", "wire-proxy-password"

// connectionPath is the way from a client to a server: a proxy, a name server, a dialer.
type connectionPath struct {
	conditions

	name string
	// proxy serves connections to a proxy with this scheme. It gets the server's address, to
	// forward to. If it is nil, nothing listens at the proxy's address.
	scheme string
	proxy  func(conn net.Conn, address string)
	// choose is the client's Proxy function.
	choose func(*http.Request) (*url.URL, error)
	// dial replaces the client's dial function, and host the server's address.
	dial func(ctx context.Context, network, address string) (net.Conn, error)
	host string
}

var (
	// nothingSent is a failure before anything is sent. neverConnected is one that ends with the
	// attempt's timeout.
	nothingSent    = conditions{kind: outcomeUnsent}
	neverConnected = conditions{kind: outcomeUnsent, unsendable: true}
)

// connectProxy returns a path through a proxy that responds to CONNECT with text and closes the
// connection.
func connectProxy(name, text string) connectionPath {
	return connectionPath{name: "CONNECT: " + name, scheme: "http", conditions: nothingSent, proxy: func(conn net.Conn, _ string) {
		peertest.ConnectProxy(text, "")(conn)
	}}
}

// socksProxy returns a path through a SOCKS proxy that selects an authentication method and replies
// with a code; 0 opens a tunnel.
func socksProxy(name string, method, code byte, c conditions) connectionPath {
	return connectionPath{name: "SOCKS: " + name, scheme: "socks5", conditions: c, proxy: func(conn net.Conn, address string) {
		peertest.SOCKSProxy(method, code, address)(conn)
	}}
}

// proxies returns paths through a proxy.
func proxies() []connectionPath {
	const end = "Content-Length: 0\r\n\r\n"
	silent := func(conn net.Conn, _ string) { _, _ = io.Copy(io.Discard, conn) }
	good := conditions{kind: outcomeAnswered}
	return []connectionPath{
		{name: "CONNECT: a tunnel", scheme: "http", conditions: good, proxy: func(conn net.Conn, address string) {
			peertest.ConnectProxy("HTTP/1.1 200 OK\r\n\r\n", address)(conn)
		}},
		connectProxy("407", "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=wire\r\n"+end),
		connectProxy("403", "HTTP/1.1 403 Forbidden\r\n"+end),
		connectProxy("429", "HTTP/1.1 429 Too Many Requests\r\n"+end),
		connectProxy("502", "HTTP/1.1 502 Bad Gateway\r\n"+end),
		connectProxy("503, `Retry-After: 3600`", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3600\r\n"+end),
		connectProxy("302", "HTTP/1.1 302 Found\r\nLocation: https://localhost:1/login\r\n"+end),
		connectProxy("a truncated response", "HTTP/1.1 502 Bad Ga"),
		connectProxy("not HTTP", "220 mail.example.com ESMTP\r\n"),
		connectProxy("hangs up", ""),
		connectProxy("a tunnel to a server without TLS", "HTTP/1.1 200 OK\r\n\r\n220 mail.example.com ESMTP\r\n"),
		connectProxy("a tunnel that ends at once", "HTTP/1.1 200 OK\r\n\r\n"),
		{name: "CONNECT: sends nothing", scheme: "http", proxy: silent, conditions: neverConnected},
		{name: "CONNECT: no proxy listens", scheme: "http", conditions: nothingSent},
		{name: "a Proxy function that fails", conditions: nothingSent, choose: func(*http.Request) (*url.URL, error) {
			return nil, errors.New("no proxy is configured")
		}},
		{name: "CONNECT over TLS to a proxy without TLS", scheme: "https", conditions: nothingSent, proxy: func(conn net.Conn, _ string) {
			peertest.PlainHTTP(conn)
		}},
		socksProxy("a tunnel", 2, 0, good),
		socksProxy("no way to authenticate", 0xff, 0, nothingSent),
		socksProxy("a general failure", 2, 1, nothingSent),
		socksProxy("not allowed", 2, 2, nothingSent),
		socksProxy("the server refuses the connection", 2, 5, nothingSent),
		{name: "SOCKS: hangs up", scheme: "socks5", proxy: func(net.Conn, string) {}, conditions: nothingSent},
		{name: "SOCKS: sends nothing", scheme: "socks5", proxy: silent, conditions: neverConnected},
	}
}

// nameServers returns paths that differ in how a server's address is resolved.
func nameServers(t *testing.T) []connectionPath {
	t.Helper()
	const host = "razorpay.invalid"
	return []connectionPath{
		{name: "a name that does not exist", host: host, dial: resolveWith(t, dnsmessage.RCodeNameError), conditions: nothingSent},
		{name: "a name server that fails", host: host, dial: resolveWith(t, dnsmessage.RCodeServerFailure), conditions: nothingSent},
		{name: "a name server that does not respond", host: host, dial: resolveWith(t, noReply), conditions: neverConnected},
		{name: "a dialer with its own error", conditions: nothingSent, dial: func(context.Context, string, string) (net.Conn, error) {
			return nil, errors.New("no way out")
		}},
		{name: "a dialer that waits", conditions: neverConnected, dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}},
	}
}

// noReply stands for a name server that does not respond.
const noReply = dnsmessage.RCode(0xffff)

// resolveWith returns a dial function with a name server of its own, which responds with the code.
func resolveWith(t *testing.T, code dnsmessage.RCode) func(context.Context, string, string) (net.Conn, error) {
	t.Helper()
	conn, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		for question := make([]byte, 1500); ; {
			n, from, err := conn.ReadFromUDP(question)
			if err != nil {
				return
			}
			var message dnsmessage.Message
			if code == noReply || message.Unpack(question[:n]) != nil {
				continue
			}
			message.Response, message.RCode, message.Additionals = true, code, nil
			if packed, err := message.Pack(); err == nil {
				_, _ = conn.WriteToUDP(packed, from)
			}
		}
	}()
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp4", conn.LocalAddr().String())
	}}
	return (&net.Dialer{Resolver: resolver}).DialContext
}

// tryPaths tries the client with faults on the way to the server.
func tryPaths(t *testing.T, harness *harness) []*trial {
	t.Helper()
	var trials []*trial
	for _, w := range append(proxies(), nameServers(t)...) {
		for _, version := range []string{http1, http2} {
			behind := newServer(t, harness, harness.goodServer(), version, true)
			network := http.DefaultTransport.(*http.Transport).Clone()
			if w.dial != nil {
				network.DialContext = w.dial
			}
			address := behind.address
			if w.host != "" {
				address = w.host
			}
			if w.choose != nil {
				network.Proxy = w.choose
			}
			if w.scheme != "" {
				proxy := peertest.UnusedAddr(t)
				if w.proxy != nil {
					proxy = peertest.Listen(t, func(conn net.Conn) { w.proxy(conn, address) }).Addr()
				}
				network.Proxy = http.ProxyURL(&url.URL{Scheme: w.scheme, Host: proxy, User: url.UserPassword(proxyUser, proxyPassword)})
			}
			trials = append(trials, &trial{
				fault: w.name, version: version, conditions: w.conditions,
				url: "https://" + address + "/v1", servers: []*server{behind},
				// The client makes its default connections from http.DefaultTransport in the same
				// way.
				options: []api.Option{api.WithHTTPClient(&http.Client{Transport: transport.NewConnections(network)})},
			})
		}
	}
	harness.try(t, trials)
	return trials
}
