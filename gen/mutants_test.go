package gen_test

import (
	"go/parser"
	"go/token"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/gen"
)

// A contract from which a node was removed, or in which one was replaced by another kind of node,
// is either refused with file and line or generates valid Go. It never causes an error in
// oapi-codegen or the templates.
func TestMutatedContractsAreRefusedOrGenerate(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/things.yaml")
	require.NoError(t, err)
	var root yaml.Node
	require.NoError(t, yaml.Unmarshal(text, &root))
	refused, generated := 0, 0
	try := func() {
		broken, err := yaml.Marshal(&root)
		require.NoError(t, err)
		contract, err := gen.Load("things.yaml", broken, gen.Names{})
		if err == nil {
			if err = gen.Refuse(contract); err != nil {
				require.Regexp(t, `^(things.yaml:\d+: .*\n?)+$`, err.Error())
			}
		}
		if err != nil {
			var problems gen.ContractErrors
			require.ErrorAs(t, err, &problems, "%s", broken)
			require.Equal(t, "things.yaml", problems[0].File)
			refused++
			return
		}
		code, err := gen.Generate(contract)
		require.NoError(t, err, "%s", broken)
		_, err = parser.ParseFile(token.NewFileSet(), "", code, parser.AllErrors)
		require.NoError(t, err, "%s", broken)
		generated++
	}
	var walk func(node *yaml.Node)
	walk = func(node *yaml.Node) {
		whole := node.Content
		step := 1
		if node.Kind == yaml.MappingNode {
			step = 2
		}
		for i := 0; i < len(whole); i += step {
			node.Content = append(append([]*yaml.Node{}, whole[:i]...), whole[i+step:]...)
			try()
			node.Content = whole
			value := whole[i+step-1]
			kept := *value
			for _, other := range []yaml.Node{{Kind: yaml.ScalarNode, Value: "other"}, {Kind: yaml.MappingNode}, {Kind: yaml.SequenceNode}} {
				*value = other
				try()
			}
			*value = kept
			walk(value)
		}
	}
	walk(root.Content[0])
	require.Greater(t, refused, 300, "too few contracts were tried")
	require.Greater(t, generated, 50, "too few contracts were tried")
}
