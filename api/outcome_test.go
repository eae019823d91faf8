package api_test

import (
	"cmp"
	"context"
	"errors"
	"go/parser"
	"go/token"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// outcome is a row of the table in the transport's package comment.
type outcome struct{ sent, mayHaveHappened, repeated string }

// outcomes parses the table in the transport's package comment, so that the tests check what it
// promises.
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

// attempts returns the expected number of attempts of a call that always fails in this way.
func (o outcome) attempts(call operationtest.Call) int {
	if o.repeated == "all" || o.repeated == "safe" && operationtest.ClassOf(call).IsRepeatable() {
		return 3
	}
	return 1
}

// TestOutcomesOfSomeCalls tries every fault over every version of HTTP with one safe and one unsafe
// call, different ones for each fault. TestOutcomes tries more calls, and also long answers, which
// take seconds under the race detector.
func TestOutcomesOfSomeCalls(t *testing.T) { //nolint:paralleltest // it counts goroutines
	tryOutcomes(t, false, func(calls []operationtest.Call, nth int) []operationtest.Call {
		var some []operationtest.Call
		for _, safe := range []bool{true, false} {
			alike := slices.DeleteFunc(slices.Clone(calls), func(c operationtest.Call) bool { return c.Operation.Safe != safe })
			some = append(some, alike[nth%len(alike)])
		}
		return some
	})
}

// tryOutcomes tries every fault over every version of HTTP with the calls that choose returns, and
// compares the outcomes with the table. It skips the faults with long answers unless long is set.
// It also checks that no connection or goroutine is leaked.
func tryOutcomes(t *testing.T, long bool, choose func(calls []operationtest.Call, nth int) []operationtest.Call) {
	t.Helper()
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) })
	rows, calls, authority := outcomes(t), operationtest.Calls(t), peertest.NewAuthority(t)
	other := peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { exchange.HangUp() })

	tried, nth := map[string]bool{}, 0 // by row and method
	var running sync.WaitGroup
	slots, longSlot := make(chan struct{}, 32), make(chan struct{}, 1) // long answers are read one at a time
	for name, fault := range faults(other.URL, authority) {
		row, found := rows[fault.row]
		require.True(t, found, "%s: the table has no row %q", name, fault.row)
		tried[fault.row] = true
		if fault.isLong && !long {
			continue
		}
		for _, version := range fault.versions() {
			for _, call := range choose(calls, nth) {
				tried[call.Method] = true
			}
			for _, call := range fault.callsOf(choose, calls, nth, long) {
				running.Go(func() {
					slots <- struct{}{}
					defer func() { <-slots }()
					if fault.isLong {
						longSlot <- struct{}{}
						defer func() { <-longSlot }()
					}
					peer, err := fault.run(t, authority, version, call.Do)
					if complaint := fault.check(row, call, peer, err); complaint != "" {
						t.Errorf("%s, %s: %s: %s; %d requests arrived, %v", name, version, call.Method, complaint, len(peer.requests()), err)
					}
				})
			}
			nth++
		}
	}
	running.Wait()
	require.Zero(t, other.Accepted(), "a redirect was followed")
	for row := range rows {
		require.True(t, tried[row], "no fault for %q", row)
	}
	for _, call := range calls {
		require.True(t, tried[call.Method] || nth < len(calls), "%s was not chosen", call.Method) // of more calls than there are faults, some are left
	}
}

// callsOf returns the calls to try with the fault: all calls for an unreadable success if long is
// set, otherwise the chosen ones. It leaves out calls for which the fault's answer is a valid
// success.
func (f fault) callsOf(choose func([]operationtest.Call, int) []operationtest.Call, calls []operationtest.Call, nth int, long bool) []operationtest.Call {
	chosen := calls
	if !f.isFile || !long {
		chosen = choose(calls, nth)
	}
	return slices.DeleteFunc(slices.Clone(chosen), func(call operationtest.Call) bool {
		return f.emptySuccess && !call.HasAnswer || f.isFile && call.IsFile
	})
}

// If the capture and the fetch both meet a fault, CapturePayment must report as correctly as a
// single call whether it may have happened. If both are refused, the payment is certainly not
// captured only if Razorpay's own error says so, since a capture is also refused after an earlier
// one.
func TestOutcomesOfUnsettledCaptures(t *testing.T) {
	t.Parallel()
	testUnsettledCapture(t, false)
}

