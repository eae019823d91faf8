package pool_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/pool"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// lines are a valid exchange, a breaking one, one with news, a line that is not JSON, and an
// exchange with a long body.
var lines = answer(`"success":true`) + answer(`"success":"maybe"`) + answer(`"success":true,"bank":"HDFC"`) + "{\n" +
	answer(`"success":true,"customer_name":"`+strings.Repeat("a", 1<<16)+`"`)

func answer(members string) string {
	return `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b",` + members + "}}}\n"
}

// Several workers find what one finds, and report progress.
func TestResultDoesNotDependOnTheNumberOfWorkers(t *testing.T) {
	t.Parallel()
	checks := spectest.Contract(t)
	const times = 300
	found := func(workers int) string {
		calls := 0
		checking := pool.New(checks, workers, func(exchanges, findings int64) {
			calls++
			require.LessOrEqual(t, exchanges, int64(4*times))
			require.LessOrEqual(t, findings, 2*exchanges)
		})
		reader, err := recording.New("-", strings.NewReader(strings.Repeat(lines, times)), recording.Options{})
		require.NoError(t, err)
		for {
			entry, err := reader.NextRaw()
			if errors.Is(err, io.EOF) {
				break
			}
			checking.Add(entry, err)
		}
		sum, err := checking.Finish()
		require.NoError(t, err)
		require.Equal(t, int64(4*times), sum.Exchanges)
		require.Equal(t, int64(times), sum.Unreadable)
		require.Greater(t, calls, times/16, "a batch is sent when it has batchBytes")
		text, err := json.Marshal(sum)
		require.NoError(t, err)
		return string(text)
	}
	one := found(1)
	for _, workers := range []int{2, 8} {
		require.Equal(t, one, found(workers))
	}
}

// Workers find the same as reading and checking exchanges one by one, however the lines are
// laid out.
func TestWorkersAgreeWithOneReader(t *testing.T) {
	t.Parallel()
	checks := spectest.Contract(t)
	const begin = `{"operation":"validateVPA","status":200,"response":{"body":{"vpa":"a@b","success":`
	text := strings.Repeat(begin+"true}}}\n", 2)
	for _, rest := range []string{
		`true},"status":404}}`, `true},"body":{"vpa":1}}}`, `true},"status":200}}`, `true},"x":{}}}`, `true},"encoding":"base64"}}`,
		`maybe}}}`, `"}}}`, `1}}}`, `true,"success":true}}}`, `true} }}`, `true}} }`, `true}}`, `true}}}}`, `true,"bank":{}}}}`,
	} {
		text += begin + rest + "\n" + begin + "true}}}\n"
	}
	text += strings.NewReplacer("validateVPA", "other", "200", "500").Replace(text)
	reader, err := recording.New("-", strings.NewReader(text), recording.Options{})
	require.NoError(t, err)
	want, checker := summary.Of(checks), checks.Checker()
	for {
		exchange, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			want.AddUnreadable(err)
			continue
		}
		want.AddExchange(exchange, checker.Examine(exchange))
	}
	for _, seen := range checker.Seen() {
		want.AddSeen(seen)
	}
	require.Greater(t, want.Unreadable, int64(5))
	require.Greater(t, len(want.Findings), 4)
	reader, err = recording.New("-", strings.NewReader(text), recording.Options{})
	require.NoError(t, err)
	checking := pool.New(checks, 1, nil)
	for {
		entry, err := reader.NextRaw()
		if errors.Is(err, io.EOF) {
			break
		}
		checking.Add(entry, err)
	}
	got, err := checking.Finish()
	require.NoError(t, err)
	wanted, err := json.Marshal(want)
	require.NoError(t, err)
	sum, err := json.Marshal(got)
	require.NoError(t, err)
	require.JSONEq(t, string(wanted), string(sum))
}

func TestFinishWithoutEntries(t *testing.T) {
	t.Parallel()
	checks := spectest.Contract(t)
	sum, err := pool.New(checks, 2, nil).Finish()
	require.NoError(t, err)
	require.Zero(t, sum.Exchanges)
}

func TestThereIsAlwaysAWorker(t *testing.T) {
	t.Parallel()
	checks := spectest.Contract(t)
	for _, workers := range []int{-1, 0} {
		checking := pool.New(checks, workers, nil)
		checking.Add(entry(t, lines))
		sum, err := checking.Finish()
		require.NoError(t, err)
		require.Equal(t, int64(1), sum.Exchanges)
	}
}

// entry is the first entry of a recording.
func entry(t *testing.T, text string) (recording.Raw, error) {
	t.Helper()
	reader, err := recording.New("-", strings.NewReader(text), recording.Options{})
	require.NoError(t, err)
	return reader.NextRaw()
}
