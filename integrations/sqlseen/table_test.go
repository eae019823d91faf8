package sqlseen_test

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/integrations/sqlseen"
)

func testMigrate(t *testing.T, database database) {
	t.Helper()
	db := database.pool(t)
	for round := range 10 { // the first round also opens the connections
		seen, err := sqlseen.New(db, database.Dialect, sqlseen.Table(fmt.Sprint("round_", round)))
		require.NoError(t, err)
		atOnce(func(int) {
			if err := seen.Migrate(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}

	seen, err := sqlseen.New(db, database.Dialect)
	require.NoError(t, err)
	require.NoError(t, seen.Migrate(t.Context()))
	claim, _ := begin(t, seen, "evt_1")
	require.NoError(t, claim(t.Context(), true))
	require.NoError(t, seen.Migrate(t.Context()))
	_, state := begin(t, seen, "evt_1")
	require.Equal(t, "handled", state, "migrating again keeps the rows")

	schema, err := sqlseen.Schema(database.Dialect, sqlseen.Table("order"))
	require.NoError(t, err)
	execute(t, db, schema)
	seen, err = sqlseen.New(db, database.Dialect, sqlseen.Table("order"))
	require.NoError(t, err)
	require.NoError(t, seen.Migrate(t.Context()))
	_, state = begin(t, seen, "evt_1")
	require.Equal(t, "claimed", state, "another table, named like a keyword")

	execute(t, db, createShipments)
	seen, err = sqlseen.New(db, database.Dialect, sqlseen.Table("shipments"))
	require.NoError(t, err)
	require.ErrorContains(t, seen.Migrate(t.Context()), `sqlseen: the table "shipments" has other columns: `)
	seen, err = sqlseen.New(db, database.Dialect, sqlseen.Table("nowhere.webhooks"))
	require.NoError(t, err)
	require.ErrorContains(t, seen.Migrate(t.Context()), `sqlseen: create the table "nowhere"."webhooks": `)
}

func testPrune(t *testing.T, database database) {
	t.Helper()
	seen, db := database.seen(t)
	old, _ := begin(t, seen, "handled long ago")
	require.NoError(t, old(t.Context(), true))
	begin(t, seen, "claimed long ago")
	database.age(t, db, 2*time.Hour)
	recent, _ := begin(t, seen, "handled recently")
	require.NoError(t, recent(t.Context(), true))
	database.age(t, db, 23*time.Hour)

	pruned, err := seen.Prune(t.Context(), 26*time.Hour)
	require.NoError(t, err)
	require.Zero(t, pruned)
	pruned, err = seen.Prune(t.Context(), 24*time.Hour)
	require.NoError(t, err)
	require.EqualValues(t, 2, pruned)
	for key, want := range map[string]string{"handled long ago": "claimed", "claimed long ago": "claimed", "handled recently": "handled"} {
		_, state := begin(t, seen, key)
		require.Equal(t, want, state, key)
	}
	_, err = seen.Prune(t.Context(), 24*time.Hour-1)
	require.EqualError(t, err, "sqlseen: prune after 23h59m59.999999999s: want at least 24h0m0s, while Razorpay may resend events")
}

func TestInvalidSettings(t *testing.T) {
	t.Parallel()
	db, err := sql.Open("sqlite", ":memory:")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	tests := map[string]struct {
		db      *sql.DB
		dialect sqlseen.Dialect
		option  sqlseen.Option
		err     string
	}{
		"no database":         {dialect: sqlseen.SQLite, err: "sqlseen: the database is nil"},
		"another dialect":     {db: db, dialect: "mysql", err: `sqlseen: dialect "mysql": want "postgresql" or "sqlite"`},
		"no dialect":          {db: db, err: `sqlseen: dialect "": want "postgresql" or "sqlite"`},
		"an empty table name": {db: db, dialect: sqlseen.SQLite, option: sqlseen.Table(""), err: `table ""`},
		"a table with quotes": {db: db, dialect: sqlseen.SQLite, option: sqlseen.Table(`a" (x); --`), err: `table "a\" (x); --"`},
		"two dots":            {db: db, dialect: sqlseen.SQLite, option: sqlseen.Table("a.b.c"), err: `table "a.b.c"`},
		"a long name":         {db: db, dialect: sqlseen.SQLite, option: sqlseen.Table(strings.Repeat("a", 64)), err: "at most 63"},
		"a short expiry":      {db: db, dialect: sqlseen.SQLite, option: sqlseen.ClaimExpiry(5*time.Second - 1), err: "claim expiry 4.999999999s: want 5s to 24h0m0s"},
		"a long expiry":       {db: db, dialect: sqlseen.SQLite, option: sqlseen.ClaimExpiry(24*time.Hour + 1), err: "want 5s to 24h0m0s"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var options []sqlseen.Option
			if test.option != nil {
				options = append(options, test.option)
			}
			_, err := sqlseen.New(test.db, test.dialect, options...)
			require.ErrorContains(t, err, test.err)
			if test.db != nil {
				_, err = sqlseen.Schema(test.dialect, options...)
				require.ErrorContains(t, err, test.err)
			}
		})
	}
}

// A valid name gives a single statement that creates a table of that name.
func FuzzTable(f *testing.F) {
	for _, name := range []string{"webhooks", "main.webhooks", "select", "_", `a"b`, "a;b", "ä", "A", ".", "sqlite_x"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		schema, err := sqlseen.Schema(sqlseen.SQLite, sqlseen.Table(name))
		if err != nil {
			require.Empty(t, schema)
			return
		}
		_, table, qualified := strings.Cut(name, ".")
		if !qualified {
			table = name
		}
		require.Equal(t, strings.ToLower(table), table)
		if qualified && !strings.HasPrefix(name, "main.") || strings.HasPrefix(table, "sqlite_") {
			return // an unknown schema, or a name reserved by SQLite
		}
		db, err := sql.Open("sqlite", ":memory:")
		require.NoError(t, err)
		defer func() { _ = db.Close() }()
		db.SetMaxOpenConns(1)
		execute(t, db, schema)
		var created string
		require.NoError(t, db.QueryRowContext(t.Context(), "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table'").Scan(&created))
		require.Equal(t, table, created)
	})
}
