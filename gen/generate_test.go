package gen_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// generate makes the code of a contract, as gen/cmd does.
func generate(t *testing.T, text []byte) string {
	t.Helper()
	contract, err := gen.Load("spec/payments.yaml", text, gen.ProjectNames())
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(contract))
	code, err := gen.Generate(contract)
	require.NoError(t, err)
	return string(code)
}

func TestGeneratedIsWhatTheContractGives(t *testing.T) {
	t.Parallel()
	committed, err := os.ReadFile("../generated/payments.gen.go")
	require.NoError(t, err)
	require.Equal(t, generate(t, spec.Contract), string(committed), "generated/ is not what the contract gives: run `make generate`")
}

func TestGenerationIsRepeatable(t *testing.T) {
	t.Parallel()
	first := generate(t, spec.Contract)
	require.Equal(t, first, generate(t, spec.Contract), "two generations differ")
}

// What is the same for every contract is Go in a package, and not text in a template.
func TestAnOperationCostsFewLines(t *testing.T) {
	t.Parallel()
	const most = 150
	code := generate(t, spec.Contract)
	lines := strings.Count(code, "\n") / len(generated.Operations())
	require.LessOrEqual(t, lines, most, "lines of generated code an operation")
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}
