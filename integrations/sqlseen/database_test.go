package sqlseen_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

// database is a database that a test, and another process, can open.
type database struct {
	Dialect sqlseen.Dialect
	Driver  string
	Source  string
}

// TestSQLite tests each guarantee with a file.
func TestSQLite(t *testing.T) {
	t.Parallel()
	for name, test := range guarantees() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, sqlite(t))
		})
	}
}

// guarantees returns the tests that each dialect must pass, each with an empty database.
func guarantees() map[string]func(*testing.T, database) {
	return map[string]func(*testing.T, database){
		"a claim ends":                            testClaim,
		"a claim expires":                         testClaimExpires,
		"a claim ends again after a failure":      testClaimEndsAgain,
		"50 duplicates at once":                   testDuplicates,
		"50 duplicates of an expired claim":       testDuplicatesOfAnExpiredClaim,
		"a process killed during its work":        testKilledDuringWork,
		"a process killed during its transaction": testKilledDuringTransaction,
		"50 transactions with one event":          testTransactions,
		"a transaction after its claim expired":   testTransactionAfterExpiry,
		"pruning":                                 testPrune,
		"migrating":                               testMigrate,
		"a database that fails":                   testFailingDatabase,
		"deliveries of the test server":           testServer,
	}
}

// sqlite returns a database in a temporary file.
func sqlite(tb testing.TB) database {
	tb.Helper()
	file := filepath.ToSlash(filepath.Join(tb.TempDir(), "events.db"))
	return database{
		Dialect: sqlseen.SQLite, Driver: "sqlite",
		Source: "file:" + file + "?_pragma=busy_timeout(3000)&_pragma=journal_mode(WAL)",
	}
}

// pool opens the database again, as another process would.
func (d database) pool(tb testing.TB) *sql.DB {
	tb.Helper()
	db, err := sql.Open(d.Driver, d.Source)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, db.Close()) })
	db.SetMaxOpenConns(10)
	db.SetMaxIdleConns(10) // a PostgreSQL connection is a process, and slow to open
	return db
}

// seen returns a Seen with its own pool, after migrating the table.
func (d database) seen(tb testing.TB, options ...sqlseen.Option) (*sqlseen.Seen, *sql.DB) {
	tb.Helper()
	db := d.pool(tb)
	seen, err := sqlseen.New(db, d.Dialect, options...)
	require.NoError(tb, err)
	require.NoError(tb, seen.Migrate(tb.Context()))
	return seen, db
}

// age makes every row of the table older.
func (d database) age(tb testing.TB, db *sql.DB, by time.Duration) {
	tb.Helper()
	second := map[sqlseen.Dialect]string{sqlseen.PostgreSQL: "interval '1 second'", sqlseen.SQLite: "1"}[d.Dialect]
	execute(tb, db, fmt.Sprintf("UPDATE razorpay_webhooks SET changed_at = changed_at - %f * %s", by.Seconds(), second))
}

func execute(tb testing.TB, db *sql.DB, statement string) {
	tb.Helper()
	_, err := db.ExecContext(tb.Context(), statement)
	require.NoError(tb, err)
}

const (
	secret = "the webhook's secret"
	body   = `{"event":"order.paid","contains":["payment","order"],"payload":{
		"payment":{"entity":{"id":"pay_1","amount":100,"amount_refunded":0}},
		"order":{"entity":{"id":"order_1","amount":100,"status":"paid"}}}}`
)

func newHandler(seen webhook.Seen, handle func(context.Context, *webhook.Event) error) (http.Handler, error) {
	return webhook.NewHandler(webhook.Config{
		Secrets: []webhook.Secret{secret}, Seen: seen, Handle: handle, Logger: slog.New(slog.DiscardHandler),
	})
}

// deliver delivers an event and returns the status of the response.
func deliver(handler http.Handler, id string) int {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(body))
	request := httptest.NewRequest(http.MethodPost, "/webhooks", strings.NewReader(body))
	request.Header.Set(webhook.SignatureHeader, hex.EncodeToString(mac.Sum(nil)))
	request.Header.Set(webhook.EventIDHeader, id)
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer.Code
}
