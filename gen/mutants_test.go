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

// Whatever is removed from a contract or changed to another kind is either refused with its place
// or generates Go code. No error comes from oapi-codegen or the templates.
func TestMutatedContractsAreRefusedOrGenerate(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/things.yaml")
	require.NoError(t, err)
	var root yaml.Node
	require.NoError(t, yaml.Unmarshal(text, &root))
	said, made := 0, 0
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
			said++
			return
		}
		code, err := gen.Generate(contract)
		require.NoError(t, err, "%s", broken)
		_, err = parser.ParseFile(token.NewFileSet(), "", code, parser.AllErrors)
		require.NoError(t, err, "%s", broken)
		made++
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
	require.Greater(t, said, 300, "the test looked at little")
	require.Greater(t, made, 50, "the test looked at little")
}
