package gen_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// An inline object in the contract would get a name such as CardPayment_Card.
func TestNoExportedNameHasAnUnderscore(t *testing.T) {
	t.Parallel()
	code, err := os.ReadFile("../generated/payments.gen.go")
	require.NoError(t, err)
	noUnderscoreInExportedNames(t, string(code))
}

func noUnderscoreInExportedNames(t *testing.T, code string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "payments.gen.go", code, 0)
	require.NoError(t, err)
	names := 0
	ast.Inspect(file, func(node ast.Node) bool {
		if name, ok := node.(*ast.Ident); ok && name.IsExported() {
			names++
			require.NotContains(t, name.Name, "_", "name the schema in the contract")
		}
		return true
	})
	require.Greater(t, names, 500, "too few cases were found")
}

// A service that imports the client compiles only these packages besides the standard library.
func TestDependencies(t *testing.T) {
	t.Parallel()
	shared := []string{"api/internal/header", "api/internal/jsonerr", "api/internal/mask", "api/internal/number", "api/internal/pattern", "api/wire"}
	allowed := map[string][]string{
		"github.com/rzpkit/payments/api/call":    {},
		"github.com/rzpkit/payments/generated":   {"api/call", "api/paise"},
		"github.com/rzpkit/payments/api":         {"api/call", "api/paise", "api/internal/transport", "generated"},
		"github.com/rzpkit/payments/api/webhook": {"api/call", "api/paise", "generated"},
	}
	runtime := dependencies(t, "github.com/oapi-codegen/runtime")
	for path, own := range allowed {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			permitted := map[string]bool{path: true}
			for _, name := range append(own, shared...) {
				permitted["github.com/rzpkit/payments/"+name] = true
			}
			for _, name := range runtime {
				permitted[name] = true
			}
			for _, name := range dependencies(t, path) {
				require.True(t, permitted[name], "%s compiles in %s", path, name)
			}
		})
	}
}

// dependencies lists the packages that a package needs besides the standard library.
func dependencies(t *testing.T, path string) []string {
	t.Helper()
	listed, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", path).Output()
	require.NoError(t, err)
	names := strings.Fields(string(listed))
	require.Contains(t, names, path, "too few cases were found")
	return names
}
