package gen_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// An inline object in the contract would get a name such as CardPayment_Card.
func TestNoExportedNameHasAnUnderscore(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "../generated/payments.gen.go", nil, 0)
	require.NoError(t, err)
	names := 0
	ast.Inspect(file, func(node ast.Node) bool {
		if name, ok := node.(*ast.Ident); ok && name.IsExported() {
			names++
			require.NotContains(t, name.Name, "_", "name the schema in the contract")
		}
		return true
	})
	require.Greater(t, names, 500, "the test looked at nothing")
}

// What a service compiles in when it imports the client.
func TestDependencies(t *testing.T) {
	t.Parallel()
	allowed := map[string][]string{
		"github.com/rzpkit/payments/api/call":    {"api/wire"},
		"github.com/rzpkit/payments/generated":   {"api/call", "api/paise", "api/wire"},
		"github.com/rzpkit/payments/api":         {"api/call", "api/paise", "api/wire", "api/internal/jsonerr", "api/internal/transport", "generated"},
		"github.com/rzpkit/payments/api/webhook": {"api/call", "api/paise", "api/wire", "api/internal/jsonerr", "generated"},
	}
	for path, own := range allowed {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			permitted := map[string]bool{path: true}
			for _, name := range own {
				permitted["github.com/rzpkit/payments/"+name] = true
			}
			for _, name := range dependencies(t, "github.com/oapi-codegen/runtime") {
				permitted[name] = true
			}
			standard := map[string]bool{}
			for _, name := range dependencies(t, "std") {
				standard[name] = true
			}
			for _, name := range dependencies(t, path) {
				require.True(t, permitted[name] || standard[name], "%s compiles in %s", path, name)
			}
		})
	}
}

func dependencies(t *testing.T, path string) []string {
	t.Helper()
	listed, err := exec.CommandContext(t.Context(), "go", "list", "-deps", path).Output()
	require.NoError(t, err)
	return strings.Fields(string(listed))
}
