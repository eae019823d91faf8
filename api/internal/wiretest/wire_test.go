//go:build linux

// Package wiretest tries the client against peers that no one here wrote, HAProxy
// and nginx, and against servers and proxies that break every rule: each fault of
// each of them with every call of the API, and the connections that a client has by
// itself. What came of it stands in docs/wire.md.
//
//	make wire                # measures, and holds the document to it
//	make wire WIRE=-update   # writes it
//
// A call has a name that travels in a header, so both ends can be asked about it:
// how many of its requests a server saw, and a proxy before that; how many attempts
// the client owns up to; what the caller was given and told. Whatever a peer does,
// a call that is not safe to repeat is written to the wire once an attempt, and is
// never said not to have happened when the server saw it; [observation] has the
// rest of what must never be.
//
// Calls fall into classes, by what the contract and the request are: method, body,
// safe to repeat or not. The document has a column for each class that behaves in a
// way of its own.
package wiretest

import (
	"crypto/tls"
	"flag"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

var (
	wire   = flag.Bool("wire", false, "try the client against HAProxy, nginx and broken servers")
	update = flag.Bool("update", false, "write what was measured into docs/wire.md")
)

// loopback is the host of every server.
const loopback = "127.0.0.1"

// harness is what every trial is made with.
type harness struct {
	missing

	authority *peertest.Authority
	answers   map[string]string // documented, by operation
	calls     []operationtest.Call
	slots     chan struct{} // for the calls under way
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	h := &harness{authority: peertest.NewAuthority(t), answers: map[string]string{}, slots: make(chan struct{}, 150)}
	for _, call := range operationtest.Calls(t) {
		// A file is whatever comes: most of what is wrong with an answer cannot be told from it.
		// What has an idempotency key is repeated as a safe call is, and is tried in package api.
		if !call.File && call.Operation.KeyHeader == "" {
			h.calls = append(h.calls, call)
			h.answers[call.Operation.ID] = string(operationtest.Answer(t, call.Operation.ID))
		}
	}
	// The client's connections are like these.
	http.DefaultTransport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: h.authority.Pool()}
	return h
}

// tls is how a server of one version of HTTP speaks TLS.
func (h *harness) tls(t *testing.T, version string) *tls.Config {
	t.Helper()
	return &tls.Config{Certificates: []tls.Certificate{h.authority.Certificate(t, loopback)}, NextProtos: []string{alpn(version)}}
}

// try makes the calls at every peer, all at once.
func (h *harness) try(t *testing.T, trials []*trial) {
	t.Helper()
	var running sync.WaitGroup
	for _, tr := range trials {
		calls := h.calls
		if tr.few {
			calls = ofEachClass(h.calls)
		}
		running.Go(func() { tr.run(t, h.slots, calls) })
	}
	running.Wait()
}

// peer is whom the client is tried against.
type peer struct {
	name, about string
	try         func(*testing.T, *harness) []*trial
	// alone is whether nothing else may run beside it.
	alone bool
}

func peers() []peer {
	return []peer{
		{name: "HAProxy", try: haproxy, about: "HAProxy 2.6, from Debian 12 and with its stock configuration, before a server that speaks HTTP/1.1. Where that hangs up instead of answering, HAProxy tells its client to send the request again: over HTTP/2 with REFUSED_STREAM, though the server may have read all of it, and over HTTP/1.1 by hanging up as well, on a connection that was used before. It repeats by itself only where it could not connect, unless `retry-on` tells it more."},
		{name: "nginx", try: nginx, about: "nginx 1.22, from Debian 12, before the same servers. It repeats what is idempotent at the next of several servers, and POST and PATCH only if `non_idempotent` says so. What is no HTTP it takes for HTTP/0.9, and over HTTP/2 passes it on under a status of 000."},
		{name: "A server", try: direct, about: "The same servers without a proxy, over TLS."},
		{name: "HTTP/2", try: byFrame, about: "A server that speaks HTTP/2 frame by frame. After REFUSED_STREAM and GOAWAY, and with Go 1.26 after PROTOCOL_ERROR, net/http sends a request again by itself; it is let do so once an attempt, and only if the call is safe."},
		{name: "TLS", try: securely, about: "What a server does in the handshake. Nothing was sent then, but with TLS 1.3, where a client has sent its request before it learns that its certificate is missed."},
		{name: "On the way", try: onTheWay, about: "What comes between the client and a server that answers: a proxy, a name server, a dialer. `seen` is what came to the server; nothing was sent where it is 0."},
		{name: "Answers", try: answering, about: "What a server answers to a request that it read. No redirect is followed, so the key goes nowhere else."},
		{name: "Large answers", try: inBounds, alone: true, about: "Of an answer 16 MiB are read, inflated; an attempt allocates a bounded multiple of that."},
	}
}

func TestPeers(t *testing.T) {
	if !*wire {
		t.Skip("takes a minute and other people's servers: make wire")
	}
	document, err := readDocument(documentFile)
	require.NoError(t, err)
	harness := newHarness(t)
	for _, alone := range []bool{true, false} {
		t.Run(map[bool]string{true: "alone", false: "together"}[alone], func(t *testing.T) {
			for _, peer := range peers() {
				if peer.alone != alone {
					continue
				}
				t.Run(peer.name, func(t *testing.T) {
					if !alone {
						t.Parallel()
					}
					trials := peer.try(t, harness)
					hold(t, trials)
					document.measure(section{peer.name, peer.about, rowsOf(peer.name, trials)})
				})
			}
		})
	}
	if *update {
		require.NoError(t, document.write(documentFile))
	}
	for _, difference := range document.differences() {
		t.Error(difference)
	}
	fmt.Println(document.summary(), strings.Join(harness.reasons, "; ")) //nolint:forbidigo // go test shows it
}

// hold fails the test for whatever must never be.
func hold(t *testing.T, trials []*trial) {
	t.Helper()
	for _, tr := range trials {
		for _, o := range tr.observe() {
			for _, violation := range o.violations() {
				t.Errorf("%s: %s: %s: the server saw %d, the first on the way %d, in %d attempts: %v", tr, o.class, violation, o.begun, o.first, o.attempts, o.err)
			}
		}
	}
}
