package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// For any style of YAML, an edit of any entry results in valid YAML or an error.
func FuzzPreview(f *testing.F) {
	const operations = "paths: {/a: {get: {operationId: a}}}\n"
	for _, text := range []string{
		small,
		operations + "a: 1 # why\nb:\n- c\n-  d: e\n   f: g\n",
		operations + "a: >-\n  folded\n  text\n\nb: |\n  lines\nc: 'it''s'\nd: \"\\u0041\"\n",
		operations + "a: &x {b: [1, 2]}\nc: *x\nd: {<<: *x, e: ~}\n",
		"---\n" + operations + "? a\n: - b\n  - - c\n# end",
	} {
		for nth := range byte(12) {
			f.Add(text, nth)
		}
	}
	f.Fuzz(func(t *testing.T, text string, nth byte) {
		contract, err := outline.Read("made.yaml", []byte(text))
		if err != nil {
			return
		}
		mapping, key := entry(contract.Section(), int(nth/3))
		if mapping == nil {
			return
		}
		one := []edit.Edit{edit.Set(mapping, key, yamlnode.Text("new")), edit.Remove(mapping, key), edit.Set(mapping, key+"2", yamlnode.Text("new")).Behind(key)}[nth%3]
		got, err := edit.On(contract).Preview(one)
		if err != nil {
			return
		}
		var document any
		require.NoError(t, yaml.Unmarshal(got.Text, &document), "%s", got.Text)
	})
}

// entry returns the key of the nth entry in a tree, and its mapping.
func entry(node *yamlnode.Node, nth int) (mapping *yamlnode.Node, key string) {
	var all []func() (*yamlnode.Node, string)
	var walk func(*yamlnode.Node)
	walk = func(node *yamlnode.Node) {
		for key := range yamlnode.Pairs(node) {
			all = append(all, func() (*yamlnode.Node, string) { return node, key.Value })
		}
		for _, inner := range node.Content {
			walk(inner)
		}
	}
	walk(node)
	if len(all) == 0 {
		return nil, ""
	}
	return all[nth%len(all)]()
}
