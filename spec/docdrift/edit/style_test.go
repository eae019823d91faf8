package edit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// An edit rewrites only the entry or item that it changes, in any YAML style.
func TestEditsKeepTheStyleOfTheRest(t *testing.T) {
	t.Parallel()
	const text = "paths:\n  /a:\n    get:\n      operationId: a\n      x-docs: # read\n        - {page: made,   heading: First}\n        - {page: made,   heading: Second}\n      # a comment\n" +
		"      parameters:\n      - name: b\n        in: query\n      responses: {'200': {description: A}}\n"
	for name, test := range map[string]struct {
		edits    func(*outline.Operation) []edit.Edit
		from, to string
	}{
		"an item in braces": {func(a *outline.Operation) []edit.Edit {
			edits, err := edit.RenameHeading(a, "made", "Second", "Third")
			require.NoError(t, err)
			return edits
		}, "{page: made,   heading: Second}", "{page: made, heading: Third}"},
		"an entry in braces": {func(a *outline.Operation) []edit.Edit {
			return []edit.Edit{edit.Set(yamlnode.Get(a.Node(), "responses"), "default", yamlnode.Mapping("$ref", "#/b"))}
		}, "{'200': {description: A}}", "{'200': {description: A}, default: {$ref: '#/b'}}"},
		"an item below its key": {func(a *outline.Operation) []edit.Edit {
			return edit.AddParameter(a, yamlnode.Mapping("name", "c"))
		}, "        in: query\n", "        in: query\n      - name: c\n"},
		"a list below its key": {func(a *outline.Operation) []edit.Edit {
			return []edit.Edit{edit.Remove(a.Node(), "parameters")}
		}, "      parameters:\n      - name: b\n        in: query\n", ""},
	} {
		contract, err := outline.Read("made.yaml", []byte(text))
		require.NoError(t, err)
		got, err := edit.On(contract).Preview(test.edits(contract.Operations()[0])...)
		require.NoError(t, err, name)
		require.Equal(t, strings.Replace(text, test.from, test.to, 1), string(got.Text), name)
	}
}
