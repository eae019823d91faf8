//go:build unix

package wiretest

import (
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// largeAnswers are at the limit of what the client reads, and beyond it.
func (h *harness) largeAnswers() []behaviour {
	var all []behaviour
	add := func(name string, kind outcomeKind, serve func(peertest.Exchange)) {
		all = append(all, behaviour{name: name, serve: read(serve), conditions: conditions{kind: kind, few: true}})
	}
	inflates := func(name string, kind outcomeKind, size int) {
		add(name, kind, func(exchange peertest.Exchange) {
			good := h.good(exchange)
			exchange.Answer(http.StatusOK, zipped, zip(good)+bomb(size-len(good)))
		})
	}
	inflates("16 MiB in gzip", answered, limit)
	inflates("16 MiB and a byte in gzip", failed, limit+1)
	inflates("1 GiB in 1 MiB of gzip", failed, 1<<30)
	add("1 GiB in 1 MiB of gzip, with 400", failed, func(exchange peertest.Exchange) {
		exchange.Answer(http.StatusBadRequest, zipped, bomb(1<<30))
	})
	padded := func(name string, kind outcomeKind, size int) {
		add(name, kind, func(exchange peertest.Exchange) {
			good := h.good(exchange)
			exchange.Answer(http.StatusOK, contentType("application/json"), good+strings.Repeat(" ", size-len(good)))
		})
	}
	padded("16 MiB", answered, limit)
	padded("16 MiB and a byte", failed, limit+1)
	add("a body without end", failed, func(exchange peertest.Exchange) {
		exchange.Begin(http.StatusOK, http.Header{"Connection": {"close"}}, h.good(exchange))
		for exchange.Send(spaces) == nil {
			continue
		}
	})
	return all
}

// memory is how much an attempt may allocate, in bytes, with what the server does
// for it: some times the limit, and far less than what a bomb inflates to.
const memory = 6 * limit

// inBounds tries the client against large answers, one after the other and with
// nothing beside them, and holds what is allocated to its bound.
func inBounds(t *testing.T, harness *harness) []*trial {
	t.Helper()
	var trials []*trial
	for _, b := range harness.largeAnswers() {
		for _, version := range b.versions() {
			tr := harness.newTrial(t, b, version)
			for _, call := range ofEachClass(harness.calls) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				tr.run(t, harness.slots, []operationtest.Call{call})
				runtime.ReadMemStats(&after)
				attempts := tr.calls[len(tr.calls)-1].attempts
				if allocated := after.TotalAlloc - before.TotalAlloc; allocated > uint64(attempts)*memory {
					t.Errorf("%s: %s: %d MiB were allocated in %d attempts", tr, classOf(call), allocated>>20, attempts)
				}
			}
			trials = append(trials, tr)
		}
	}
	return trials
}
