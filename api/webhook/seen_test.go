package webhook_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	var memory webhook.Memory // the zero value is ready to use
	claims := map[string]webhook.Claim{}
	begin := func(id string) string {
		claim, err := memory.Begin(ctx, id)
		require.Equal(t, err == nil, claim != nil)
		switch {
		case errors.Is(err, webhook.ErrHandled):
			return "handled"
		case err != nil:
			return "running"
		}
		claims[id] = claim
		return "claimed"
	}
	require.Equal(t, "claimed", begin("evt_1"))
	require.Equal(t, "running", begin("evt_1"))
	require.Equal(t, "claimed", begin("evt_2"), "events are independent")
	first := claims["evt_1"]
	require.NoError(t, first(ctx, false))
	require.Equal(t, "claimed", begin("evt_1"), "a failed event can be claimed again")
	require.NoError(t, first(ctx, false))
	require.Equal(t, "running", begin("evt_1"), "an ended claim does not end the next one")
	require.NoError(t, claims["evt_1"](ctx, true))
	require.NoError(t, claims["evt_1"](ctx, false))
	require.NoError(t, first(ctx, false))
	require.Equal(t, "handled", begin("evt_1"))
	require.Equal(t, "handled", begin("evt_1"))
	require.Equal(t, "running", begin("evt_2"))
}

// An expired claim does not end the next one. This test uses synctest's clock.
func TestClaimExpires(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx := t.Context()
		memory := webhook.NewMemory()
		first, err := memory.Begin(ctx, "evt_1")
		require.NoError(t, err)
		time.Sleep(10*time.Minute - time.Second)
		_, err = memory.Begin(ctx, "evt_1")
		require.ErrorContains(t, err, "another delivery")
		time.Sleep(time.Second)
		second, err := memory.Begin(ctx, "evt_1")
		require.NoError(t, err)
		require.NoError(t, first(ctx, false))
		_, err = memory.Begin(ctx, "evt_1")
		require.ErrorContains(t, err, "another delivery")
		require.NoError(t, second(ctx, true))
		_, err = memory.Begin(ctx, "evt_1")
		require.ErrorIs(t, err, webhook.ErrHandled)
	})
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	memory := webhook.NewMemory()
	handle := func(id int) {
		claim, err := memory.Begin(ctx, fmt.Sprint(id))
		require.NoError(t, err)
		require.NoError(t, claim(ctx, true))
		require.NoError(t, claim(ctx, true), "a second time changes nothing")
	}
	begin := func(id int) error {
		_, err := memory.Begin(ctx, fmt.Sprint(id))
		return err
	}
	require.NoError(t, begin(-1)) // an unfinished claim
	for id := range 100_000 {
		handle(id)
	}
	require.ErrorIs(t, begin(0), webhook.ErrHandled, "the oldest event is remembered")
	handle(100_000)
	require.NoError(t, begin(0), "until there are 100,000 later events")
	require.ErrorIs(t, begin(1), webhook.ErrHandled)
	require.ErrorContains(t, begin(-1), "another delivery", "a claim is not forgotten")
}
