package sqlseen_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

const (
	duplicates = 50
	processes  = 5 // each with its own pool
	events     = 10
)

// atOnce calls do concurrently, once for each duplicate.
func atOnce(do func(n int)) {
	start := make(chan struct{})
	var group sync.WaitGroup
	for n := range duplicates {
		group.Go(func() {
			<-start
			do(n)
		})
	}
	close(start)
	group.Wait()
}

// The delivery that claims the event works until all others have been answered.
func testDuplicates(t *testing.T, database database) {
	t.Helper()
	var handled atomic.Int64
	answered := make(chan struct{}, duplicates)
	handle := func(ctx context.Context, _ *webhook.Event) error {
		handled.Add(1)
		for range duplicates - 1 {
			select {
			case <-answered:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}
	handlers := make([]http.Handler, processes)
	for n := range handlers {
		seen, _ := database.seen(t)
		handler, err := newHandler(seen, handle)
		require.NoError(t, err)
		handlers[n] = handler
	}
	for event := range events {
		id := fmt.Sprint("evt_", event)
		statuses := make([]int, duplicates)
		atOnce(func(n int) {
			statuses[n] = deliver(handlers[n%processes], id)
			if statuses[n] != http.StatusOK {
				answered <- struct{}{}
			}
		})
		slices.Sort(statuses)
		want := append([]int{http.StatusOK}, slices.Repeat([]int{http.StatusServiceUnavailable}, duplicates-1)...)
		require.Equal(t, want, statuses)
		require.EqualValues(t, event+1, handled.Load())
		for _, handler := range handlers {
			require.Equal(t, http.StatusOK, deliver(handler, id))
		}
		require.EqualValues(t, event+1, handled.Load(), "a later delivery is not handled again")
	}
}

func testDuplicatesOfAnExpiredClaim(t *testing.T, database database) {
	t.Helper()
	var memories [processes]*sqlseen.Seen
	for n := range memories {
		memories[n], _ = database.seen(t)
	}
	db := database.pool(t)
	for event := range events {
		id := fmt.Sprint("evt_", event)
		_, state := begin(t, memories[0], id)
		require.Equal(t, "claimed", state)
		database.age(t, db, time.Hour)
		var claimed atomic.Int64
		atOnce(func(n int) {
			if _, err := memories[n%processes].Begin(t.Context(), id); err == nil {
				claimed.Add(1)
			}
		})
		require.EqualValues(t, 1, claimed.Load())
	}
}

func testServer(t *testing.T, database database) {
	t.Helper()
	seen, _ := database.seen(t)
	var handled atomic.Int64
	handler, err := webhook.NewHandler(webhook.Config{
		Secrets: []webhook.Secret{apitest.WebhookSecret}, Seen: seen,
		Handle: func(context.Context, *webhook.Event) error { handled.Add(1); return nil },
	})
	require.NoError(t, err)
	shop := httptest.NewServer(handler)
	t.Cleanup(shop.Close)
	srv := apitest.NewServer(t, apitest.WebhookTo(shop.URL, "", apitest.Repeated(duplicates-1)))
	srv.StartDowntime(generated.Downtime{Method: "upi", Severity: generated.DowntimeSeverityHigh})
	require.Equal(t, duplicates, srv.DeliverWebhooks(t.Context()))
	require.EqualValues(t, 1, handled.Load())
}
