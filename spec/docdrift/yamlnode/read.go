// Package yamlnode reads and builds YAML nodes in the style of the contract.
//
//	size := yamlnode.Mapping("type", "integer", "minimum", yamlnode.Int(1))
//	minimum := yamlnode.Get(size, "minimum").Value // 1
//	lines := yamlnode.Lines(size)                  // type: integer, minimum: 1
package yamlnode

import (
	"iter"

	"go.yaml.in/yaml/v3"
)

// Node is a YAML node.
type Node = yaml.Node

// Get returns the value at a path of keys in nested mappings, nil if there is none.
func Get(node *Node, keys ...string) *Node {
	for _, key := range keys {
		_, node = Entry(node, key)
	}
	return node
}

// Entry returns the node of a key in a mapping and its value, nil if there is none.
func Entry(node *Node, name string) (key, value *Node) {
	for key, value := range Pairs(node) {
		if key.Value == name {
			return key, value
		}
	}
	return nil, nil
}

// Pairs iterates over the keys and values of a mapping, with aliases resolved. Other nodes have
// none.
func Pairs(node *Node) iter.Seq2[*Node, *Node] {
	return func(yield func(key, value *Node) bool) {
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

// Items returns the items of a sequence. Other nodes have none.
func Items(node *Node) []*Node {
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	return node.Content
}

// Scalar returns the text of a key's scalar value, "" if there is none.
func Scalar(node *Node, key string) string {
	if value := Get(node, key); value != nil && value.Kind == yaml.ScalarNode {
		return value.Value
	}
	return ""
}
