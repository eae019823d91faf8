package api_test

import (
	"cmp"
	"context"
	"errors"
	"go/parser"
	"go/token"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
)

// spaces are JSON that says nothing, a megabyte of it.
var spaces = strings.Repeat(" ", 1<<20)

// outcome is a row of the table in the transport's package comment.
type outcome struct{ sent, mayHaveHappened, repeated string }

// outcomes reads that table: what it promises is what is tested.
func outcomes(t *testing.T) map[string]outcome {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "internal/transport/chain.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	require.NoError(t, err)
	rows := map[string]outcome{}
	for line := range strings.SplitSeq(file.Doc.Text(), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 4 {
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		require.NotContains(t, rows, cells[0])
		rows[cells[0]] = outcome{cells[1], cells[2], cells[3]}
	}
	require.Equal(t, outcome{"sent", "may have happened", "repeated"}, rows["what failed"])
	delete(rows, "what failed")
	return rows
}

// TestOutcomes tries every fault with every operation, and holds what comes of it
// to the table. Nothing stays behind: no connection after a call, no goroutine
// after all of them.
func TestOutcomes(t *testing.T) { //nolint:paralleltest // goroutines of other tests would be counted
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) })
	rows, calls := outcomes(t), operationCalls(t)
	other := &faultyCall{}
	elsewhere := serveFault(t, fault{serve: says("")}, other)

	tried := map[string]bool{}
	var running sync.WaitGroup
	long := make(chan struct{}, 1) // megabytes are read one call after the other
	places := make(chan struct{}, 100)
	for name, fault := range faults(elsewhere) {
		row, found := rows[fault.row]
		require.True(t, found, "%s: the table has no row %q", name, fault.row)
		tried[fault.row] = true
		if fault.long && raceDetector {
			continue // read one after the other, a gigabyte in all; the test below has it once
		}
		for _, call := range calls {
			seen := &faultyCall{}
			address := serveFault(t, fault, seen)
			client := faultyClient(t, address, seen)
			running.Go(func() {
				if fault.long {
					long <- struct{}{}
					defer func() { <-long }()
				}
				places <- struct{}{}
				defer func() { <-places }()
				err := fail(t.Context(), call, client, fault, seen)
				if complaint := hold(row, fault, call.operation, seen, err); complaint != "" {
					t.Errorf("%s: %s: %s, with %d connections, %d requests read, %v", name, call.method, complaint, seen.accepted.Load(), seen.read.Load(), err)
				}
			})
		}
	}
	running.Wait()
	require.Zero(t, other.accepted.Load(), "the redirect was followed")
	for row := range rows {
		require.True(t, tried[row], "no fault for %q", row)
	}
}

// A capture that settles is told apart as rightly, over the same faults: here the
// payment cannot be fetched either.
func TestOutcomesOfACaptureThatCannotSettle(t *testing.T) {
	t.Parallel()
	rows := outcomes(t)
	elsewhere := serveFault(t, fault{serve: says("")}, &faultyCall{})
	for name, fault := range faults(elsewhere) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen := &faultyCall{}
			client := faultyClient(t, serveFault(t, fault, seen), seen)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			seen.cancel = cancel
			if fault.ended {
				cancel()
			}
			payment, err := client.CapturePayment(ctx, paymentID, capture, api.NoRetry(), api.Timeout(cmp.Or(fault.timeout, time.Minute)))
			require.Nil(t, payment)
			require.Equal(t, rows[fault.row].mayHaveHappened == "yes", api.MayHaveHappened(err), "%v", err)
			for _, is := range fault.is {
				require.ErrorIs(t, err, is)
			}
		})
	}
}

// fail makes a call that fails, and waits until its connections are closed.
func fail(ctx context.Context, call operationCall, client *api.Client, fault fault, seen *faultyCall) error {
	ctx, seen.cancel = context.WithCancel(ctx)
	defer seen.cancel()
	if fault.ended {
		seen.cancel()
	}
	var options []api.CallOption
	if fault.timeout > 0 {
		options = append(options, api.Timeout(fault.timeout))
	}
	err := call.do(ctx, client, options...)
	for end := time.Now().Add(10 * time.Second); seen.open.Load() > 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond) // net/http closes them after the call
	}
	return err
}

// hold says what is not as the table has it.
func hold(row outcome, fault fault, operation call.Operation, seen *faultyCall, err error) string {
	attempts := 1
	if row.repeated == "all" || row.repeated == "safe" && operation.Safe {
		attempts = 3
	}
	connections := attempts
	if row.sent == "no" {
		connections = 0
	}
	var failed *api.Error
	switch {
	case !errors.As(err, &failed):
		return "no *api.Error"
	case failed.Attempts != attempts:
		return "another number of attempts"
	case seen.accepted.Load() != int64(connections):
		return "another number of connections"
	case row.sent == "yes" && seen.read.Load() != int64(attempts):
		return "not all requests were sent"
	case api.MayHaveHappened(err) != (row.mayHaveHappened == "yes" && !operation.Safe):
		return "MayHaveHappened is wrong"
	case seen.open.Load() != 0:
		return "a connection stayed open"
	}
	for _, sentinel := range sentinels {
		wanted := false
		for _, is := range fault.is {
			wanted = wanted || is == sentinel //nolint:errorlint // the very sentinel
		}
		if errors.Is(err, sentinel) != wanted {
			return "errors.Is is wrong for: " + sentinel.Error()
		}
	}
	return ""
}
