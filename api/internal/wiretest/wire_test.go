//go:build linux

// Package wiretest tests the client with other implementations, HAProxy and nginx, and with servers
// and proxies that violate the protocols. It makes every call of the API for each fault of each
// peer, over the client's default connections. The results are in docs/wire.md.
//
//	make wire                # measures, and compares with the document
//	make wire WIRE=-update   # writes the document
//	make wire WIRE=-few      # compares as well, in less than half the time: one call of each class
//
// Every call has a name that is sent in a header, so that both ends can report about it: the number
// of its requests that the server saw, and a proxy before it; the number of attempts that the
// client logged; the caller's result. Whatever a peer does, an unsafe call is written only once per
// attempt, and is never reported as not happened if the server saw it. [observation] lists what
// else must never happen.
//
// Calls are grouped into classes by method, body, and whether they are safe to repeat. Where
// classes differ, the document shows the outcome of each.
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
	wire   = flag.Bool("wire", false, "test the client with HAProxy, nginx and broken servers")
	update = flag.Bool("update", false, "write the results to docs/wire.md")
	few    = flag.Bool("few", false, "make one call of each class, instead of every call of the API")
)

// loopback is the host of every server.
const loopback = "127.0.0.1"

// harness is shared by all trials.
type harness struct {
	missingPrograms

	authority *peertest.Authority
	answers   map[string]string // documented responses by operation
	calls     []operationtest.Call
	slots     chan struct{} // limits the number of concurrent calls
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	h := &harness{authority: peertest.NewAuthority(t), answers: map[string]string{}, slots: make(chan struct{}, 150)}
	for _, call := range operationtest.Calls(t) {
		// Any bytes are a valid file, so most faults of such a response could not be noticed. A
		// call with an idempotency key is retried like a safe one; package api tests that.
		if !call.IsFile && call.Operation.KeyHeader == "" {
			h.calls = append(h.calls, call)
			h.answers[call.Operation.ID] = string(operationtest.Answer(t, call.Operation.ID))
		}
	}
	if *few {
		h.calls = operationtest.OnePerClass(h.calls, 0)
	}
	// The client makes its default connections from this transport.
	http.DefaultTransport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: h.authority.Pool()}
	return h
}

// tls returns the TLS configuration of a server for one version of HTTP.
func (h *harness) tls(t *testing.T, version string) *tls.Config {
	t.Helper()
	return &tls.Config{Certificates: []tls.Certificate{h.authority.Certificate(t, loopback)}, NextProtos: []string{alpn(version)}}
}

// try makes the calls of all trials concurrently.
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

// peer is a kind of server or network that the client is tested with.
type peer struct {
	name, about string
	try         func(*testing.T, *harness) []*trial
	// alone reports whether nothing else may run at the same time.
	alone bool
}

func peers() []peer {
	return []peer{
		{name: "HAProxy", try: tryHAProxy, about: "HAProxy 2.6 from Debian 12, with its stock configuration, in front of a server that speaks HTTP/1.1. If the server hangs up instead of answering, HAProxy tells its client to send the request again, although the server may have read all of it: over HTTP/2 with REFUSED_STREAM, and over HTTP/1.1 by hanging up as well, on a reused connection. It repeats a request on its own only if it could not connect, unless `retry-on` allows more."},
		{name: "nginx", try: tryNginx, about: "nginx 1.22 from Debian 12, in front of the same servers. If there are several, it repeats idempotent requests at the next server, and POST and PATCH only with `non_idempotent`. It takes a response that is not HTTP for HTTP/0.9, and over HTTP/2 forwards it with the status 000."},
		{name: "A server", try: tryDirectly, about: "The same servers without a proxy, over TLS."},
		{name: "HTTP/2", try: tryFrames, about: "A server that writes HTTP/2 frame by frame. After REFUSED_STREAM and GOAWAY, and with Go 1.26 after PROTOCOL_ERROR, net/http sends a request again on its own; the client allows that once per attempt, and only if the call is safe."},
		{name: "TLS", try: tryHandshakes, about: "What a server does in the handshake. Nothing was sent by then, except with TLS 1.3, where a client sends its request before it learns that the server requires a certificate."},
		{name: "On the way", try: tryPaths, about: "What is between the client and a correct server: a proxy, a name server, a dialer. `seen` is what reached the server; where it is 0, nothing was sent."},
		{name: "Answers", try: tryAnswers, about: "How a server answers a request that it has read. No redirect is followed, so the key goes to no other host."},
		{name: "Large answers", try: tryLargeAnswers, alone: true, about: "The client reads at most 16 MiB of a response, after decompression; an attempt allocates a bounded multiple of that."},
	}
}

func TestPeers(t *testing.T) {
	if !*wire {
		t.Skip("takes a minute and needs HAProxy and nginx: run make wire")
	}
	require.False(t, *few && *update, "-update needs every call")
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

// requireNoViolations fails the test for each violation.
func requireNoViolations(t *testing.T, trials []*trial) {
	t.Helper()
	for _, tr := range trials {
		for _, o := range tr.observe() {
			for _, violation := range o.violations() {
				t.Errorf("%s: %s: %s: the server saw %d, the first server %d, in %d attempts: %v", tr, o.class, violation, o.begun, o.first, o.attempts, o.err)
			}
		}
	}
}
