package summary_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/summary"
)

// The places that are kept are the first as people count, in whatever order entries come.
func TestFirstPlaces(t *testing.T) {
	t.Parallel()
	for _, ordered := range [][]string{
		{"a.har#1:1: it has no url", "a.har#2:9: it has no url", "a.har#10:3: it is truncated", "a.har#11:1: it has no url"},
		{"a.ndjson:2: x", "a.ndjson:9: x", "a.ndjson:10: x", "a.ndjson:100: x"},
		{"a", "a.har", "b.ndjson:99999999999999999999998", "b.ndjson:99999999999999999999999"},
		{"a:01", "a:1", "a:1:5", "a:02"},
	} {
		for range 20 {
			whole, half := summary.New(), summary.New()
			for i, at := range rand.Perm(len(ordered)) {
				into := whole
				if i%2 == 1 {
					into = half
				}
				into.AddUnreadable(errors.New(ordered[at])) //nolint:err113 // any error
			}
			require.NoError(t, whole.Merge(half))
			require.Equal(t, ordered[:3], whole.FirstUnreadable)
		}
	}
}
