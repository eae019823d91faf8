package pool_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/pool"
	"github.com/rzpkit/payments/spec/contract/recording"
)

// One line that holds, one that breaks the contract, one with something new, one that is
// no JSON, and one that is longer than what goes to a worker at once.
var lines = answer(`"success":true`) + answer(`"success":"maybe"`) + answer(`"success":true,"bank":"HDFC"`) + "{\n" +
	answer(`"success":true,"customer_name":"`+strings.Repeat("a", 1<<16)+`"`)

func answer(members string) string {
	return `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b",` + members + "}}}\n"
}

// Workers find together what one finds, and say how far they are.
func TestWorkersFindWhatOneFinds(t *testing.T) {
	t.Parallel()
	checks, err := contract.Load(spec.Contract)
	require.NoError(t, err)
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
		require.Greater(t, calls, times/16, "a batch ends with so many bytes")
		text, err := json.Marshal(sum)
		require.NoError(t, err)
		return string(text)
	}
	one := found(1)
	for _, workers := range []int{2, 8} {
		require.Equal(t, one, found(workers))
	}
}

func TestNoEntryIsNoFinding(t *testing.T) {
	t.Parallel()
	checks, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	sum, err := pool.New(checks, 2, nil).Finish()
	require.NoError(t, err)
	require.Zero(t, sum.Exchanges)
}
