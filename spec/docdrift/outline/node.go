package outline

import (
	"iter"

	"go.yaml.in/yaml/v3"
)

// get finds the value of a key in a mapping.
func get(node *yaml.Node, key string) *yaml.Node {
	_, value := entry(node, key)
	return value
}

// entry finds a key in a mapping, and its value.
func entry(node *yaml.Node, name string) (key, value *yaml.Node) {
	for key, value := range pairs(node) {
		if key.Value == name {
			return key, value
		}
	}
	return nil, nil
}

// pairs goes through a mapping; anything else has none.
func pairs(node *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		if node == nil || node.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			value := node.Content[i+1]
			if value.Kind == yaml.AliasNode {
				value = value.Alias
			}
			if !yield(node.Content[i], value) {
				return
			}
		}
	}
}

// items lists a sequence; anything else has none.
func items(node *yaml.Node) []*yaml.Node {
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	return node.Content
}

// scalar is the text of a key's value, "" where there is none.
func scalar(node *yaml.Node, key string) string {
	if value := get(node, key); value != nil && value.Kind == yaml.ScalarNode {
		return value.Value
	}
	return ""
}
