package gen

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// formatCode formats code like gofmt and removes unused imports. Unlike goimports it does not
// search the machine for packages, so the result depends only on the contract.
func formatCode(code string) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", code, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("the generated code is not valid Go: %w", err)
	}
	used := map[string]bool{}
	ast.Inspect(file, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			if name, ok := selector.X.(*ast.Ident); ok {
				used[name.Name] = true
			}
		}
		return true
	})
	lines := strings.Split(code, "\n")
	for _, spec := range slices.Backward(file.Imports) {
		name, err := strconv.Unquote(spec.Path.Value)
		if err == nil && !used[path.Base(name)] {
			line := files.Position(spec.Pos()).Line
			lines = slices.Delete(lines, line-1, line)
		}
	}
	return format.Source([]byte(strings.Join(lines, "\n"))) //nolint:wrapcheck // it was parsed already
}
