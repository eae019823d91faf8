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

// bank holds one payment and takes its money once. At random it loses requests and
// answers, and gives reads that lag behind: but for each caller at most two of three
// captures are lost or followed by a read that lags, and two of three reads lost.
type bank struct {
	mu       sync.Mutex
	random   *rand.Rand
	captured int
	wrong    map[string]int // how many captures and reads went wrong, by caller
	kinds    [3]int         // how many went wrong in each way
}

// What goes wrong with a request.
const (
	lostBefore = iota // it was carried out
	lostAfter
	lagging
	nothing
)

func (b *bank) RoundTrip(r *http.Request) (*http.Response, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	wrong := b.goesWrong(r)
	if wrong == lostBefore {
		return nil, io.ErrUnexpectedEOF
	}
	show := stands("authorized", 50_000)
	switch {
	case r.Method == http.MethodPost && b.captured > 0:
		show = refuses(api.CodeBadRequest)
	case r.Method == http.MethodPost:
		b.captured++
		show = stands("captured", 50_000)
	case b.captured > 0 && wrong != lagging:
		show = stands("captured", 50_000)
	}
	if wrong == lostAfter {
		return nil, io.ErrUnexpectedEOF
	}
	return show(r)
}

func (b *bank) goesWrong(r *http.Request) int {
	way := b.random.IntN(nothing + 1)
	what := "capture "
	if r.Method == http.MethodGet && way != lagging {
		what = "read "
	}
	what += r.Header.Get("X-Caller")
	if way == nothing || way == lagging && r.Method == http.MethodPost || b.wrong[what] == 2 {
		return nothing
	}
	b.wrong[what]++
	b.kinds[way]++
	return way
}

func TestConcurrentAndRepeatedCapturesAreOne(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				bank := &bank{random: rand.New(rand.NewPCG(seed, 0)), wrong: map[string]int{}}
				client := client(t, generated.ServerURL, api.WithHTTPClient(&http.Client{Transport: bank}))
				failures := make(chan error, 100)
				var callers sync.WaitGroup
				for caller := range 50 {
					callers.Go(func() {
						for range 2 { // and once more, as a job that is run again
							_, err := client.CapturePayment(t.Context(), paymentID, capture, api.Header("X-Caller", fmt.Sprint(caller)))
							failures <- err
						}
					})
				}
				callers.Wait()
				close(failures)
				for err := range failures {
					require.NoError(t, err, "each caller is told that it is captured")
				}
				require.Equal(t, 1, bank.captured)
				require.NotContains(t, bank.kinds, 0, "something never went wrong")
			})
		})
	}
}
