//go:build linux

package wiretest

import (
	"net"
	"sync"
	"syscall"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// proxied is a proxy's configuration and the servers behind it.
type proxied struct {
	conditions

	name string
	// front and back are configuration lines for the port and for the servers.
	front, back string
	servers     []behaviour
	// late reports whether the server answers later than the proxy waits.
	late bool
	// plain reports whether the client sends plain HTTP to a TLS port.
	plain bool
}

// proxiedFaults returns the faults of a server behind a proxy with its stock configuration.
func (h *harness) proxiedFaults() []proxied {
	var all []proxied
	for _, b := range h.behaviours() {
		p := proxied{name: "the server " + b.name, servers: []behaviour{b}, conditions: b.conditions}
		p.silent, p.varies, p.late = false, false, p.silent // the proxy answers in its place
		if b.kind == outcomeUnsent {
			p.kind = outcomeFailed // it was sent to the proxy
		}
		all = append(all, p)
	}
	return all
}

// route is a port of a proxy and the servers behind it.
type route struct {
	*trial

	front, back string // lines of the configuration
	late        bool
	listener    *net.TCPListener
}

// routes opens a port for each configuration and version of HTTP, and starts the servers behind it.
// They speak plain HTTP/1.1.
func (h *harness) routes(t *testing.T, faults []proxied) []route {
	t.Helper()
	var all []route
	for _, fault := range faults {
		versions, scheme := []string{http1, http2}, "https"
		if fault.plain {
			versions, scheme = []string{http1}, "http"
		}
		for _, version := range versions {
			listener := listen(t)
			tr := &trial{
				fault: fault.name, version: version, conditions: fault.conditions,
				url: scheme + "://" + listener.Addr().String() + "/v1",
			}
			for _, b := range fault.servers {
				tr.servers = append(tr.servers, newServer(t, h, b, http1, false))
			}
			all = append(all, route{tr, fault.front, fault.back, fault.late, listener})
		}
	}
	return all
}

// tryRoutes makes every call through every port, and returns the trials.
func (h *harness) tryRoutes(t *testing.T, routes []route) []*trial {
	t.Helper()
	trials := make([]*trial, len(routes))
	for i := range routes {
		trials[i] = routes[i].trial
	}
	h.try(t, trials)
	return trials
}

func listeners(routes []route) []*net.TCPListener {
	all := make([]*net.TCPListener, len(routes))
	for i := range routes {
		all[i] = routes[i].listener
	}
	return all
}

// recordFront records the number of requests of each call that the proxy saw.
func recordFront(trials []*trial, count map[string]int) {
	for _, tr := range trials {
		tr.front = map[string]int{}
		for _, m := range tr.calls {
			tr.front[m.name] = count[m.name]
		}
	}
}

// tryDuring makes all calls with one client. When all of them have reached the server, it calls
// event with the proxy, and then the server answers. After that it makes all calls again with the
// same client.
func (h *harness) tryDuring(t *testing.T, name string, start func([]route) *process, event func(*process), kind outcomeKind) []*trial {
	t.Helper()
	var trials []*trial
	for _, version := range []string{http1, http2} {
		gate := &barrier{calls: len(h.calls), open: make(chan struct{})}
		behind := behaviour{serve: readThen(func(exchange peertest.Exchange) {
			gate.wait()
			h.answer(exchange)
		})}
		listener := listen(t)
		first := &trial{
			fault: name + " while the server has all calls", version: version, url: "https://" + listener.Addr().String() + "/v1",
			servers:    []*server{newServer(t, h, behind, http1, false)},
			conditions: conditions{kind: kind, reused: true, together: true},
		}
		proxy := start([]route{{trial: first, listener: listener}})
		gate.event = func() { event(proxy) }
		h.try(t, []*trial{first})
		second := &trial{
			fault: name + ", and calls afterwards", version: version, servers: first.servers, shared: first.shared,
			conditions: conditions{kind: outcomeAnswered, reused: true, together: true, varies: true}, // depends on when the connection ends
		}
		h.try(t, []*trial{second})
		proxy.kill()
		trials = append(trials, first, second)
	}
	return trials
}

func signal(signal syscall.Signal) func(*process) { return func(p *process) { p.signal(signal) } }

// barrier holds requests until all calls have arrived, and then triggers event.
type barrier struct {
	calls int
	event func()
	open  chan struct{}

	mu      sync.Mutex
	arrived int
}

func (g *barrier) wait() {
	g.mu.Lock()
	g.arrived++
	if g.arrived == g.calls {
		g.event()
		close(g.open)
	}
	g.mu.Unlock()
	<-g.open
}
