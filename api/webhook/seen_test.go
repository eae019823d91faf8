package webhook_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	memory := webhook.NewMemory()
	begin := func(id string) string {
		handled, err := memory.Begin(ctx, id)
		switch {
		case err != nil:
			require.False(t, handled)
			return "running"
		case handled:
			return "handled"
		}
		return "claimed"
	}
	require.Equal(t, "claimed", begin("evt_1"))
	require.Equal(t, "running", begin("evt_1"))
	require.Equal(t, "claimed", begin("evt_2"), "each for itself")
	require.NoError(t, memory.End(ctx, "evt_1", false))
	require.Equal(t, "claimed", begin("evt_1"), "what failed is free")
	require.NoError(t, memory.End(ctx, "evt_1", true))
	require.Equal(t, "handled", begin("evt_1"))
	require.Equal(t, "handled", begin("evt_1"))
	require.Equal(t, "running", begin("evt_2"))
}

func TestAMemoryIsBounded(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	memory := webhook.NewMemory()
	begin := func(id int) bool {
		handled, err := memory.Begin(ctx, fmt.Sprint(id))
		require.NoError(t, err)
		return handled
	}
	require.False(t, begin(-1)) // claimed for as long as it takes
	for id := range 100_000 {
		require.False(t, begin(id))
		require.NoError(t, memory.End(ctx, fmt.Sprint(id), true))
	}
	require.True(t, begin(0), "the oldest is known")
	require.False(t, begin(100_000))
	require.NoError(t, memory.End(ctx, "100000", true))
	require.False(t, begin(0), "until there are 100,000 later ones")
	require.True(t, begin(1))
	_, err := memory.Begin(ctx, "-1")
	require.Error(t, err, "and a claim is not forgotten")
}
