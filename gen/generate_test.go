package gen_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// generate runs the generator as generate.go does, on a contract of the test's
// choice.
func generate(t *testing.T, contract, output string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "run", "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen",
		"-config", "oapi-codegen.yaml", "-o", output, contract)
	said, err := command.CombinedOutput()
	require.NoError(t, err, string(said))
}

func TestGeneratedIsWhatTheContractGives(t *testing.T) {
	t.Parallel()
	again := filepath.Join(t.TempDir(), "payments.gen.go")
	generate(t, "../spec/payments.yaml", again)

	want, err := os.ReadFile(again)
	require.NoError(t, err)
	committed, err := os.ReadFile("../generated/payments.gen.go")
	require.NoError(t, err)
	require.Equal(t, string(want), string(committed), "generated/ is not what the contract gives: run `make generate`")
}

func TestGenerationIsRepeatable(t *testing.T) {
	t.Parallel()
	first, second := filepath.Join(t.TempDir(), "first.go"), filepath.Join(t.TempDir(), "second.go")
	generate(t, "../spec/payments.yaml", first)
	generate(t, "../spec/payments.yaml", second)

	want, err := os.ReadFile(first)
	require.NoError(t, err)
	got, err := os.ReadFile(second)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "two generations differ")
}
