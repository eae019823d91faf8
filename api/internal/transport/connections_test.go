package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// shortWait is the timeout of a request that is never answered.
const shortWait = 200 * time.Millisecond

// ownConnections returns a client's own connections to a server of the test.
func ownConnections(t *testing.T, base *http.Transport) *Connections {
	t.Helper()
	connections := NewConnections(base).(*Connections)
	t.Cleanup(connections.CloseIdleConnections)
	return connections
}

// latest returns the transport that the next call uses. Open returns the number of a transport's
// connections.
func (c *Connections) latest() *generation {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.current
}

func (c *Connections) open(g *generation) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(g.conns)
}

// get requests a path and reads the whole answer.
func get(ctx context.Context, connections http.RoundTripper, url string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, peertest.Patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	answer, err := connections.RoundTrip(request)
	if err != nil {
		return "", err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}

// requireTimeOut requests a URL that is not answered, and checks that the request times out.
func requireTimeOut(t *testing.T, connections http.RoundTripper, url string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), shortWait)
	defer cancel()
	_, err := get(ctx, connections, url)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// A connection that dies silently fails only one call, over HTTP/1.1 and HTTP/2 and however many
// other connections are idle: the next call opens a new connection.
func TestDeadConnectionFailsOneCall(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	const idle = 2 // HTTP/1.1 connections, each used once before it dies
	var warm sync.WaitGroup
	warm.Add(idle)
	answer := func(exchange peertest.Exchange) { exchange.Answer(200, nil, exchange.Request().Path) }
	for name, test := range map[string]struct {
		url  string
		idle int // connections
	}{
		"HTTP/1.1": {peertest.NewHTTP1(t, authority, func(exchange *peertest.HTTP1Exchange) {
			if exchange.Request().Path == "/warm" {
				warm.Done()
				warm.Wait()
			}
			answer(exchange)
		}).URL, idle},
		"HTTP/2": {peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { answer(stream) }).URL, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			relay := peertest.NewRelay(t, strings.TrimPrefix(test.url, "https://"))
			connections, through := ownConnections(t, authority.Transport(t)), "https://"+relay.Addr()
			var warming sync.WaitGroup
			for range test.idle {
				warming.Go(func() {
					if _, err := get(t.Context(), connections, through+"/warm"); err != nil {
						t.Error(err)
					}
				})
			}
			warming.Wait()
			relay.Silence()
			requireTimeOut(t, connections, through+"/lost")
			for range 3 {
				body, err := get(t.Context(), connections, through+"/after")
				require.NoError(t, err)
				require.Equal(t, "/after", body)
			}
		})
	}
}

// A call that is running when another call retires its transport is completed, and then its
// connection is closed.
func TestRunningCallsOutliveTheirTransport(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	arrived, released := make(chan struct{}), make(chan struct{})
	release := sync.OnceFunc(func() { close(released) })
	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
		switch stream.Request().Path {
		case "/slow":
			close(arrived)
			<-released
		case "/never":
			stream.ClientGone(peertest.Patience)
			return
		}
		stream.Answer(200, nil, stream.Request().Path)
	})
	t.Cleanup(release)
	server.IgnorePings() // net/http sends one when the failed call ends
	connections := ownConnections(t, authority.Transport(t))
	_, err := get(t.Context(), connections, server.URL+"/first")
	require.NoError(t, err)
	var slow sync.WaitGroup
	slow.Go(func() {
		body, err := get(t.Context(), connections, server.URL+"/slow")
		if err != nil || body != "/slow" {
			t.Errorf("%q, %v", body, err)
		}
	})
	<-arrived
	first := connections.latest()
	requireTimeOut(t, connections, server.URL+"/never")
	require.NotSame(t, first, connections.latest())
	_, err = get(t.Context(), connections, server.URL+"/next")
	require.NoError(t, err)
	require.EqualValues(t, 2, server.Accepted(), "the next call connected anew")
	require.EqualValues(t, 2, server.Open())

	release()
	slow.Wait()
	require.Zero(t, connections.open(first), "its last call closed it")
	connections.CloseIdleConnections()
	require.True(t, server.AllClosed(peertest.Patience))
}

