// Command webhook ships paid orders once. It receives webhooks and stores in PostgreSQL which
// events it has handled, in the same transaction as the shipment.
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
	db, err := sql.Open("pgx", "") // configured by PGHOST and similar variables
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

// newHandler returns the webhook handler, after creating its tables.
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

// handle does the work of an event and marks it handled, in one transaction.
func (w *warehouse) handle(ctx context.Context, event *webhook.Event) error {
	paid, isPaid := event.Body.(*generated.OrderPaidEvent)
	if !isPaid {
		return nil // not relevant here
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
	// An order is shipped once even if someone sends the event again under a made-up event id.
	_, err = tx.ExecContext(ctx, `INSERT INTO shipments (order_id) VALUES ($1) ON CONFLICT DO NOTHING`,
		string(paid.Payload.Order.Entity.ID))
	if err != nil {
		return err
	}
	return tx.Commit()
}