// testUnsettledCapture tries the faults with long answers if long is set, otherwise the others.
func testUnsettledCapture(t *testing.T, long bool) {
	t.Helper()
	rows, authority := outcomes(t), peertest.NewAuthority(t)
	other := peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { exchange.HangUp() })
	for name, fault := range faults(other.URL, authority) {
		if fault.isLong != long {
			continue
		}
		for _, version := range fault.versions() {
			t.Run(name+", "+version, func(t *testing.T) {
				t.Parallel()
				_, err := fault.run(t, authority, version, func(ctx context.Context, client *api.Client, options ...api.CallOption) error {
					payment, err := client.CapturePayment(ctx, paymentID, capture, append(options, api.NoRetry())...)
					require.Nil(t, payment)
					return err
				})
				happened := rows[fault.row].mayHaveHappened == "yes"
				var unsettled *api.CaptureError
				if errors.As(err, &unsettled) { // both were refused, perhaps by a proxy
					var refused *api.Error
					require.ErrorAs(t, err, &refused)
					happened = happened || refused.Code != api.CodeBadRequest
				}
				require.Equal(t, happened, api.MayHaveHappened(err), "%v", err)
				for _, is := range fault.is {
					require.ErrorIs(t, err, is)
				}
			})
		}
	}
}

// count returns how many requests arrived at least in part, and how many arrived completely.
func (p peer) count() (sent, complete int) {
	requests := p.requests()
	for _, request := range requests {
		if request.Complete {
			complete++
		}
	}
	return len(requests), complete
}

// client returns a client of the failing server, without waits between attempts.
func (p peer) client(t *testing.T) *api.Client {
	t.Helper()
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(p.url),
		api.WithHTTPClient(&http.Client{Transport: p.network}), api.WithRetry(3, time.Nanosecond, time.Nanosecond))
	require.NoError(t, err)
	return client
}

// run makes a call that meets the fault. On a busy machine an attempt may time out before its
// request arrives at the server; run then repeats the call with a longer timeout.
func (f fault) run(t *testing.T, authority *peertest.Authority, version string, call func(context.Context, *api.Client, ...api.CallOption) error) (peer, error) {
	t.Helper()
	for timeout := cmp.Or(f.timeout, peertest.Patience); ; timeout *= 2 {
		ctx, cancel := context.WithCancel(t.Context())
		peer := f.start(t, authority, version, &faultyCall{cancel: cancel})
		if f.contextEnded {
			cancel()
		}
		err := call(ctx, peer.client(t), api.Timeout(timeout))
		cancel()
		var failed *api.Error
		if f.network != nil || f.timeout == 0 || !errors.As(err, &failed) || timeout > peertest.Patience {
			return peer, err
		}
		if _, complete := peer.count(); complete >= failed.Attempts {
			return peer, err
		}
	}
}

// check compares the result of a call with the table. It returns the difference, or "".
func (f fault) check(row outcome, call operationtest.Call, peer peer, err error) string {
	if !peer.closed() {
		return "a connection stayed open"
	}
	attempts, safe := row.attempts(call), call.Operation.Safe
	sent, complete := peer.count()
	var failed *api.Error
	switch {
	case !errors.As(err, &failed):
		return "the error is not an *api.Error"
	case failed.Attempts != attempts:
		return "the number of attempts is wrong"
	case row.sent == "no" && sent != 0:
		return "something was sent"
	case !safe && sent > attempts:
		return "it was sent more than once an attempt"
	case sent > 2*attempts:
		return "net/http repeated it more than once an attempt"
	case row.sent == "yes" && complete < attempts:
		return "not all requests were sent"
	case api.MayHaveHappened(err) != (row.mayHaveHappened == "yes" && !safe):
		return "MayHaveHappened is wrong"
	}
	return f.checkError(failed, err, peer.url)
}

// lineBreaks matches control characters and line separators, which must not be in an error text.
var lineBreaks = regexp.MustCompile(`[[:cntrl:]\x{2028}\x{2029}]`)

// isAnswered reports whether the fault has an answer of which at least the status arrives.
func (f fault) isAnswered() bool {
	switch f.row {
	case rowNoConnection, rowCertificate, rowNoTLS, rowConnectionBroke, rowHTTP2, rowNoTrace, rowEndedBefore:
		return false
	}
	return true
}

// checkError checks the error's status, text and sentinels. It returns the fault, or "".
func (f fault) checkError(failed *api.Error, err error, url string) string {
	switch {
	case f.isAnswered() != (failed.StatusCode != 0) && f.row != rowEnded && f.timeout == 0: // which may pass earlier
		return "the status is wrong"
	case strings.Contains(err.Error(), url) || lineBreaks.MatchString(err.Error()):
		return "an error of several lines, or with the URL"
	case (f.row == rowEnded || f.row == rowEndedBefore) != errors.Is(err, context.Canceled):
		return "errors.Is is wrong for: " + context.Canceled.Error()
	}
	for _, sentinel := range sentinels {
		wanted := false
		for _, is := range f.is {
			wanted = wanted || is == sentinel //nolint:errorlint // compares sentinels
		}
		if errors.Is(err, sentinel) != wanted {
			return "errors.Is is wrong for: " + sentinel.Error()
		}
	}
	return ""
}
