package yamlnode_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// The value of a key is what its alias stands for.
func TestAliases(t *testing.T) {
	t.Parallel()
	var document yaml.Node
	require.NoError(t, yaml.Unmarshal([]byte("size: &size\n  type: string\nweight: *size\n"), &document))
	require.Equal(t, "string", yamlnode.Scalar(yamlnode.Get(document.Content[0], "weight"), "type"))
}
