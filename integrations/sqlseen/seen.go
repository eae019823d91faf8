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

// endTimeout bounds the end of a claim, which comes without a deadline: a database
// that does not answer would keep the goroutine of each delivery.
const endTimeout = 10 * time.Second

// Seen is a [webhook.Seen] in a table. It is safe for concurrent use.
type Seen struct {
	db         *sql.DB
	dialect    Dialect
	settings   settings
	statements *statements
}

var _ webhook.Seen = (*Seen)(nil)

// New is a memory in db, whose table [Seen.Migrate] or a migration of the caller's
// creates. A dialect, table or expiry that cannot be is an error; the database is not
// asked.
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

// Begin claims an event, or fails: with [webhook.ErrHandled], or with another error
// while another delivery has the claim or the database fails. It keeps no connection.
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

// refusal says why an event was not claimed.
func (s *Seen) refusal(ctx context.Context, key string) error {
	var handled bool
	err := s.db.QueryRowContext(ctx, s.statements.handled, key).Scan(&handled)
	if handled {
		return webhook.ErrHandled
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) { // no row: the other delivery has just failed
		return fmt.Errorf("sqlseen: look the event up: %w", err)
	}
	return errors.New("sqlseen: another delivery of the event is being handled")
}

// end marks an event handled. That the claim is lost is an error, so that it is logged.
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

// free gives an event up. It does nothing for one that another delivery claimed.
func (s *Seen) free(ctx context.Context, key, number string) error {
	if _, err := s.db.ExecContext(ctx, s.statements.free, key, number); err != nil {
		return fmt.Errorf("sqlseen: free the event: %w", err)
	}
	return nil
}

// Mark marks an event handled in the transaction of its work, which Handle begins with
// it. It returns [webhook.ErrHandled] for an event that is handled: then there is
// nothing to do, and Handle rolls back and returns nil. Of several transactions with
// one event, one alone commits: the others wait for it here. An event that was parsed
// without a handler is given its ID first.
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

// Prune deletes what was handled longer ago than age, by the database's clock, and
// claims as old that did not end. It returns how many there were. An age below 24 hours
// is refused, since for so long Razorpay sends an event again.
func (s *Seen) Prune(ctx context.Context, age time.Duration) (int64, error) {
	if age < redelivery {
		return 0, fmt.Errorf("sqlseen: prune after %v: events come again for %v", age, redelivery)
	}
	pruned, err := affected(s.db.ExecContext(ctx, s.statements.prune, age.Seconds()))
	if err != nil {
		return 0, fmt.Errorf("sqlseen: prune: %w", err)
	}
	return pruned, nil
}

// affected is how many rows a statement changed.
func affected(result sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
