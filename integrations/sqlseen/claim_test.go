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

// begin claims an event and returns the result as a word.
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
	standing := func(seen *sqlseen.Seen, key string) string { _, said := begin(t, seen, key); return said }

	first, said := begin(t, seen, "evt_1")
	require.Equal(t, "claimed", said)
	require.Equal(t, "running", standing(seen, "evt_1"))
	require.Equal(t, "running", standing(other, "evt_1"), "in another process too")
	require.Equal(t, "claimed", standing(other, "evt_2"), "each for itself")

	require.NoError(t, first(ctx, false))
	second, said := begin(t, other, "evt_1")
	require.Equal(t, "claimed", said, "what failed is free")
	require.NoError(t, first(ctx, false))
	require.Error(t, first(ctx, true))
	require.Equal(t, "running", standing(seen, "evt_1"), "a claim that ended neither frees nor ends the next")

	require.NoError(t, second(ctx, true))
	require.NoError(t, second(ctx, false))
	require.NoError(t, first(ctx, false))
	require.Equal(t, "handled", standing(seen, "evt_1"))
	require.Equal(t, "handled", standing(other, "evt_1"))
	require.Equal(t, "running", standing(seen, "evt_2"))
}

func testClaimExpires(t *testing.T, database database) {
	t.Helper()
	ctx := t.Context()
	seen, db := database.seen(t, sqlseen.ClaimExpiry(time.Hour))
	first, said := begin(t, seen, "evt_1")
	require.Equal(t, "claimed", said)

	database.age(t, db, 59*time.Minute)
	_, said = begin(t, seen, "evt_1")
	require.Equal(t, "running", said)
	database.age(t, db, time.Minute)
	second, said := begin(t, seen, "evt_1")
	require.Equal(t, "claimed", said)

	require.NoError(t, first(ctx, false), "the claim that expired")
	require.EqualError(t, first(ctx, true),
		"sqlseen: the event is not marked handled: its claim expired, and another delivery claimed it")
	_, said = begin(t, seen, "evt_1")
	require.Equal(t, "running", said, "neither frees nor marks the event")

	require.NoError(t, second(ctx, true))
	database.age(t, db, 24*time.Hour)
	_, said = begin(t, seen, "evt_1")
	require.Equal(t, "handled", said, "what is handled does not expire")
}

// A failed claim is ended once more, even if the database had executed the statement and only its
// answer was lost.
func testClaimEndsOnceMore(t *testing.T, database database) {
	t.Helper()
	seen, _ := database.seen(t)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for key, handled := range map[string]bool{"evt_1": true, "evt_2": false} {
		claim, _ := begin(t, seen, key)
		require.ErrorIs(t, claim(ended, handled), context.Canceled)
		_, said := begin(t, seen, key)
		require.Equal(t, "running", said)
		require.NoError(t, claim(t.Context(), handled))
		require.NoError(t, claim(t.Context(), handled), "a second time changes nothing")
		_, said = begin(t, seen, key)
		require.Equal(t, map[bool]string{true: "handled", false: "claimed"}[handled], said)
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
