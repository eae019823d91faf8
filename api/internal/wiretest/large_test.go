//go:build linux

package wiretest

import (
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// largeAnswers returns servers with responses at the client's limit and beyond it.
func (h *harness) largeAnswers() []behaviour {
	var all []behaviour
	add := func(name string, kind outcomeKind, serve func(peertest.Exchange)) {
		all = append(all, behaviour{name: name, serve: readThen(serve), conditions: conditions{kind: kind, onePerClass: true}})
	}
	inflates := func(name string, kind outcomeKind, size int) {
		add(name, kind, func(exchange peertest.Exchange) {
			good := h.documentedAnswer(exchange)
			exchange.Answer(http.StatusOK, zipped, compress(good)+bomb(size-len(good)))
		})
	}
	inflates("16 MiB in gzip", outcomeAnswered, limit)
	inflates("16 MiB and a byte in gzip", outcomeFailed, limit+1)
	inflates("1 GiB in 1 MiB of gzip", outcomeFailed, 1<<30)
	add("1 GiB in 1 MiB of gzip, with 400", outcomeFailed, func(exchange peertest.Exchange) {
		exchange.Answer(http.StatusBadRequest, zipped, bomb(1<<30))
	})
	padded := func(name string, kind outcomeKind, size int) {
		add(name, kind, func(exchange peertest.Exchange) {
			good := h.documentedAnswer(exchange)
			exchange.Answer(http.StatusOK, contentType("application/json"), good+strings.Repeat(" ", size-len(good)))
		})
	}
	padded("16 MiB", outcomeAnswered, limit)
	padded("16 MiB and a byte", outcomeFailed, limit+1)
	add("an endless body", outcomeFailed, func(exchange peertest.Exchange) {
		exchange.Begin(http.StatusOK, http.Header{"Connection": {"close"}}, h.documentedAnswer(exchange))
		for exchange.Send(spaces) == nil {
			continue
		}
	})
	return all
}

// maxAllocated is the maximum number of bytes allocated per attempt, including the server's part.
// It is a small multiple of the limit, far below the expanded size of a bomb.
const maxAllocated = 6 * limit

// tryLargeAnswers tries the client with large responses, one call at a time, and checks how many
// bytes are allocated.
func tryLargeAnswers(t *testing.T, harness *harness) []*trial {
	t.Helper()
	var trials []*trial
	for _, b := range harness.largeAnswers() {
		for _, version := range b.versions() {
			tr := harness.newTrial(t, b, version)
			for _, call := range operationtest.OnePerClass(harness.calls, 0) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				tr.run(t, harness.slots, []operationtest.Call{call})
				runtime.ReadMemStats(&after)
				attempts := tr.calls[len(tr.calls)-1].attempts
				if allocated := after.TotalAlloc - before.TotalAlloc; allocated > uint64(attempts)*maxAllocated {
					t.Errorf("%s: %s: %d MiB were allocated in %d attempts", tr, operationtest.ClassOf(call), allocated>>20, attempts)
				}
			}
			trials = append(trials, tr)
		}
	}
	return trials
}
