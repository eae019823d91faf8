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

// moment is a time within which nothing comes from who is silent.
const moment = 200 * time.Millisecond

// ownConnections are connections as a client's own, to a server of the test's.
func ownConnections(t *testing.T, base *http.Transport) *Connections {
	t.Helper()
	connections := NewConnections(base).(*Connections)
	t.Cleanup(connections.CloseIdleConnections)
	return connections
}

// now is the transport of the next call, and open how many connections one has.
func (c *Connections) now() *generation {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.current
}

func (c *Connections) open(g *generation) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(g.conns)
}

// get asks for a path and reads the answer to its end.
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

// requireTimeOut asks for a path that is not answered.
func requireTimeOut(t *testing.T, connections http.RoundTripper, url string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), moment)
	defer cancel()
	_, err := get(ctx, connections, url)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// A connection that dies without a word costs one call, over either version of HTTP
// and however many others idle: the next call connects anew.
func TestADeadConnectionCostsOneCall(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	const idle = 2 // connections over HTTP/1.1, each of which is used once before it dies
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

// What is under way on a connection when another call retires it goes on to its
// end, and then the connection is closed.
func TestCallsUnderWayOutliveTheirTransport(t *testing.T) {
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
	server.IgnorePings() // which net/http sends with the end of the call that failed
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
	first := connections.now()
	requireTimeOut(t, connections, server.URL+"/never")
	require.NotSame(t, first, connections.now())
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

// Calls that all failed on the same transport retire it once: the one that other
// calls use by then stays.
func TestATransportIsRetiredOnce(t *testing.T) {
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
	first := connections.now()
	late, cancel := context.WithTimeout(t.Context(), 5*moment)
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
	second := connections.now()
	require.NotSame(t, first, second)
	_, err = get(t.Context(), connections, server.URL)
	require.NoError(t, err)
	failing.Wait()
	require.Same(t, second, connections.now())
	require.Zero(t, connections.open(first))
	require.EqualValues(t, 2, server.Accepted())
}

// A call that fails says nothing of the connections where they show signs of life,
// where there were none, or where the call was cancelled.
func TestATransportIsNotRetired(t *testing.T) {
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
		first := connections.now()
		ctx, cancel := context.WithTimeout(t.Context(), moment)
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
		require.Same(t, first, connections.now())
	})
	t.Run("the answer began", func(t *testing.T) {
		t.Parallel()
		server, connections := start(t)
		first := connections.now()
		ctx, cancel := context.WithTimeout(t.Context(), moment)
		defer cancel()
		_, err := get(ctx, connections, server.URL+"/slowly")
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Same(t, first, connections.now())
	})
	t.Run("the call was cancelled", func(t *testing.T) {
		t.Parallel()
		server, connections := start(t)
		first := connections.now()
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(moment, cancel)
		_, err := get(ctx, connections, server.URL+"/never")
		require.ErrorIs(t, err, context.Canceled)
		require.Same(t, first, connections.now())
	})
	t.Run("the server hung up", func(t *testing.T) {
		t.Parallel()
		server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { stream.HangUp() })
		connections := ownConnections(t, authority.Transport(t))
		first := connections.now()
		_, err := get(t.Context(), connections, server.URL)
		require.Error(t, err)
		require.Same(t, first, connections.now())
	})
	// A dial that takes longer than a call has is for the next call: if it were
	// thrown away with the transport, no call would ever have a connection.
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
		first := connections.now()
		requireTimeOut(t, connections, server.URL)
		<-dialing
		require.Same(t, first, connections.now())
		close(release)
	})
}

// A connection that comes about for a retired transport is closed at once.
func TestAConnectionThatComesTooLate(t *testing.T) {
	t.Parallel()
	server := peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { exchange.Answer(200, nil, "") })
	connections := ownConnections(t, &http.Transport{})
	_, err := get(t.Context(), connections, server.URL)
	require.NoError(t, err)
	first := connections.now()
	connections.retire(first)
	_, err = get(t.Context(), first.transport, server.URL)
	require.ErrorIs(t, err, net.ErrClosed)
	require.Zero(t, connections.open(first))
	require.True(t, server.AllClosed(peertest.Patience))
}

func TestConnectionsAreLikeThoseOfTheirBase(t *testing.T) {
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
		require.True(t, base.HTTP2 == nil || base.HTTP2.SendPingTimeout == 0, "it stays as it is")
	})
	t.Run("one that is told not to speak it does not", func(t *testing.T) {
		t.Parallel()
		base := authority.Transport(t)
		base.ForceAttemptHTTP2, base.TLSNextProto = false, map[string]func(string, *tls.Conn) http.RoundTripper{}
		_, err := get(t.Context(), ownConnections(t, base), server.URL)
		require.Error(t, err, "the server speaks nothing else")
	})
	t.Run("so does one that has nothing set", func(t *testing.T) {
		t.Parallel()
		base := &http.Transport{}
		connections := ownConnections(t, base)
		connections.current.transport.TLSClientConfig.RootCAs = trust.RootCAs
		_, err := get(t.Context(), connections, server.URL)
		require.NoError(t, err)
		require.NotZero(t, connections.open(connections.now()))
	})
	t.Run("pings that are set stay", func(t *testing.T) {
		t.Parallel()
		base := &http.Transport{HTTP2: &http.HTTP2Config{SendPingTimeout: time.Minute}}
		require.Equal(t, time.Minute, ownConnections(t, base).current.transport.HTTP2.SendPingTimeout)
	})
	t.Run("what is no net/http transport is used as it is", func(t *testing.T) {
		t.Parallel()
		base := roundTrip(nil)
		require.IsType(t, base, NewConnections(base))
	})
}

// The end of a body is the end of its call, however often it is closed.
func TestABodyIsClosedTwice(t *testing.T) {
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
