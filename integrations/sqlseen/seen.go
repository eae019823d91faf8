package sqlseen

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/rzpkit/payments/api/webhook"
)

// endTimeout limits the end of a claim, whose context has no deadline. Otherwise a database that
// does not respond would block the goroutine of each delivery.
const endTimeout = 10 * time.Second

// Seen is a [webhook.Seen] in a database table. It is safe for concurrent use.
type Seen struct {
	db         *sql.DB
	dialect    Dialect
	settings   settings
	statements *statements
}

var _ webhook.Seen = (*Seen)(nil)

// New returns a Seen in db. Its table is created by [Seen.Migrate] or by the caller's own
// migration. An invalid dialect, table or expiry is an error. New does not access the database.
func New(db *sql.DB, dialect Dialect, options ...Option) (*Seen, error) {
	if db == nil {
		return nil, errors.New("sqlseen: the database is nil")
	}
	settings, err := newSettings(options)
	if err != nil {
		return nil, fmt.Errorf("sqlseen: %w", err)
	}
	statements, err := newStatements(dialect, settings.table)
	if err != nil {
		return nil, fmt.Errorf("sqlseen: %w", err)
	}
	return &Seen{db: db, dialect: dialect, settings: settings, statements: statements}, nil
}

// Begin claims an event. It returns [webhook.ErrHandled] if the event was handled, and another
// error while another delivery has the claim or if the database fails. It holds no connection
// afterwards.
func (s *Seen) Begin(ctx context.Context, key string) (webhook.Claim, error) {
	number := rand.Text()
	claimed, err := affected(s.db.ExecContext(ctx, s.statements.claim, key, number, s.settings.expiry.Seconds()))
	if err != nil {
		return nil, fmt.Errorf("sqlseen: claim the event: %w", err)
	}
	if claimed == 0 {
		return nil, s.refusal(ctx, key)
	}
	return func(ctx context.Context, handled bool) error {
		ctx, cancel := context.WithTimeout(ctx, endTimeout)
		defer cancel()
		if handled {
			return s.end(ctx, key, number)
		}
		return s.free(ctx, key, number)
	}, nil
}

// refusal returns why an event was not claimed.
func (s *Seen) refusal(ctx context.Context, key string) error {
	var handled bool
	err := s.db.QueryRowContext(ctx, s.statements.handled, key).Scan(&handled)
	if handled {
		return webhook.ErrHandled
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) { // without a row, the other delivery has just failed
		return fmt.Errorf("sqlseen: look the event up: %w", err)
	}
	return errors.New("sqlseen: another delivery of the event is being handled")
}

// end marks an event as handled. It returns an error if another delivery has claimed the event.
func (s *Seen) end(ctx context.Context, key, number string) error {
	marked, err := affected(s.db.ExecContext(ctx, s.statements.end, key, number))
	if err != nil {
		return fmt.Errorf("sqlseen: mark the event handled: %w", err)
	}
	if marked == 0 {
		return errors.New("sqlseen: the event is not marked handled: its claim expired, and another delivery claimed it")
	}
	return nil
}

// free frees an event, unless another delivery has claimed it.
func (s *Seen) free(ctx context.Context, key, number string) error {
	if _, err := s.db.ExecContext(ctx, s.statements.free, key, number); err != nil {
		return fmt.Errorf("sqlseen: free the event: %w", err)
	}
	return nil
}

// Mark marks an event as handled in the transaction of its work; call it first in the transaction.
// If the event is already handled, it returns [webhook.ErrHandled]: Handle then rolls back and
// returns nil. If several transactions have the same event, only one commits; the others wait in
// Mark. If the event was parsed without a handler, set its ID first.
func (s *Seen) Mark(ctx context.Context, tx *sql.Tx, event *webhook.Event) error {
	marked, err := affected(tx.ExecContext(ctx, s.statements.mark, event.Key(), rand.Text()))
	if err != nil {
		return fmt.Errorf("sqlseen: mark the event handled: %w", err)
	}
	if marked == 0 {
		return webhook.ErrHandled
	}
	return nil
}

// Prune deletes events that were handled longer than age ago, by the database's clock, and claims
// of that age that never ended. It returns the number of deleted rows. An age below 24 hours is
// refused, because Razorpay may still send the event again.
func (s *Seen) Prune(ctx context.Context, age time.Duration) (int64, error) {
	if age < redelivery {
		return 0, fmt.Errorf("sqlseen: prune after %v: want at least %v, while Razorpay may resend events", age, redelivery)
	}
	pruned, err := affected(s.db.ExecContext(ctx, s.statements.prune, age.Seconds()))
	if err != nil {
		return 0, fmt.Errorf("sqlseen: prune: %w", err)
	}
	return pruned, nil
}

// affected returns how many rows a statement changed.
func affected(result sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
