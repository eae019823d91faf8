package sqlseen_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

// openExample opens a database that is deleted when it is closed.
func openExample() (db *sql.DB, closeAll func()) {
	directory, err := os.MkdirTemp("", "sqlseen")
	if err != nil {
		panic(err)
	}
	file := filepath.ToSlash(filepath.Join(directory, "events.db"))
	db, err = sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(3000)&_pragma=journal_mode(WAL)")
	if err != nil {
		panic(err)
	}
	return db, func() { _, _ = db.Close(), os.RemoveAll(directory) }
}

// A restarted process knows what the previous one handled.
func ExampleNew() {
	ctx := context.Background()
	db, closeAll := openExample()
	defer closeAll()

	for range 2 {
		seen, err := sqlseen.New(db, sqlseen.SQLite)
		if err != nil {
			panic(err)
		}
		if err := seen.Migrate(ctx); err != nil {
			panic(err)
		}
		handler, err := webhook.NewHandler(webhook.Config{
			Secrets: []webhook.Secret{secret},
			Seen:    seen,
			Handle: func(_ context.Context, event *webhook.Event) error {
				fmt.Println("handling", event.Name)
				return nil
			},
		})
		if err != nil {
			panic(err)
		}
		fmt.Println(deliver(handler, "evt_1"))
	}
	// Output:
	// handling order.paid
	// 200
	// 200
}

// The work and the mark are one transaction, so the work is done once, even if the process dies or
// the claim expires.
func ExampleSeen_Mark() {
	ctx := context.Background()
	db, closeAll := openExample()
	defer closeAll()
	seen, err := sqlseen.New(db, sqlseen.SQLite)
	if err != nil {
		panic(err)
	}
	if err := seen.Migrate(ctx); err != nil {
		panic(err)
	}
	if _, err := db.ExecContext(ctx, `CREATE TABLE shipments (order_id text)`); err != nil {
		panic(err)
	}

	handle := func(ctx context.Context, event *webhook.Event) error {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // does nothing after Commit
		if err := seen.Mark(ctx, tx, event); errors.Is(err, webhook.ErrHandled) {
			return nil
		} else if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO shipments (order_id) VALUES (?)`, "order_1"); err != nil {
			return err
		}
		return tx.Commit()
	}
	event := &webhook.Event{ID: "evt_1", Raw: []byte(body)}
	fmt.Println(handle(ctx, event), handle(ctx, event))
	var shipments int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM shipments`).Scan(&shipments); err != nil {
		panic(err)
	}
	fmt.Println(shipments, "shipment")
	// Output:
	// <nil> <nil>
	// 1 shipment
}

// The statement to put into a migration of your own.
func ExampleSchema() {
	schema, err := sqlseen.Schema(sqlseen.PostgreSQL)
	fmt.Println(schema, err)
	// Output:
	// CREATE TABLE IF NOT EXISTS "razorpay_webhooks" (
	// 	event_key  text PRIMARY KEY NOT NULL,
	// 	claim      text NOT NULL,
	// 	handled    boolean NOT NULL,
	// 	changed_at timestamptz NOT NULL
	// ) <nil>
}

func ExampleTable() {
	_, err := sqlseen.Schema(sqlseen.PostgreSQL, sqlseen.Table("payments.webhooks"))
	fmt.Println(err)
	_, err = sqlseen.Schema(sqlseen.PostgreSQL, sqlseen.Table("Webhooks"))
	fmt.Println(err)
	// Output:
	// <nil>
	// sqlseen: table "Webhooks": want a-z, 0-9 and _, at most 63 characters, optionally after a schema and a dot
}

func ExampleClaimExpiry() {
	db, closeAll := openExample()
	defer closeAll()
	_, err := sqlseen.New(db, sqlseen.SQLite, sqlseen.ClaimExpiry(time.Minute))
	fmt.Println(err)
	_, err = sqlseen.New(db, sqlseen.SQLite, sqlseen.ClaimExpiry(time.Second))
	fmt.Println(err)
	// Output:
	// <nil>
	// sqlseen: claim expiry 1s: want 5s to 24h0m0s
}

// Once a day, events that were handled a week ago are deleted.
func ExampleSeen_Prune() {
	ctx := context.Background()
	db, closeAll := openExample()
	defer closeAll()
	seen, err := sqlseen.New(db, sqlseen.SQLite)
	if err != nil {
		panic(err)
	}
	if err := seen.Migrate(ctx); err != nil {
		panic(err)
	}
	fmt.Println(seen.Prune(ctx, 7*24*time.Hour))
	fmt.Println(seen.Prune(ctx, time.Hour))
	// Output:
	// 0 <nil>
	// 0 sqlseen: prune after 1h0m0s: want at least 24h0m0s, while Razorpay may resend events
}
