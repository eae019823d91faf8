package sqlseen_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/integrations/sqlseen"
)

// victimVariable is the environment variable that turns the test binary into the process that a
// test kills.
const victimVariable = "SQLSEEN_TEST_VICTIM"

// victim is a process that is killed while it handles evt_1.
type victim struct {
	Database    database
	Transaction bool // whether it works in a transaction that Mark began
}

// handleUntilKilled is the main function of that process. It also ends if its parent dies.
func handleUntilKilled(encoded string) error {
	var v victim
	if err := json.Unmarshal([]byte(encoded), &v); err != nil {
		return err
	}
	db, err := sql.Open(v.Database.Driver, v.Database.Source)
	if err != nil {
		return err
	}
	seen, err := sqlseen.New(db, v.Database.Dialect)
	if err != nil {
		return err
	}
	handler, err := newHandler(seen, func(ctx context.Context, event *webhook.Event) error {
		ctx = context.WithoutCancel(ctx)
		if v.Transaction {
			tx, err := ship(ctx, seen, db, event)
			if err != nil {
				return err
			}
			defer func() { _ = tx.Rollback() }()
		}
		if _, err := os.Stdout.WriteString("handling\n"); err != nil {
			return err
		}
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	})
	if err != nil {
		return err
	}
	status := deliver(handler, "evt_1")
	_, err = io.Copy(io.Discard, os.Stdin)
	return errors.Join(err, fmt.Errorf("answered %d, and not killed", status))
}

// kill starts the process, and kills it while it handles the event.
func (v victim) kill(t *testing.T) {
	t.Helper()
	encoded, err := json.Marshal(v)
	require.NoError(t, err)
	process := exec.CommandContext(t.Context(), os.Args[0])
	process.Env = append(os.Environ(), victimVariable+"="+string(encoded))
	process.Stderr = os.Stderr
	_, err = process.StdinPipe()
	require.NoError(t, err)
	output, err := process.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, process.Start())
	line, err := bufio.NewReader(output).ReadString('\n')
	require.NoError(t, process.Process.Kill())
	require.Error(t, process.Wait())
	require.Equal(t, "signal: killed", process.ProcessState.String())
	require.NoError(t, err)
	require.Equal(t, "handling\n", line)
}

func testKilledDuringWork(t *testing.T, database database) {
	t.Helper()
	seen, db := database.seen(t)
	handled := 0
	handler, err := newHandler(seen, func(context.Context, *webhook.Event) error { handled++; return nil })
	require.NoError(t, err)

	victim{Database: database}.kill(t)
	require.Equal(t, 503, deliver(handler, "evt_1"), "the claim outlives its process")
	database.age(t, db, 9*time.Minute)
	require.Equal(t, 503, deliver(handler, "evt_1"))
	require.Zero(t, handled)
	database.age(t, db, time.Minute)
	require.Equal(t, 200, deliver(handler, "evt_1"))
	require.Equal(t, 200, deliver(handler, "evt_1"))
	require.Equal(t, 1, handled)
}

// The database rolls back what the process had not committed.
func testKilledDuringTransaction(t *testing.T, database database) {
	t.Helper()
	seen, db := database.seen(t)
	execute(t, db, createShipments)
	handler, err := newHandler(seen, shipper(seen, db))
	require.NoError(t, err)

	victim{Database: database, Transaction: true}.kill(t)
	require.Equal(t, 503, deliver(handler, "evt_1"), "the claim outlives its process")
	require.Zero(t, shipments(t, db))
	database.age(t, db, 10*time.Minute)
	require.Equal(t, 200, deliver(handler, "evt_1"))
	require.Equal(t, 200, deliver(handler, "evt_1"))
	require.Equal(t, 1, shipments(t, db))
}
