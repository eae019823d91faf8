package sqlseen_test

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

// createShipments creates a table in which an order can be shipped twice.
const createShipments = `CREATE TABLE shipments (order_id text NOT NULL)`

// shipments returns the number of shipments.
func shipments(t *testing.T, db *sql.DB) int {
	t.Helper()
	var rows int
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM shipments").Scan(&rows))
	return rows
}

// ship marks an event and does its work in one transaction, which it leaves open.
func ship(ctx context.Context, seen *sqlseen.Seen, db *sql.DB, event *webhook.Event) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	if err := seen.Mark(ctx, tx, event); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO shipments (order_id) VALUES ('order_1')`); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return tx, nil
}

// shipper returns a Handle that ships an event's order unless it was already shipped.
func shipper(seen *sqlseen.Seen, db *sql.DB) func(context.Context, *webhook.Event) error {
	return func(ctx context.Context, event *webhook.Event) error {
		tx, err := ship(ctx, seen, db, event)
		if errors.Is(err, webhook.ErrHandled) {
			return nil
		}
		if err != nil {
			return err
		}
		return tx.Commit()
	}
}

// Without a handler, and so without claims, only one transaction commits.
func testTransactions(t *testing.T, database database) {
	t.Helper()
	var handles [processes]func(context.Context, *webhook.Event) error
	for n := range handles {
		seen, db := database.seen(t)
		handles[n] = shipper(seen, db)
	}
	db := database.pool(t)
	execute(t, db, createShipments)
	event := &webhook.Event{ID: "evt_1", Raw: []byte(body)}
	var done atomic.Int64
	atOnce(func(n int) {
		if handles[n%processes](t.Context(), event) == nil {
			done.Add(1)
		}
	})
	require.NotZero(t, done.Load())
	require.NoError(t, handles[0](t.Context(), event), "a failed transaction can be repeated")
	require.Equal(t, 1, shipments(t, db))

	another := &webhook.Event{ID: "evt_2", Raw: []byte(body)}
	require.NoError(t, handles[0](t.Context(), another))
	require.Equal(t, 2, shipments(t, db), "another event")
}

// If a Handle outlives its claim and another delivery claims the event, the work is done only once,
// whichever commits first and whether or not it fails.
func testTransactionAfterExpiry(t *testing.T, database database) {
	t.Helper()
	seen, db := database.seen(t)
	execute(t, db, createShipments)
	handle := shipper(seen, db)
	event := &webhook.Event{ID: "evt_1", Raw: []byte(body)}
	shipped := func() int { return shipments(t, db) }

	slow, state := begin(t, seen, event.Key())
	require.Equal(t, "claimed", state)
	database.age(t, db, time.Hour)
	failing, state := begin(t, seen, event.Key())
	require.Equal(t, "claimed", state)
	tx, err := ship(t.Context(), seen, db, event)
	require.NoError(t, err)
	require.NoError(t, tx.Rollback())
	require.NoError(t, failing(t.Context(), false))
	require.Zero(t, shipped())

	require.NoError(t, handle(t.Context(), event), "the Handle whose claim expired")
	require.Equal(t, 1, shipped())
	_, state = begin(t, seen, event.Key())
	require.Equal(t, "handled", state)
	require.NoError(t, handle(t.Context(), event), "a later delivery")
	require.Equal(t, 1, shipped())
	require.NoError(t, slow(t.Context(), false), "the Handle fails after its commit")
	_, state = begin(t, seen, event.Key())
	require.Equal(t, "handled", state)
}
