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

// TestNoCallIsDoneTwiceOrDenied: many calls at once share their connections with a
// server that fails in every way it can, one way after the other, and keeps a book of
// what it did. Held against the book, no call that is not safe is done twice, none is
// sent more than once an attempt, and none that was done is told as if it was not.
func TestNoCallIsDoneTwiceOrDenied(t *testing.T) {
	t.Parallel()
	const rounds = 12 // of every operation
	authority := peertest.NewAuthority(t)
	elsewhere := "http://" + peertest.Nobody(t)
	calls := operationCalls(t)
	for _, version := range []string{"HTTP/1.1", "HTTP/2"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			books := &book{sent: map[string]int{}, done: map[string]int{}}
			failing := failingAtOnce(elsewhere, authority, version)
			serve := func(exchange peertest.Exchange) {
				id := exchange.Request().Header.Get(callID)
				nth := books.add(books.sent, id)
				seed := fnv.New64a()
				_, _ = seed.Write([]byte(id))
				turn := rand.New(rand.NewPCG(seed.Sum64(), uint64(nth))) // the same in every run
				if turn.IntN(5) == 0 {                                   // success, as far as the answer of another operation is one
					if _, err := exchange.ReadBody(); err == nil {
						books.add(books.done, id)
						exchange.Answer(http.StatusOK, nil, paymentAnswer)
					}
					return
				}
				fault := failing[turn.IntN(len(failing))]
				if _, err := exchange.ReadBody(); err != nil {
					return
				}
				if fault.row != rowRefused && fault.row != row429 && fault.row != row429Later {
					books.add(books.done, id)
				}
				fault.fail(exchange)
			}
			var url string
			if version == "HTTP/1.1" {
				url = peertest.NewHTTP1(t, authority, func(exchange *peertest.HTTP1Exchange) { serve(exchange) }).URL
			} else {
				url = peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { serve(stream) }).URL
			}
			base := authority.Transport(t)
			var dials atomic.Int64
			base.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				if dials.Add(1)%7 == 0 {
					return nil, &net.OpError{Op: "dial", Net: network, Err: net.ErrClosed}
				}
				return (&net.Dialer{}).DialContext(ctx, network, address)
			}
			client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(url),
				api.WithHTTPClient(&http.Client{Transport: own(t, base)}), api.WithRetry(4, time.Nanosecond, time.Nanosecond))
			require.NoError(t, err)

			var running sync.WaitGroup
			places := make(chan struct{}, 16)
			var unsafe, ambiguous atomic.Int64
			for round := range rounds {
				for _, call := range calls {
					running.Go(func() {
						places <- struct{}{}
						defer func() { <-places }()
						id := fmt.Sprintf("%s %d", call.method, round)
						options := []api.CallOption{api.Header(callID, id)}
						if round%3 == 0 {
							options = append(options, api.NoRetry())
						}
						err := call.do(t.Context(), client, options...)
						sent, done := books.of(id)
						happened := api.MayHaveHappened(err)
						attempts := sent // of a success they are not known
						var failed *api.Error
						if errors.As(err, &failed) {
							attempts = failed.Attempts
						}
						switch {
						case call.operation.Safe && happened:
							t.Errorf("%s: it changes nothing, %v", id, err)
						case call.operation.Safe:
							return
						case done > 1:
							t.Errorf("%s: it was done %d times, %v", id, done, err)
						case sent > attempts:
							t.Errorf("%s: it was sent %d times in %d attempts, %v", id, sent, attempts, err)
						case done > 0 && err != nil && !happened:
							t.Errorf("%s: it was done, and told as if it was not: %v", id, err)
						case done == 0 && err == nil:
							t.Errorf("%s: it was not done, and told as if it was", id)
						}
						unsafe.Add(1)
						if happened {
							ambiguous.Add(1)
						}
					})
				}
			}
			running.Wait()
			require.NotZero(t, ambiguous.Load())
			require.Less(t, ambiguous.Load(), unsafe.Load(), "some are told apart")
		})
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
