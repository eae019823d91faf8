package gen_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
)

// thingNames are Go names for the contract in testdata/things.yaml.
var thingNames = gen.Names{File: "names.yaml", Data: []byte(`
types: {Timestamp: wire.Timestamp, Money: paise.Amount}
nullable: {NullableTimestamp: Timestamp}
`)}

// things returns the contract in testdata/things.yaml with texts replaced, given as pairs of old
// and new. A text that replaces a comment such as "# more properties" is indented like the comment.
func things(t *testing.T, pairs ...string) string {
	t.Helper()
	read, err := os.ReadFile("testdata/things.yaml")
	require.NoError(t, err)
	text := string(read)
	require.Zero(t, len(pairs)%2)
	for i := 0; i < len(pairs); i += 2 {
		old, replacement := pairs[i], pairs[i+1]
		at := strings.Index(text, old)
		require.GreaterOrEqual(t, at, 0, "the contract has no %q", old)
		if strings.HasPrefix(old, "# more") {
			indentation := at - strings.LastIndex(text[:at], "\n") - 1
			replacement = strings.ReplaceAll(strings.TrimSpace(replacement), "\n", "\n"+strings.Repeat(" ", indentation))
		}
		text = text[:at] + replacement + text[at+len(old):]
	}
	return text
}

// problems returns the error of loading or refusing a contract, or nil.
func problems(t *testing.T, text string) error {
	t.Helper()
	contract, err := gen.Load("things.yaml", []byte(text), thingNames)
	if err != nil {
		return err
	}
	return gen.Refuse(contract)
}

// codeOf returns the Go code generated from a contract.
func codeOf(t *testing.T, text string) *code {
	t.Helper()
	contract, err := gen.Load("things.yaml", []byte(text), thingNames)
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(contract))
	made, err := gen.Generate(contract)
	require.NoError(t, err)
	c := &code{text: string(made), files: token.NewFileSet()}
	c.file, err = parser.ParseFile(c.files, "", made, parser.SkipObjectResolution)
	require.NoError(t, err)
	return c
}

// code is generated Go.
type code struct {
	text  string
	files *token.FileSet
	file  *ast.File
}

// field returns the type of a struct field such as "Thing.Name", or "" if there is no such field.
func (c *code) field(t *testing.T, path string) string {
	t.Helper()
	kind, name, _ := strings.Cut(path, ".")
	found := ""
	ast.Inspect(c.file, func(node ast.Node) bool {
		spec, ok := node.(*ast.TypeSpec)
		if !ok || spec.Name.Name != kind {
			return true
		}
		if body, ok := spec.Type.(*ast.StructType); ok {
			for _, field := range body.Fields.List {
				if field.Names[0].Name == name {
					found = c.print(t, field.Type)
				}
			}
		}
		return false
	})
	return found
}

// function returns the body of a function, or of a method such as "Thing.check", or "" if there is
// none.
func (c *code) function(t *testing.T, path string) string {
	t.Helper()
	receiver, name, isMethod := strings.Cut(path, ".")
	if !isMethod {
		receiver, name = "", receiver
	}
	for _, declaration := range c.file.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if !ok || function.Name.Name != name || (function.Recv != nil) != isMethod {
			continue
		}
		if isMethod && strings.TrimPrefix(c.print(t, function.Recv.List[0].Type), "*") != receiver {
			continue
		}
		return c.print(t, function.Body)
	}
	return ""
}

func (c *code) print(t *testing.T, node any) string {
	t.Helper()
	var text strings.Builder
	require.NoError(t, printer.Fprint(&text, c.files, node))
	return text.String()
}

// lineOf returns the position, as file:line, of the first line that contains part.
func lineOf(t *testing.T, text, part string) string {
	t.Helper()
	at := strings.Index(text, part)
	require.GreaterOrEqual(t, at, 0, "there is no %q", part)
	return fmt.Sprintf("things.yaml:%d", strings.Count(text[:at], "\n")+1)
}

func TestSmallContractGenerates(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t))
	require.Equal(t, "ThingID", made.field(t, "Thing.ID"))
	require.NotEmpty(t, made.function(t, "API.FetchThing"))
}

func replaceOnce(text, old, replacement string) string {
	return strings.ReplaceAll(text, old, replacement)
}
