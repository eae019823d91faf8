// Command webhook ships what was paid for, once: it takes webhooks in and keeps in
// PostgreSQL which it has handled, in the transaction of its work.
//
//	WEBHOOK_SECRET=... PGHOST=localhost PGUSER=shop webhook
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

func main() {
	address := flag.String("addr", "127.0.0.1:8080", "address to listen at")
	flag.Parse()
	db, err := sql.Open("pgx", "") // where PGHOST and its like say
	if err != nil {
		log.Fatal(err)
	}
	handler, err := newHandler(context.Background(), db, webhook.Secret(os.Getenv("WEBHOOK_SECRET")))
	if err != nil {
		log.Fatal(err)
	}
	http.Handle("POST /webhooks", handler)
	server := &http.Server{Addr: *address, ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}

// newHandler is the receiver of webhooks, with its tables.
func newHandler(ctx context.Context, db *sql.DB, secret webhook.Secret) (http.Handler, error) {
	seen, err := sqlseen.New(db, sqlseen.PostgreSQL)
	if err != nil {
		return nil, err
	}
	if err := seen.Migrate(ctx); err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS shipments (order_id text PRIMARY KEY)`); err != nil {
		return nil, err
	}
	warehouse := &warehouse{db, seen}
	return webhook.NewHandler(webhook.Config{
		Secrets: []webhook.Secret{secret},
		Seen:    seen,
		Handle:  warehouse.handle,
	})
}

// warehouse ships orders.
type warehouse struct {
	db   *sql.DB
	seen *sqlseen.Seen
}

// handle does the work of an event and marks it handled, or neither.
func (w *warehouse) handle(ctx context.Context, event *webhook.Event) error {
	paid, isPaid := event.Body.(*generated.OrderPaidEvent)
	if !isPaid {
		return nil // of no interest here
	}
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	switch err := w.seen.Mark(ctx, tx, event); {
	case errors.Is(err, webhook.ErrHandled):
		return nil
	case err != nil:
		return err
	}
	// The same order, sent again under an event id that was made up, is shipped once too.
	_, err = tx.ExecContext(ctx, `INSERT INTO shipments (order_id) VALUES ($1) ON CONFLICT DO NOTHING`,
		string(paid.Payload.Order.Entity.ID))
	if err != nil {
		return err
	}
	return tx.Commit()
}
