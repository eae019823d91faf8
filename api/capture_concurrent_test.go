package api_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// bank holds one payment and captures it once. At random it loses requests and answers, and returns
// stale reads: for each caller at most two of three captures are lost or followed by a stale read,
// and at most two of three reads are lost.
type bank struct {
	mu             sync.Mutex
	random         *rand.Rand
	captured       int
	failures       map[string]int // by kind of request and caller
	failuresByKind [3]int         // by lostBefore, lostAfter and staleRead
}

// The ways in which a request can fail.
const (
	lostBefore = iota // the request is lost
	lostAfter
	staleRead
	noFailure
)

func (b *bank) RoundTrip(r *http.Request) (*http.Response, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	wrong := b.chooseFailure(r)
	if wrong == lostBefore {
		return nil, io.ErrUnexpectedEOF
	}
	show := respondPayment("authorized", 50_000)
	switch {
	case r.Method == http.MethodPost && b.captured > 0:
		show = refuseCapture(api.CodeBadRequest)
	case r.Method == http.MethodPost:
		b.captured++
		show = respondPayment("captured", 50_000)
	case b.captured > 0 && wrong != staleRead:
		show = respondPayment("captured", 50_000)
	}
	if wrong == lostAfter {
		return nil, io.ErrUnexpectedEOF
	}
	return show(r)
}

func (b *bank) chooseFailure(r *http.Request) int {
	way := b.random.IntN(noFailure + 1)
	what := "capture "
	if r.Method == http.MethodGet && way != staleRead {
		what = "read "
	}
	what += r.Header.Get("X-Caller")
	if way == noFailure || way == staleRead && r.Method == http.MethodPost || b.failures[what] == 2 {
		return noFailure
	}
	b.failures[what]++
	b.failuresByKind[way]++
	return way
}

func TestConcurrentCallsCaptureOnce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				bank := &bank{random: rand.New(rand.NewPCG(seed, 0)), failures: map[string]int{}}
				client := newClient(t, generated.ServerURL, api.WithHTTPClient(&http.Client{Transport: bank}))
				failures := make(chan error, 100)
				var callers sync.WaitGroup
				for caller := range 50 {
					callers.Go(func() {
						for range 2 { // twice, as when a job is run again
							_, err := client.CapturePayment(t.Context(), paymentID, capture, api.Header("X-Caller", fmt.Sprint(caller)))
							failures <- err
						}
					})
				}
				callers.Wait()
				close(failures)
				for err := range failures {
					require.NoError(t, err, "each caller gets the captured payment")
				}
				require.Equal(t, 1, bank.captured)
				require.NotContains(t, bank.failuresByKind, 0, "every kind of failure occurred")
			})
		})
	}
}
