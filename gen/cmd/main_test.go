package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// project returns a folder with a contract and previously generated code.
func project(t *testing.T, contract string) (root, made string) {
	t.Helper()
	root = t.TempDir()
	made = filepath.Join(root, "generated", "payments.gen.go")
	for file, text := range map[string]string{filepath.Join(root, "spec", "payments.yaml"): contract, made: "package generated\n"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o750))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	return root, made
}

func TestRefusedContractReplacesNothing(t *testing.T) {
	t.Parallel()
	read, err := os.ReadFile("../../spec/payments.yaml")
	require.NoError(t, err)
	for name, contract := range map[string]string{
		"no contract":                "openapi: 3.0.3\n",
		"a schema without a Go type": string(read) + "    Odd:\n      description: d\n      anyOf: [{type: string}]\n",
		"a schema defined twice":     string(read) + "    PaymentID: {type: string}\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, made := project(t, contract)
			for _, lint := range []bool{false, true} {
				require.ErrorContains(t, run(t.Context(), root, lint), "spec/payments.yaml")
			}
			text, err := os.ReadFile(made)
			require.NoError(t, err)
			require.Equal(t, "package generated\n", string(text))
		})
	}
	require.Error(t, run(t.Context(), t.TempDir(), false), "no contract at all")
}

func TestProjectPassesLint(t *testing.T) {
	t.Parallel()
	require.NoError(t, run(t.Context(), "../..", true))
}
