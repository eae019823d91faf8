//go:build !race

// Under the race detector sync.Pool drops items at random.

package fast_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestValidDoesNotAllocate(t *testing.T) { //nolint:paralleltest // testing.AllocsPerRun forbids it
	escaped := []byte(`{"vpa":"a@b\u00e9","succ\u0065ss":true,"customer_name":"\"\ud83d\ude00"}`)
	all := samples(t)
	for _, sample := range all {
		require.Zero(t, testing.AllocsPerRun(100, func() { sample.validator.Valid(sample.body, nil) }), sample.file)
		require.Zero(t, testing.AllocsPerRun(100, func() { sample.validator.Valid(sample.body[:len(sample.body)/2], nil) }), sample.file)
	}
	i := slices.IndexFunc(all, func(s sample) bool { return s.operation == "validateVPA" && s.status == http.StatusOK })
	require.True(t, all[i].agree(t, "escapes", escaped))
	require.Zero(t, testing.AllocsPerRun(100, func() { all[i].validator.Valid(escaped, nil) }))
}
