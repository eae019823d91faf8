//go:build linux

// Package wiretest tests the client with foreign peers, HAProxy and nginx, and with servers and
// proxies that break every rule. It makes every call of the API for each fault of each peer, over
// the connections that a client has by default. The results are in docs/wire.md.
//
//	make wire                # measures, and compares with the document
//	make wire WIRE=-update   # writes the document
//	make wire WIRE=-few      # compares as well, in less than half the time: one call of each class
//
// Every call has a name that is sent in a header, so both ends can be asked about it: how many of
// its requests the server saw, and a proxy before it; how many attempts the client logged; what the
// caller got. Whatever a peer does, an unsafe call is written only once per attempt, and is never
// reported as not done if the server saw it; [observation] checks what else must never happen.
//
// Calls belong to classes by method, body, and whether they are safe to repeat. The document has a
// column for each class that behaves differently.
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
	few    = flag.Bool("few", false, "make one call of each class, instead of every call of the API")
)

// loopback is the host of every server.
const loopback = "127.0.0.1"

// harness is what all trials share.
type harness struct {
	missingPrograms

	authority *peertest.Authority
	answers   map[string]string // documented answers by operation
	calls     []operationtest.Call
	slots     chan struct{} // limits the calls under way
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	h := &harness{authority: peertest.NewAuthority(t), answers: map[string]string{}, slots: make(chan struct{}, 150)}
	for _, call := range operationtest.Calls(t) {
		// Any bytes can be a file, so most faults of an answer could not be noticed. A call with an
		// idempotency key is repeated like a safe one, which package api tests.
		if !call.IsFile && call.Operation.KeyHeader == "" {
			h.calls = append(h.calls, call)
			h.answers[call.Operation.ID] = string(operationtest.Answer(t, call.Operation.ID))
		}
	}
	if *few {
		h.calls = operationtest.OnePerClass(h.calls, 0)
	}
	// The client's own connections are made from these.
	http.DefaultTransport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: h.authority.Pool()}
	return h
}

// tls returns the TLS configuration of a server for one version of HTTP.
func (h *harness) tls(t *testing.T, version string) *tls.Config {
	t.Helper()
	return &tls.Config{Certificates: []tls.Certificate{h.authority.Certificate(t, loopback)}, NextProtos: []string{alpn(version)}}
}

// try makes the calls of all trials at once.
func (h *harness) try(t *testing.T, trials []*trial) {
	t.Helper()
	var running sync.WaitGroup
	for _, tr := range trials {
		calls := h.calls
		if tr.onePerClass {
			calls = operationtest.OnePerClass(h.calls, 0)
		}
		running.Go(func() { tr.run(t, h.slots, calls) })
	}
	running.Wait()
}

// peer is what the client is tried with.
type peer struct {
	name, about string
	try         func(*testing.T, *harness) []*trial
	// alone says that nothing else may run at the same time.
	alone bool
}

func peers() []peer {
	return []peer{
		{name: "HAProxy", try: tryHAProxy, about: "HAProxy 2.6, from Debian 12 and with its stock configuration, before a server that speaks HTTP/1.1. Where that hangs up instead of answering, HAProxy tells its client to send the request again: over HTTP/2 with REFUSED_STREAM, though the server may have read all of it, and over HTTP/1.1 by hanging up as well, on a connection that was used before. It repeats by itself only where it could not connect, unless `retry-on` tells it more."},
		{name: "nginx", try: tryNginx, about: "nginx 1.22, from Debian 12, before the same servers. It repeats what is idempotent at the next of several servers, and POST and PATCH only if `non_idempotent` says so. What is no HTTP it takes for HTTP/0.9, and over HTTP/2 passes it on under a status of 000."},
		{name: "A server", try: tryDirectly, about: "The same servers without a proxy, over TLS."},
		{name: "HTTP/2", try: tryFrames, about: "A server that speaks HTTP/2 frame by frame. After REFUSED_STREAM and GOAWAY, and with Go 1.26 after PROTOCOL_ERROR, net/http sends a request again by itself; it is let do so once an attempt, and only if the call is safe."},
		{name: "TLS", try: tryHandshakes, about: "What a server does in the handshake. Nothing was sent then, but with TLS 1.3, where a client has sent its request before it learns that its certificate is missed."},
		{name: "On the way", try: tryPaths, about: "What comes between the client and a server that answers: a proxy, a name server, a dialer. `seen` is what came to the server; nothing was sent where it is 0."},
		{name: "Answers", try: tryAnswers, about: "What a server answers to a request that it read. No redirect is followed, so the key goes nowhere else."},
		{name: "Large answers", try: tryLargeAnswers, alone: true, about: "Of an answer 16 MiB are read, inflated; an attempt allocates a bounded multiple of that."},
	}
}

func TestPeers(t *testing.T) {
	if !*wire {
		t.Skip("takes a minute and other people's servers: make wire")
	}
	require.False(t, *few && *update, "the document is written of every call")
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
					requireNoViolations(t, trials)
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

// requireNoViolations fails the test for whatever must never happen.
func requireNoViolations(t *testing.T, trials []*trial) {
	t.Helper()
	for _, tr := range trials {
		for _, o := range tr.observe() {
			for _, violation := range o.violations() {
				t.Errorf("%s: %s: %s: the server saw %d, the first on the way %d, in %d attempts: %v", tr, o.class, violation, o.begun, o.first, o.attempts, o.err)
			}
		}
	}
}
