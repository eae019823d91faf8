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
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// callID is the header by which the server distinguishes calls.
const callID = "X-Call"

// serverLog records how often a server received and carried out each call.
type serverLog struct {
	mu sync.Mutex
	// sent counts how often the header of a call arrived, and done how often the call was carried
	// out.
	sent, done map[string]int
}

func (b *serverLog) add(counts map[string]int, call string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	counts[call]++
	return counts[call]
}

func (b *serverLog) count(call string) (sent, done int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sent[call], b.done[call]
}

// serve carries out a call or fails. Its choice is random but the same in every run, since it
// depends only on the call and on how often the call arrived.
func (b *serverLog) serve(exchange peertest.Exchange, failing []fault) {
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
		exchange.Answer(http.StatusOK, nil, paymentAnswer) // not every operation can decode it
		return
	}
	fault := failing[turn.IntN(len(failing))]
	if fault.row != rowRefused && fault.row != row429 && fault.row != row429Later {
		b.add(b.done, call) // carried out, without the client being told
	}
	fault.apply(&faultyCall{cancel: func() {}, shut: func() {}}, exchange)
}

// check compares the client's error with the log. It returns the contradiction, or "".
func (b *serverLog) check(call string, made operationtest.Call, err error) string {
	sent, done := b.count(call)
	attempts := sent // unknown for a success
	var failed *api.Error
	if errors.As(err, &failed) {
		attempts = failed.Attempts
	}
	safe := made.Operation.Safe
	switch happened := api.MayHaveHappened(err); {
	case safe && happened:
		return "MayHaveHappened is true for a safe call"
	case safe:
		return ""
	case done > 1 && !operationtest.ClassOf(made).IsRepeatable(): // the server recognizes a repeated key
		return fmt.Sprintf("it was carried out %d times", done)
	case sent > attempts:
		return fmt.Sprintf("it was sent %d times in %d attempts", sent, attempts)
	case done > 0 && err != nil && !happened:
		return "it was carried out, but reported as not carried out"
	case done == 0 && err == nil:
		return "it was not carried out, but reported as a success"
	}
	return ""
}

// TestNoUnsafeCallIsDoneTwiceOrDenied makes many calls at once over shared connections to a server
// that fails in every possible way and logs what it did. According to that log, no unsafe call is
// carried out twice, none is sent more than once per attempt, and no error denies a call that was
// carried out.
func TestNoUnsafeCallIsDoneTwiceOrDenied(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	elsewhere := "http://" + peertest.UnusedAddr(t)
	for _, version := range []string{"HTTP/1.1", "HTTP/2"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			done := &serverLog{sent: map[string]int{}, done: map[string]int{}}
			failing := instantFaults(elsewhere, authority, version)
			var url string
			if version == "HTTP/1.1" {
				url = peertest.NewHTTP1(t, authority, func(exchange *peertest.HTTP1Exchange) { done.serve(exchange, failing) }).URL
			} else {
				url = peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { done.serve(stream, failing) }).URL
			}
			base := authority.Transport(t)
			base.DialContext = failEvery(7)
			client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(url),
				api.WithHTTPClient(&http.Client{Transport: ownConnections(t, base)}), api.WithRetry(4, time.Nanosecond, time.Nanosecond))
			require.NoError(t, err)

			unsafe, happened := callAll(t, client, done)
			require.NotZero(t, happened)
			require.Less(t, happened, unsafe, "some unsafe calls certainly did not happen")
		})
	}
}

// callAll makes every call of the API in each round, many at once, and compares the errors with the
// log. It returns the number of unsafe calls, and of those for which MayHaveHappened is true.
func callAll(t *testing.T, client *api.Client, done *serverLog) (unsafe, happened int64) {
	t.Helper()
	const rounds, atOnce = 2, 16
	var running sync.WaitGroup
	var unsafeCalls, mayHaveHappened atomic.Int64
	slots := make(chan struct{}, atOnce)
	calls := operationtest.Calls(t)
	for round := range rounds {
		for _, call := range calls {
			running.Go(func() {
				slots <- struct{}{}
				defer func() { <-slots }()
				id := fmt.Sprintf("%s %d", call.Method, round)
				options := []api.CallOption{api.Header(callID, id)}
				if round%2 == 0 {
					options = append(options, api.NoRetry())
				}
				err := call.Do(t.Context(), client, options...)
				if complaint := done.check(id, call, err); complaint != "" {
					t.Errorf("%s: %s: %v", id, complaint, err)
				}
				if !call.Operation.Safe {
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

// failEvery returns a dial function of which every nth call fails.
func failEvery(n int64) func(ctx context.Context, network, address string) (net.Conn, error) {
	var dials atomic.Int64
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if dials.Add(1)%n == 0 {
			return nil, errors.New("no")
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
}

// instantFaults returns the faults that take no time, in a fixed order.
func instantFaults(elsewhere string, authority *peertest.Authority, version string) []fault {
	all := faults(elsewhere, authority)
	var some []fault
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fault := all[name]
		if slices.Contains(fault.versions(), version) && fault.timeout == 0 && !fault.isLong && fault.row != rowEnded && fault.row != rowEndedBefore {
			some = append(some, fault)
		}
	}
	return some
}
