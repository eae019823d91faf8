package api_test

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// callID is the header by which the server of the sweep tells calls apart.
const callID = "X-Call"

// book is what a server did, by call.
type book struct {
	mu sync.Mutex
	// sent is how often the header of a call came, and done how often it was carried out.
	sent, done map[string]int
}

func (b *book) add(counts map[string]int, call string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	counts[call]++
	return counts[call]
}

func (b *book) of(call string) (sent, done int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sent[call], b.done[call]
}

// serve carries a call out, or fails in a way that is another each time it comes and
// the same in every run.
func (b *book) serve(exchange peertest.Exchange, failing []fault) {
	call := exchange.Request().Header.Get(callID)
	nth := b.add(b.sent, call)
	seed := fnv.New64a()
	_, _ = seed.Write([]byte(call))
	turn := rand.New(rand.NewPCG(seed.Sum64(), uint64(nth)))
	if _, err := exchange.ReadBody(); err != nil {
		return
	}
	if turn.IntN(5) == 0 {
		b.add(b.done, call)
		exchange.Answer(http.StatusOK, nil, paymentAnswer) // which not every operation can read
		return
	}
	fault := failing[turn.IntN(len(failing))]
	if fault.row != rowRefused && fault.row != row429 && fault.row != row429Later {
		b.add(b.done, call) // and nobody is told
	}
	fault.fail(exchange)
}

// hold says what the client told that is not as the book has it.
func (b *book) hold(call string, made operationCall, err error) string {
	sent, done := b.of(call)
	attempts := sent // of a success they are not known
	var failed *api.Error
	if errors.As(err, &failed) {
		attempts = failed.Attempts
	}
	safe := made.operation.Safe
	switch happened := api.MayHaveHappened(err); {
	case safe && happened:
		return "it changes nothing"
	case safe:
		return ""
	case done > 1 && !made.repeatable(): // the server knows one with a key
		return fmt.Sprintf("it was done %d times", done)
	case sent > attempts:
		return fmt.Sprintf("it was sent %d times in %d attempts", sent, attempts)
	case done > 0 && err != nil && !happened:
		return "it was done, and told as if it was not"
	case done == 0 && err == nil:
		return "it was not done, and told as if it was"
	}
	return ""
}

// TestNoCallIsDoneTwiceOrDenied: many calls at once share their connections with a
// server that fails in every way it can, one way after the other, and keeps a book of
// what it did. Held against the book, no call that is not safe is done twice, none is
// sent more than once an attempt, and none that was done is told as if it was not.
func TestNoCallIsDoneTwiceOrDenied(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	elsewhere := "http://" + peertest.Nobody(t)
	for _, version := range []string{"HTTP/1.1", "HTTP/2"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			done := &book{sent: map[string]int{}, done: map[string]int{}}
			failing := failingAtOnce(elsewhere, authority, version)
			var url string
			if version == "HTTP/1.1" {
				url = peertest.NewHTTP1(t, authority, func(exchange *peertest.HTTP1Exchange) { done.serve(exchange, failing) }).URL
			} else {
				url = peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { done.serve(stream, failing) }).URL
			}
			base := authority.Transport(t)
			base.DialContext = failingNow(7)
			client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(url),
				api.WithHTTPClient(&http.Client{Transport: own(t, base)}), api.WithRetry(4, time.Nanosecond, time.Nanosecond))
			require.NoError(t, err)

			unsafe, happened := callAll(t, client, done)
			require.NotZero(t, happened)
			require.Less(t, happened, unsafe, "it is not said of all of them")
		})
	}
}

// callAll makes every call of the API in each round, many at once, and holds what the
// client tells of each against the book. It counts the calls that are not safe, and
// those of them that may have happened.
func callAll(t *testing.T, client *api.Client, done *book) (unsafe, happened int64) {
	t.Helper()
	const rounds, atOnce = 12, 16
	var running sync.WaitGroup
	var unsafeCalls, mayHaveHappened atomic.Int64
	places := make(chan struct{}, atOnce)
	for round := range rounds {
		for _, call := range operationCalls(t) {
			running.Go(func() {
				places <- struct{}{}
				defer func() { <-places }()
				id := fmt.Sprintf("%s %d", call.method, round)
				options := []api.CallOption{api.Header(callID, id)}
				if round%3 == 0 {
					options = append(options, api.NoRetry())
				}
				err := call.do(t.Context(), client, options...)
				if complaint := done.hold(id, call, err); complaint != "" {
					t.Errorf("%s: %s: %v", id, complaint, err)
				}
				if !call.operation.Safe {
					unsafeCalls.Add(1)
					if api.MayHaveHappened(err) {
						mayHaveHappened.Add(1)
					}
				}
			})
		}
	}
	running.Wait()
	return unsafeCalls.Load(), mayHaveHappened.Load()
}

// failingNow dials, and fails every so many times.
func failingNow(every int64) func(ctx context.Context, network, address string) (net.Conn, error) {
	var dials atomic.Int64
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if dials.Add(1)%every == 0 {
			return nil, errors.New("no")
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
}

// failingAtOnce are the faults of a server that take no time, in a fixed order.
func failingAtOnce(elsewhere string, authority *peertest.Authority, version string) []fault {
	all := faults(elsewhere, authority)
	var some []fault
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fault := all[name]
		if slices.Contains(fault.versions(), version) && fault.timeout == 0 && !fault.long && fault.row != rowEnded && fault.row != rowEndedBefore {
			some = append(some, fault)
		}
	}
	return some
}

// fail does with a request, which was read to its end, what the fault is.
func (f fault) fail(exchange peertest.Exchange) {
	call := &faultyCall{cancel: func() {}}
	switch exchange := exchange.(type) {
	case *peertest.HTTP1Exchange:
		if f.http1 != nil {
			f.http1(call, exchange)
			return
		}
	case *peertest.HTTP2Stream:
		if f.http2 != nil {
			f.http2(call, exchange)
			return
		}
	}
	f.serve(call, exchange)
}
