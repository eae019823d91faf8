//go:build unix

package wiretest

import (
	"crypto/tls"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// behaviour is what a server does to each request.
type behaviour struct {
	conditions

	name string
	// serve answers over either version of HTTP, http1 and http2 over the one alone.
	// A call that only opens a connection is answered well instead.
	serve func(peertest.Exchange)
	http1 func(*peertest.HTTP1Exchange)
	http2 func(*peertest.HTTP2Stream)
	// connected is done to a connection in place of all that.
	connected func(net.Conn)
	// absent is a server that is not there.
	absent bool
	// opened is done on a connection that was opened, before the call comes.
	opened func(*peertest.HTTP2Stream)
}

// conditions are how calls are made, and what they may come to.
type conditions struct {
	kind outcomeKind
	// reused is whether each call comes on a connection that served one before.
	reused bool
	// silent is whether no answer comes, so that an attempt is short; unheard whether
	// it cannot even be sent, so that it is shorter.
	silent, unheard bool
	// few is whether one call of each class is made, because one takes much.
	few bool
	// together is whether the calls share a client, and are made at once; each again
	// and again if rounds says how often.
	together bool
	rounds   int
	// varies is whether the outcome goes by what comes first.
	varies bool
	// repeats is whether a proxy on the way may repeat requests.
	repeats bool
	// header is sent with each call.
	header http.Header
}

// versions are the versions of HTTP in which a server can behave like this.
func (b behaviour) versions() []string {
	switch {
	case b.http1 != nil:
		return []string{http1}
	case b.http2 != nil:
		return []string{http2}
	}
	return []string{http1, http2}
}

// The versions of HTTP, and what they are called in a TLS handshake.
const http1, http2 = "1.1", "2"

func alpn(version string) string { return map[string]string{http1: "http/1.1", http2: "h2"}[version] }

// server is a server that a test started.
type server struct {
	address  string
	requests func() []peertest.Request
}

// newServer serves a version of HTTP, over TLS or not, until the test ends.
func newServer(t *testing.T, harness *harness, b behaviour, version string, secure bool) *server {
	t.Helper()
	var authority *peertest.Authority
	if secure {
		authority = harness.authority
	}
	switch {
	case b.absent:
		return &server{peertest.Nobody(t), func() []peertest.Request { return nil }}
	case b.connected != nil:
		listener := peertest.Listen(t, func(conn net.Conn) {
			if secure {
				conn = tls.Server(conn, harness.tls(t, version))
			}
			b.connected(conn)
		})
		return &server{listener.Addr(), func() []peertest.Request { return nil }}
	case version == http1:
		s := peertest.NewHTTP1(t, authority, func(exchange *peertest.HTTP1Exchange) {
			switch {
			case opens(exchange):
				harness.answer(exchange)
			case b.http1 != nil:
				b.http1(exchange)
			default:
				b.serve(exchange)
			}
		})
		return &server{s.Addr(), s.Requests}
	}
	s := peertest.NewHTTP2(t, harness.authority, func(stream *peertest.HTTP2Stream) {
		switch {
		case opens(stream):
			harness.answer(stream)
			if b.opened != nil {
				b.opened(stream)
			}
		case b.http2 != nil:
			b.http2(stream)
		default:
			b.serve(stream)
		}
	})
	return &server{s.Addr(), s.Requests}
}

// callHeader names the call that a request belongs to: the operation, a dot and a
// number. Every attempt of a call has it, and a proxy passes it on.
const callHeader = "X-Call"

// opening stands in the name of a call that only opens a connection.
const opening = ".opening."

func nameOf(exchange peertest.Exchange) string {
	return http.Header.Get(exchange.Request().Header, callHeader)
}

func opens(exchange peertest.Exchange) bool { return strings.Contains(nameOf(exchange), opening) }

// good is a documented answer to the request.
func (h *harness) good(exchange peertest.Exchange) string {
	operation, _, _ := strings.Cut(nameOf(exchange), ".")
	return h.answers[operation]
}

// answer reads the request and answers as the contract has it.
func (h *harness) answer(exchange peertest.Exchange) {
	if _, err := exchange.ReadBody(); err == nil {
		exchange.Answer(http.StatusOK, contentType("application/json"), h.good(exchange))
	}
}

func contentType(value string) http.Header { return http.Header{"Content-Type": {value}} }

// tryEach tries the client against a server of each behaviour, in every version of
// HTTP, over TLS.
func (h *harness) tryEach(t *testing.T, behaviours []behaviour) []*trial {
	t.Helper()
	var trials []*trial
	for _, b := range behaviours {
		for _, version := range b.versions() {
			trials = append(trials, h.newTrial(t, b, version))
		}
	}
	h.try(t, trials)
	return trials
}

// newTrial starts a server.
func (h *harness) newTrial(t *testing.T, b behaviour, version string) *trial {
	t.Helper()
	s := newServer(t, h, b, version, true)
	return &trial{
		fault: b.name, version: version, url: "https://" + s.address + "/v1",
		servers: []*server{s}, conditions: b.conditions,
	}
}
