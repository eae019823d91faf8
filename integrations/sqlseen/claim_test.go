package sqlseen_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

// begin claims an event. It returns the claim and the result: claimed, handled or running.
func begin(t *testing.T, seen *sqlseen.Seen, key string) (webhook.Claim, string) {
	t.Helper()
	claim, err := seen.Begin(t.Context(), key)
	require.Equal(t, err == nil, claim != nil)
	switch {
	case err == nil:
		return claim, "claimed"
	case errors.Is(err, webhook.ErrHandled):
		return nil, "handled"
	}
	require.EqualError(t, err, "sqlseen: another delivery of the event is being handled")
	return nil, "running"
}

func testClaim(t *testing.T, database database) {
	t.Helper()
	ctx := t.Context()
	seen, _ := database.seen(t)
	other, _ := database.seen(t)
	stateOf := func(seen *sqlseen.Seen, key string) string { _, state := begin(t, seen, key); return state }

	first, state := begin(t, seen, "evt_1")
	require.Equal(t, "claimed", state)
	require.Equal(t, "running", stateOf(seen, "evt_1"))
	require.Equal(t, "running", stateOf(other, "evt_1"), "in another process too")
	require.Equal(t, "claimed", stateOf(other, "evt_2"), "other events are not affected")

	require.NoError(t, first(ctx, false))
	second, state := begin(t, other, "evt_1")
	require.Equal(t, "claimed", state, "a failed event can be claimed again")
	require.NoError(t, first(ctx, false))
	require.Error(t, first(ctx, true))
	require.Equal(t, "running", stateOf(seen, "evt_1"), "an ended claim does not affect the next one")

	require.NoError(t, second(ctx, true))
	require.NoError(t, second(ctx, false))
	require.NoError(t, first(ctx, false))
	require.Equal(t, "handled", stateOf(seen, "evt_1"))
	require.Equal(t, "handled", stateOf(other, "evt_1"))
	require.Equal(t, "running", stateOf(seen, "evt_2"))
}

func testClaimExpires(t *testing.T, database database) {
	t.Helper()
	ctx := t.Context()
	seen, db := database.seen(t, sqlseen.ClaimExpiry(time.Hour))
	first, state := begin(t, seen, "evt_1")
	require.Equal(t, "claimed", state)

	database.age(t, db, 59*time.Minute)
	_, state = begin(t, seen, "evt_1")
	require.Equal(t, "running", state)
	database.age(t, db, time.Minute)
	second, state := begin(t, seen, "evt_1")
	require.Equal(t, "claimed", state)

	require.NoError(t, first(ctx, false), "an expired claim")
	require.EqualError(t, first(ctx, true),
		"sqlseen: the event is not marked handled: its claim expired, and another delivery claimed it")
	_, state = begin(t, seen, "evt_1")
	require.Equal(t, "running", state, "the expired claim neither freed nor marked the event")

	require.NoError(t, second(ctx, true))
	database.age(t, db, 24*time.Hour)
	_, state = begin(t, seen, "evt_1")
	require.Equal(t, "handled", state, "a handled event stays handled")
}

// A claim whose end failed can be ended again, even if the database had executed the statement and
// only its response was lost.
func testClaimEndsAgain(t *testing.T, database database) {
	t.Helper()
	seen, _ := database.seen(t)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for key, handled := range map[string]bool{"evt_1": true, "evt_2": false} {
		claim, _ := begin(t, seen, key)
		require.ErrorIs(t, claim(ended, handled), context.Canceled)
		_, state := begin(t, seen, key)
		require.Equal(t, "running", state)
		require.NoError(t, claim(t.Context(), handled))
		require.NoError(t, claim(t.Context(), handled), "a second time changes nothing")
		_, state = begin(t, seen, key)
		require.Equal(t, map[bool]string{true: "handled", false: "claimed"}[handled], state)
	}
}

func testFailingDatabase(t *testing.T, database database) {
	t.Helper()
	seen, db := database.seen(t)
	claim, _ := begin(t, seen, "evt_1")
	execute(t, db, "ALTER TABLE razorpay_webhooks RENAME TO elsewhere")

	_, err := seen.Begin(t.Context(), "evt_2")
	require.ErrorContains(t, err, "sqlseen: claim the event: ")
	require.ErrorContains(t, claim(t.Context(), true), "sqlseen: mark the event handled: ")
	require.ErrorContains(t, claim(t.Context(), false), "sqlseen: free the event: ")
	_, err = seen.Prune(t.Context(), 24*time.Hour)
	require.ErrorContains(t, err, "sqlseen: prune: ")

	execute(t, db, "ALTER TABLE elsewhere RENAME TO razorpay_webhooks")
	require.NoError(t, claim(t.Context(), true))
}
