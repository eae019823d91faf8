package sqlseen

import (
	"fmt"
	"strings"
)

// Dialect is the SQL dialect of a database.
type Dialect string

// The supported dialects.
const (
	PostgreSQL Dialect = "postgresql"
	SQLite     Dialect = "sqlite"
)

// replacer returns a replacer of the parts of a statement that differ between dialects. {now} is
// the current time, not the beginning of the transaction.
func (d Dialect) replacer(table string) (*strings.Replacer, error) {
	switch d {
	case PostgreSQL:
		return strings.NewReplacer("{table}", table, "{timestamp}", "timestamptz",
			"{now}", "clock_timestamp()", "{second}", "interval '1 second'"), nil
	case SQLite: // a time is a number of seconds since 1970
		return strings.NewReplacer("{table}", table, "{timestamp}", "double precision",
			"{now}", "unixepoch('subsec')", "{second}", "1", "$", "?"), nil
	}
	return nil, fmt.Errorf("dialect %q: want %q or %q", string(d), string(PostgreSQL), string(SQLite))
}

// statements are the SQL statements for one table. If a statement has both, $1 is the key of an
// event and $2 the number of a claim.
type statements struct {
	schema, check, claim, handled, end, free, mark, prune string
}

func newStatements(dialect Dialect, table string) (*statements, error) {
	replacer, err := dialect.replacer(table)
	if err != nil {
		return nil, err
	}
	return &statements{
		schema: replacer.Replace(`CREATE TABLE IF NOT EXISTS {table} (
	event_key  text PRIMARY KEY NOT NULL,
	claim      text NOT NULL,
	handled    boolean NOT NULL,
	changed_at {timestamp} NOT NULL
)`),
		check: replacer.Replace(`SELECT event_key, claim, handled, changed_at FROM {table} WHERE FALSE`),
		claim: replacer.Replace(`INSERT INTO {table} AS seen (event_key, claim, handled, changed_at)
VALUES ($1, $2, FALSE, {now})
ON CONFLICT (event_key) DO UPDATE SET claim = excluded.claim, changed_at = {now}
WHERE NOT seen.handled AND seen.changed_at < {now} - $3 * {second}`),
		handled: replacer.Replace(`SELECT handled FROM {table} WHERE event_key = $1`),
		// Also updates an event that is already handled: the statement is repeated if its response
		// was lost.
		end:  replacer.Replace(`UPDATE {table} SET handled = TRUE, changed_at = {now} WHERE event_key = $1 AND claim = $2`),
		free: replacer.Replace(`DELETE FROM {table} WHERE event_key = $1 AND claim = $2 AND NOT handled`),
		// Also inserts, because the claim may have expired and the next one may have failed.
		mark: replacer.Replace(`INSERT INTO {table} AS seen (event_key, claim, handled, changed_at)
VALUES ($1, $2, TRUE, {now})
ON CONFLICT (event_key) DO UPDATE SET handled = TRUE, changed_at = {now}
WHERE NOT seen.handled`),
		prune: replacer.Replace(`DELETE FROM {table} WHERE changed_at < {now} - $1 * {second}`),
	}, nil
}