// Several calls that failed on the same transport retire it only once. They must not retire its
// successor, which other calls already use.
func TestTransportIsRetiredOnce(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
		if stream.Request().Path == "/never" {
			stream.ClientGone(peertest.Patience)
			return
		}
		stream.Answer(200, nil, "")
	})
	server.IgnorePings()
	connections := ownConnections(t, authority.Transport(t))
	_, err := get(t.Context(), connections, server.URL)
	require.NoError(t, err)
	first := connections.latest()
	late, cancel := context.WithTimeout(t.Context(), 5*shortWait)
	defer cancel()
	var failing sync.WaitGroup
	for range 20 {
		failing.Go(func() {
			if _, err := get(late, connections, server.URL+"/never"); !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		})
	}
	requireTimeOut(t, connections, server.URL+"/never")
	second := connections.latest()
	require.NotSame(t, first, second)
	_, err = get(t.Context(), connections, server.URL)
	require.NoError(t, err)
	failing.Wait()
	require.Same(t, second, connections.latest())
	require.Zero(t, connections.open(first))
	require.EqualValues(t, 2, server.Accepted())
}

// A failed call does not retire its transport if a connection received something, if there was no
// connection, or if the call was cancelled.
func TestTransportIsNotRetired(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	start := func(t *testing.T) (*peertest.HTTP2Server, *Connections) {
		t.Helper()
		server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
			switch stream.Request().Path {
			case "/never":
				stream.ClientGone(peertest.Patience)
			case "/slowly":
				stream.Begin(200, nil, "x")
				stream.ClientGone(peertest.Patience)
			default:
				stream.Answer(200, nil, "")
			}
		})
		connections := ownConnections(t, authority.Transport(t))
		_, err := get(t.Context(), connections, server.URL)
		require.NoError(t, err)
		return server, connections
	}

	t.Run("another call is answered meanwhile", func(t *testing.T) {
		t.Parallel()
		server, connections := start(t)
		first := connections.latest()
		ctx, cancel := context.WithTimeout(t.Context(), shortWait)
		defer cancel()
		var failing sync.WaitGroup
		failing.Go(func() {
			if _, err := get(ctx, connections, server.URL+"/never"); !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		})
		for ctx.Err() == nil {
			_, err := get(t.Context(), connections, server.URL)
			require.NoError(t, err)
		}
		failing.Wait()
		require.Same(t, first, connections.latest())
	})
	t.Run("the answer began", func(t *testing.T) {
		t.Parallel()
		server, connections := start(t)
		first := connections.latest()
		ctx, cancel := context.WithTimeout(t.Context(), shortWait)
		defer cancel()
		_, err := get(ctx, connections, server.URL+"/slowly")
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Same(t, first, connections.latest())
	})
	t.Run("the call was cancelled", func(t *testing.T) {
		t.Parallel()
		server, connections := start(t)
		first := connections.latest()
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(shortWait, cancel)
		_, err := get(ctx, connections, server.URL+"/never")
		require.ErrorIs(t, err, context.Canceled)
		require.Same(t, first, connections.latest())
	})
	t.Run("the server hung up", func(t *testing.T) {
		t.Parallel()
		server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { stream.HangUp() })
		connections := ownConnections(t, authority.Transport(t))
		first := connections.latest()
		_, err := get(t.Context(), connections, server.URL)
		require.Error(t, err)
		require.Same(t, first, connections.latest())
	})
	// A dial that takes longer than a call can serve the next call. If the dial were discarded with
	// the transport, no call would ever get a connection.
	t.Run("it was still connecting", func(t *testing.T) {
		t.Parallel()
		base := authority.Transport(t)
		dialing, release := make(chan struct{}), make(chan struct{})
		base.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			close(dialing)
			<-release
			return (&net.Dialer{}).DialContext(ctx, network, address)
		}
		server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { stream.Answer(200, nil, "") })
		connections := ownConnections(t, base)
		first := connections.latest()
		requireTimeOut(t, connections, server.URL)
		<-dialing
		require.Same(t, first, connections.latest())
		close(release)
	})
}

