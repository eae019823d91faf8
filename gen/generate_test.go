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

// generate generates the code of a contract, as gen/cmd does.
func generate(t *testing.T, text []byte) string {
	t.Helper()
	contract, err := gen.Load("spec/payments.yaml", text, gen.ProjectNames())
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(contract))
	code, err := gen.Generate(contract)
	require.NoError(t, err)
	return string(code)
}

func TestGeneratedIsUpToDate(t *testing.T) {
	t.Parallel()
	code := generate(t, spec.Contract)
	require.Equal(t, code, generate(t, spec.Contract), "two generations differ")
	require.Equal(t, code, read(t, "../generated/payments.gen.go"), "generated/ is out of date: run `make generate`")
}

// Code that is the same for every contract belongs in a Go package, not in the templates.
func TestOperationsAddFewLines(t *testing.T) {
	t.Parallel()
	const most = 150
	lines := strings.Count(read(t, "../generated/payments.gen.go"), "\n") / len(generated.Operations())
	require.LessOrEqual(t, lines, most, "lines of generated code per operation")
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}
