//go:build linux

package wiretest

import (
	"crypto/tls"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// behaviour is how a server reacts to each request.
type behaviour struct {
	conditions

	name string
	// serve handles a request over either version of HTTP; http1 and http2 are for one version
	// only. A call that only opens a connection gets a correct response instead.
	serve func(peertest.Exchange)
	http1 func(*peertest.HTTP1Exchange)
	http2 func(*peertest.HTTP2Stream)
	// connected, if set, replaces all of these. It is called with each connection.
	connected func(net.Conn)
	// absent reports whether no server listens.
	absent bool
	// opened is called on a new connection before the response to the call that only opens it, so
	// that the client is affected before the next call.
	opened func(*peertest.HTTP2Stream)
}

// conditions are how calls are made and what their outcome may be.
type conditions struct {
	kind outcomeKind
	// reused makes each call use a connection that has already served another one.
	reused bool
	// silent gives attempts a short timeout, because no response arrives. unsendable gives them an
	// even shorter one, because nothing can be sent.
	silent, unsendable bool
	// onePerClass limits the calls to one of each class, because a call is expensive.
	onePerClass bool
	// together makes all calls concurrently with one client, as often as rounds says.
	together bool
	rounds   int
	// varies reports whether the outcome depends on timing.
	varies bool
	// repeats reports whether a proxy may repeat requests.
	repeats bool
	// header is sent with each call.
	header http.Header
}

// versions returns the versions of HTTP that a behaviour applies to.
func (b behaviour) versions() []string {
	switch {
	case b.http1 != nil:
		return []string{http1}
	case b.http2 != nil:
		return []string{http2}
	}
	return []string{http1, http2}
}

// The versions of HTTP.
const http1, http2 = "1.1", "2"

func alpn(version string) string { return map[string]string{http1: "http/1.1", http2: "h2"}[version] }

// server is a server started by the test.
type server struct {
	address  string
	requests func() []peertest.Request
}

// newServer starts a server for a version of HTTP, with or without TLS, that runs until the test
// ends.
func newServer(t *testing.T, harness *harness, b behaviour, version string, secure bool) *server {
	t.Helper()
	var authority *peertest.Authority
	if secure {
		authority = harness.authority
	}
	switch {
	case b.absent:
		return &server{peertest.UnusedAddr(t), func() []peertest.Request { return nil }}
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
			case isOpening(exchange):
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
		case isOpening(stream):
			if b.opened != nil {
				b.opened(stream)
			}
			harness.answer(stream)
		case b.http2 != nil:
			b.http2(stream)
		default:
			b.serve(stream)
		}
	})
	return &server{s.Addr(), s.Requests}
}

// callHeader is the header with the name of the call that a request belongs to: the operation, a
// dot and a number. Every attempt of a call has it, and proxies forward it.
const callHeader = "X-Call"

// opening is a part of the name of a call that only opens a connection.
const opening = ".opening."

func callName(exchange peertest.Exchange) string {
	return http.Header.Get(exchange.Request().Header, callHeader)
}

func isOpening(exchange peertest.Exchange) bool { return strings.Contains(callName(exchange), opening) }

// documentedAnswer returns the documented response to the request.
func (h *harness) documentedAnswer(exchange peertest.Exchange) string {
	operation, _, _ := strings.Cut(callName(exchange), ".")
	return h.answers[operation]
}

// answer reads the request and sends the documented response.
func (h *harness) answer(exchange peertest.Exchange) {
	if _, err := exchange.ReadBody(); err == nil {
		exchange.Answer(http.StatusOK, contentType("application/json"), h.documentedAnswer(exchange))
	}
}

func contentType(value string) http.Header { return http.Header{"Content-Type": {value}} }

// tryEach tries the client with a server of each behaviour, in each version of HTTP, over TLS.
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

// newTrial returns a trial with a new server.
func (h *harness) newTrial(t *testing.T, b behaviour, version string) *trial {
	t.Helper()
	s := newServer(t, h, b, version, true)
	return &trial{
		fault: b.name, version: version, url: "https://" + s.address + "/v1",
		servers: []*server{s}, conditions: b.conditions,
	}
}
