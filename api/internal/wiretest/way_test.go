//go:build linux

package wiretest

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/peertest"
	"github.com/rzpkit/payments/api/internal/transport"
)

// What a client tells a proxy of itself.
const proxyUser, proxyPassword = "wire", "wire-proxy-password"

// way is how a client gets to a server, and what comes in between.
type way struct {
	conditions

	name string
	// proxy serves the connections to a proxy of this scheme, which leads to an
	// address; without it nobody listens there.
	scheme string
	proxy  func(conn net.Conn, address string)
	// choose is how the client chooses a proxy.
	choose func(*http.Request) (*url.URL, error)
	// dial is in place of the client's own way to connect, and host in place of the
	// server's address.
	dial func(ctx context.Context, network, address string) (net.Conn, error)
	host string
}

var (
	// untouched is a way that ends before anything is sent, and unheard one that ends
	// with the client's patience.
	untouched = conditions{kind: unsent}
	unheard   = conditions{kind: unsent, unheard: true}
)

// connect is a proxy that answers CONNECT with these bytes and hangs up.
func connect(name, text string) way {
	return way{name: "CONNECT: " + name, scheme: "http", conditions: untouched, proxy: func(conn net.Conn, _ string) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			_, _ = io.WriteString(conn, text)
		}
	}}
}

// socks is a SOCKS proxy that takes a password, if method is 2, and replies with a
// code, of which 0 is a connection.
func socks(name string, method, code byte, c conditions) way {
	return way{name: "SOCKS: " + name, scheme: "socks5", conditions: c, proxy: func(conn net.Conn, address string) {
		read := func() { _, _ = conn.Read(make([]byte, 512)) } // each message of the client's is one write
		read()
		_, _ = conn.Write([]byte{5, method})
		if method == 2 {
			read()
			_, _ = conn.Write([]byte{1, 0})
		}
		read()
		_, _ = conn.Write([]byte{5, code, 0, 1, 127, 0, 0, 1, 0, 0})
		if code == 0 {
			tunnel(conn, conn, address)
		}
	}}
}

// tunnel carries bytes between a client and a server until both have hung up.
func tunnel(client net.Conn, from io.Reader, address string) {
	server, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	var carrying sync.WaitGroup
	carry := func(to net.Conn, from io.Reader) {
		_, _ = io.Copy(to, from)
		_ = to.(*net.TCPConn).CloseWrite()
	}
	carrying.Go(func() { carry(server, from) })
	carrying.Go(func() { carry(client, server) })
	carrying.Wait()
	_ = server.Close()
}

// proxies are ways through one.
func proxies() []way {
	const end = "Content-Length: 0\r\n\r\n"
	silent := func(conn net.Conn, _ string) { _, _ = io.Copy(io.Discard, conn) }
	good := conditions{kind: answered}
	return []way{
		{name: "CONNECT: a tunnel", scheme: "http", conditions: good, proxy: func(conn net.Conn, address string) {
			requests := bufio.NewReader(conn)
			if _, err := http.ReadRequest(requests); err == nil {
				_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n")
				tunnel(conn, requests, address)
			}
		}},
		connect("407", "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=wire\r\n"+end),
		connect("403", "HTTP/1.1 403 Forbidden\r\n"+end),
		connect("429", "HTTP/1.1 429 Too Many Requests\r\n"+end),
		connect("502", "HTTP/1.1 502 Bad Gateway\r\n"+end),
		connect("503, come back in an hour", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3600\r\n"+end),
		connect("302", "HTTP/1.1 302 Found\r\nLocation: https://localhost:1/login\r\n"+end),
		connect("an answer that breaks off", "HTTP/1.1 502 Bad Ga"),
		connect("what is no HTTP", "220 mail.example.com ESMTP\r\n"),
		connect("hangs up", ""),
		connect("a tunnel to what is no TLS", "HTTP/1.1 200 OK\r\n\r\n220 mail.example.com ESMTP\r\n"),
		connect("a tunnel that ends at once", "HTTP/1.1 200 OK\r\n\r\n"),
		{name: "CONNECT: says nothing", scheme: "http", proxy: silent, conditions: unheard},
		{name: "CONNECT: the proxy is not there", scheme: "http", conditions: untouched},
		{name: "a choice of proxy that fails", conditions: untouched, choose: func(*http.Request) (*url.URL, error) {
			return nil, errors.New("no proxy is configured")
		}},
		{name: "CONNECT over TLS to a proxy that speaks none", scheme: "https", conditions: untouched, proxy: func(conn net.Conn, _ string) {
			peertest.PlainHTTP(conn)
		}},
		socks("a tunnel", 2, 0, good),
		socks("no way to authenticate", 0xff, 0, untouched),
		socks("a general failure", 2, 1, untouched),
		socks("not allowed", 2, 2, untouched),
		socks("the server refuses the connection", 2, 5, untouched),
		{name: "SOCKS: hangs up", scheme: "socks5", proxy: func(net.Conn, string) {}, conditions: untouched},
		{name: "SOCKS: says nothing", scheme: "socks5", proxy: silent, conditions: unheard},
	}
}

// names are ways to find a server's address.
func names(t *testing.T) []way {
	t.Helper()
	const host = "razorpay.invalid"
	return []way{
		{name: "a name that does not exist", host: host, dial: lookUp(t, dnsmessage.RCodeNameError), conditions: untouched},
		{name: "a name server that fails", host: host, dial: lookUp(t, dnsmessage.RCodeServerFailure), conditions: untouched},
		{name: "a name server that says nothing", host: host, dial: lookUp(t, silence), conditions: unheard},
		{name: "a dialer with an error of its own", conditions: untouched, dial: func(context.Context, string, string) (net.Conn, error) {
			return nil, errors.New("no way out")
		}},
		{name: "a dialer that waits", conditions: unheard, dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}},
	}
}

// silence is a name server's answer that does not come.
const silence = dnsmessage.RCode(0xffff)

// lookUp dials by a name server of the test's, which answers with a code.
func lookUp(t *testing.T, code dnsmessage.RCode) func(context.Context, string, string) (net.Conn, error) {
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
			if code == silence || message.Unpack(question[:n]) != nil {
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

// onTheWay tries the client against what is between it and the server.
func onTheWay(t *testing.T, harness *harness) []*trial {
	t.Helper()
	var trials []*trial
	for _, w := range append(proxies(), names(t)...) {
		for _, version := range []string{http1, http2} {
			behind := newServer(t, harness, harness.answersWell(), version, true)
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
				proxy := peertest.Nobody(t)
				if w.proxy != nil {
					proxy = peertest.Listen(t, func(conn net.Conn) { w.proxy(conn, address) }).Addr()
				}
				network.Proxy = http.ProxyURL(&url.URL{Scheme: w.scheme, Host: proxy, User: url.UserPassword(proxyUser, proxyPassword)})
			}
			trials = append(trials, &trial{
				fault: w.name, version: version, conditions: w.conditions,
				url: "https://" + address + "/v1", servers: []*server{behind},
				// As the client makes its own connections of http.DefaultTransport.
				options: []api.Option{api.WithHTTPClient(&http.Client{Transport: transport.NewConnections(network)})},
			})
		}
	}
	harness.try(t, trials)
	return trials
}
