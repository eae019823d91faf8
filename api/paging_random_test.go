//go:build !race

// This test walks through two hundred accounts in sequence. The race detector would find nothing
// and take ten times as long.

package api_test

import (
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

func TestPaymentsAreYieldedOnceInRandomWalks(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 0))
		account := newMerchant(random.IntN(60))
		account.exclusive = random.IntN(2) == 0
		skip := min(random.IntN(3)*random.IntN(9), len(account.payments))
		there := idsOf(account.payments)[skip:]
		account.arrive = func(a *merchant) {
			if skip > 0 && len(a.queries) > 40 {
				return // otherwise a walk without a time limit might never end
			}
			a.now = a.now.Add(time.Duration(random.IntN(2)) * time.Second)
			for range random.IntN(9) {
				a.add(a.now)
			}
		}
		if random.IntN(2) == 0 {
			account.date = api.Ptr(account.now.Add(time.Duration(random.IntN(9)-4) * time.Second).UTC().Format(http.TimeFormat))
		}
		count := int64(random.IntN(9) + 1)
		requireOnce(t, there, collect(t, account.client(t).Payments(t.Context(), &generated.ListPaymentsParams{Count: count, Skip: int64(skip)})))
	}
}
