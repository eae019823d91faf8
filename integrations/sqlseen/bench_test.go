//go:build unix

package sqlseen_test

import (
	"crypto/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
)

// BenchmarkHandled claims an event and marks it; BenchmarkRepetition looks up a handled event.
// Together they are the cost of a delivery, compared with the memory of one process. PostgreSQL
// runs without fsync here.
func BenchmarkHandled(b *testing.B) {
	eachMemory(b, func(b *testing.B, seen webhook.Seen) {
		b.Helper()
		for b.Loop() {
			claim, err := seen.Begin(b.Context(), rand.Text())
			require.NoError(b, err)
			require.NoError(b, claim(b.Context(), true))
		}
	})
}

func BenchmarkRepetition(b *testing.B) {
	eachMemory(b, func(b *testing.B, seen webhook.Seen) {
		b.Helper()
		claim, err := seen.Begin(b.Context(), "evt_1")
		require.NoError(b, err)
		require.NoError(b, claim(b.Context(), true))
		for b.Loop() {
			_, err := seen.Begin(b.Context(), "evt_1")
			require.ErrorIs(b, err, webhook.ErrHandled)
		}
	})
}

func eachMemory(b *testing.B, run func(*testing.B, webhook.Seen)) {
	b.Helper()
	b.Run("process", func(b *testing.B) { run(b, webhook.NewMemory()) })
	b.Run("sqlite", func(b *testing.B) {
		seen, _ := sqlite(b).seen(b)
		run(b, seen)
	})
	b.Run("postgresql", func(b *testing.B) {
		seen, _ := startPostgreSQL(b).database(b, "read committed").seen(b)
		run(b, seen)
	})
}
