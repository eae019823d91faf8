package gen_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/spec"
)

// regenerated makes the project's code anew.
func regenerated(t *testing.T) string {
	t.Helper()
	contract, err := gen.Load("spec/payments.yaml", spec.Contract, gen.ProjectNames())
	require.NoError(t, err)
	code, err := gen.Generate(contract)
	require.NoError(t, err)
	return string(code)
}

func TestGeneratedIsWhatTheContractGives(t *testing.T) {
	t.Parallel()
	committed, err := os.ReadFile("../generated/payments.gen.go")
	require.NoError(t, err)
	require.Equal(t, regenerated(t), string(committed), "generated/ is not what the contract gives: run `make generate`")
}

func TestGenerationIsRepeatable(t *testing.T) {
	t.Parallel()
	first := regenerated(t)
	require.Equal(t, first, regenerated(t), "two generations differ")
}
