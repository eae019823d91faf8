package beamcheck

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// If a worker dies in a bundle, the bundle is processed again, by the same worker or another, and
// counts once. Prism does not repeat bundles, so the test performs the steps of a runner.
func TestRepeatedBundleCountsOnce(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var names []string
	for _, name := range []string{"a.ndjson", "b.ndjson"} {
		names = append(names, filepath.Join(folder, name))
		require.NoError(t, os.WriteFile(names[len(names)-1], []byte(strings.Repeat(`{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":1,"success":true}}}`+"\n", 10)), 0o600))
	}
	worker := &checkFiles{Contract: Contract{"spec/payments.yaml", spec.Contract}}
	var partial []Summary
	nothing, keep := func(string) {}, func(s Summary) { partial = append(partial, s) }

	require.NoError(t, worker.StartBundle(nothing, keep))
	require.NoError(t, worker.ProcessElement(t.Context(), names[0], nothing, keep))
	dying, die := context.WithCancel(t.Context())
	seen := 0
	err := worker.ProcessElement(dying, names[1], func(string) {
		if seen++; seen == 5 {
			die()
		}
	}, keep)
	require.ErrorIs(t, err, context.Canceled)
	require.Empty(t, partial)

	require.NoError(t, worker.StartBundle(nothing, keep))
	for _, name := range names {
		require.NoError(t, worker.ProcessElement(t.Context(), name, nothing, keep))
	}
	worker.FinishBundle(nothing, keep)
	require.Len(t, partial, 1)
	require.Equal(t, int64(20), partial[0].Exchanges)
}
