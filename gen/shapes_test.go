//go:build !race

// The go command does the work in processes that the race detector does not watch.

package gen_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
)

// Everything that a contract can express is generated, compiled and called: a server checks the
// request, and the response is decoded. testdata/shapes has a small contract, NAME.yaml, for each
// shape and a test that calls it, NAME_test.go.txt. All of them are laid over the project and run
// together, because compiling takes most of the time.
func TestShapes(t *testing.T) {
	t.Parallel()
	parts, err := filepath.Glob("testdata/shapes/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, parts)
	text := string(spec.Contract)
	for _, part := range parts {
		text = withPart(t, text, read(t, part))
	}
	text = strings.Replace(text, "\n  responses:\n", sharedComponents, 1)
	project := overlay.New(t)
	project.Write("spec/payments.yaml", []byte(text))
	code := generate(t, []byte(text))
	noUnderscoreInExportedNames(t, code)
	project.Write("generated/payments.gen.go", []byte(code))
	tests, err := filepath.Glob("testdata/shapes/*_test.go.txt")
	require.NoError(t, err)
	for _, test := range tests {
		project.Write("generated/"+strings.TrimSuffix(filepath.Base(test), ".txt"), []byte(read(t, test)))
	}
	output, err := project.Go("vet", "./generated")
	require.NoError(t, err, output)
	output, err = project.Go("test", "-vet=off", "-v", "./generated")
	require.NoError(t, err, overlay.Failures(output))
	require.Contains(t, output, "--- PASS: TestKeyIsGeneratedAndKept/409_in_progress")
}

// sharedComponents are components that are not schemas.
const sharedComponents = `
  parameters:
    Shade: {name: shade, in: query, description: d, schema: {type: string, enum: [dark, light]}}
  requestBodies:
    Sharing: {required: true, content: {application/json: {schema: {type: object, required: [a], properties: {a: {type: string, minLength: 1}}}}}}
  responses:
    Shared: {description: d, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
`

// withPart adds the paths and schemas of part to a contract.
func withPart(t *testing.T, contract, part string) string {
	t.Helper()
	paths, schemas, found := strings.Cut(part, "\nschemas:\n")
	require.True(t, found)
	paths, found = strings.CutPrefix(paths, "paths:\n")
	require.True(t, found)
	var indented strings.Builder
	for line := range strings.Lines(schemas) {
		indented.WriteString("  " + line)
	}
	contract = strings.Replace(contract, "\ncomponents:\n", "\n"+paths+"\ncomponents:\n", 1)
	return contract + indented.String()
}