// A new connection of a retired transport is closed at once.
func TestLateConnectionIsClosed(t *testing.T) {
	t.Parallel()
	server := peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { exchange.Answer(200, nil, "") })
	connections := ownConnections(t, &http.Transport{})
	_, err := get(t.Context(), connections, server.URL)
	require.NoError(t, err)
	first := connections.latest()
	connections.retire(first)
	_, err = get(t.Context(), first.transport, server.URL)
	require.ErrorIs(t, err, net.ErrClosed)
	require.Zero(t, connections.open(first))
	require.True(t, server.AllClosed(peertest.Patience))
}

func TestConnectionsInheritFromBase(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { stream.Answer(200, nil, "") })
	trust := authority.Transport(t).TLSClientConfig

	t.Run("the default speaks HTTP/2 and pings", func(t *testing.T) {
		t.Parallel()
		base := http.DefaultTransport.(*http.Transport).Clone()
		base.TLSClientConfig = trust.Clone()
		connections := ownConnections(t, base)
		_, err := get(t.Context(), connections, server.URL)
		require.NoError(t, err)
		current := connections.current.transport
		require.Equal(t, pingAfter, current.HTTP2.SendPingTimeout)
		require.Equal(t, pingTimeout, current.HTTP2.PingTimeout)
		require.Equal(t, base.IdleConnTimeout, current.IdleConnTimeout)
		require.Equal(t, base.TLSHandshakeTimeout, current.TLSHandshakeTimeout)
		require.NotNil(t, current.Proxy)
		require.True(t, base.HTTP2 == nil || base.HTTP2.SendPingTimeout == 0, "the base is not changed")
	})
	t.Run("HTTP/2 stays disabled where base disables it", func(t *testing.T) {
		t.Parallel()
		base := authority.Transport(t)
		base.ForceAttemptHTTP2, base.TLSNextProto = false, map[string]func(string, *tls.Conn) http.RoundTripper{}
		_, err := get(t.Context(), ownConnections(t, base), server.URL)
		require.Error(t, err, "the server speaks nothing else")
	})
	t.Run("a zero transport speaks HTTP/2", func(t *testing.T) {
		t.Parallel()
		base := &http.Transport{}
		connections := ownConnections(t, base)
		connections.current.transport.TLSClientConfig.RootCAs = trust.RootCAs
		_, err := get(t.Context(), connections, server.URL)
		require.NoError(t, err)
		require.NotZero(t, connections.open(connections.latest()))
	})
	t.Run("configured pings stay", func(t *testing.T) {
		t.Parallel()
		base := &http.Transport{HTTP2: &http.HTTP2Config{SendPingTimeout: time.Minute}}
		require.Equal(t, time.Minute, ownConnections(t, base).current.transport.HTTP2.SendPingTimeout)
	})
	t.Run("another RoundTripper is returned unchanged", func(t *testing.T) {
		t.Parallel()
		base := roundTrip(nil)
		require.IsType(t, base, NewConnections(base))
	})
}

// Closing a body ends its call only once.
func TestBodyClosedTwice(t *testing.T) {
	t.Parallel()
	server := peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { exchange.Answer(200, nil, "x") })
	connections := ownConnections(t, &http.Transport{})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	require.NoError(t, err)
	answer, err := connections.RoundTrip(request)
	require.NoError(t, err)
	require.Equal(t, 1, connections.current.calls)
	for range 2 {
		_ = answer.Body.Close()
		require.Zero(t, connections.current.calls)
	}
}
