//go:build !race

// Summaries are merged one after the other. The race detector would find nothing here and make it
// four times as slow.

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
)

func TestMergeRefusesOtherFiles(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"[", "{}", `{"exchanges":1}`} {
		file := filepath.Join(t.TempDir(), "s.json")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		_, code, err := rzpkit(t, "", "merge", file)
		require.Equal(t, exit.Unreadable, code, text)
		require.ErrorContains(t, err, file+" is not a summary", text)
	}
	_, code, _ := rzpkit(t, "", "merge", "nothing.json")
	require.Equal(t, exit.Unreadable, code)
}

// Line numbers and news of one contract mean nothing in another.
func TestMergeRefusesSummariesOfDifferentContracts(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	text, err := os.ReadFile("../../spec/payments.yaml")
	require.NoError(t, err)
	other := filepath.Join(folder, "other.yaml")
	require.NoError(t, os.WriteFile(other, append(text, "# another\n"...), 0o600))
	here, there := filepath.Join(folder, "here.json"), filepath.Join(folder, "there.json")
	_, code, err := rzpkit(t, good, "check", "--summary", here, "-")
	require.Equal(t, 0, code, "%v", err)
	_, code, err = rzpkit(t, good, "check", "--contract", other, "--summary", there, "-")
	require.Equal(t, 0, code, "%v", err)

	_, code, err = rzpkit(t, "", "merge", here, here, there)
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, here+" and "+there+": ")
	require.ErrorContains(t, err, "different contracts")

	_, code, err = rzpkit(t, "", "merge", there)
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, there+" is a summary of another contract than spec/payments.yaml")
	_, code, err = rzpkit(t, "", "merge", "--contract", other, there, there)
	require.Equal(t, 0, code, "%v", err)
}
