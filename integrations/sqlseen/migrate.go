package sqlseen

import (
	"context"
	"fmt"
)

// Schema returns the statement that creates the table, for the caller's own migrations. It takes
// the options of [New].
func Schema(dialect Dialect, options ...Option) (string, error) {
	settings, err := newSettings(options)
	if err != nil {
		return "", fmt.Errorf("sqlseen: %w", err)
	}
	statements, err := newStatements(dialect, settings.table)
	if err != nil {
		return "", fmt.Errorf("sqlseen: %w", err)
	}
	return statements.schema, nil
}

// Migrate creates the table unless it exists. Several processes may call it at once. It returns an
// error if a table of that name lacks the columns.
func (s *Seen) Migrate(ctx context.Context) error {
	schema := s.statements.schema
	if s.dialect == PostgreSQL { // concurrent CREATE TABLE IF NOT EXISTS statements fail there
		schema = "DO $migrate$ BEGIN PERFORM pg_advisory_xact_lock(hashtext('rzpkit/sqlseen'));\n" + schema + ";\nEND $migrate$"
	}
	if _, err := s.db.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("sqlseen: create the table %s: %w", s.settings.table, err)
	}
	if _, err := s.db.ExecContext(ctx, s.statements.check); err != nil {
		return fmt.Errorf("sqlseen: the table %s has other columns: %w", s.settings.table, err)
	}
	return nil
}
