package outline

import (
	"iter"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Get finds the value of a key in a mapping, nil where there is none.
func Get(node *yaml.Node, key string) *yaml.Node {
	_, value := Entry(node, key)
	return value
}

// Entry finds a key in a mapping, and its value.
func Entry(node *yaml.Node, name string) (key, value *yaml.Node) {
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

// Items lists a sequence; anything else has none.
func Items(node *yaml.Node) []*yaml.Node {
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	return node.Content
}

// scalar is the text of a key's value, "" where there is none.
func scalar(node *yaml.Node, key string) string {
	if value := Get(node, key); value != nil && value.Kind == yaml.ScalarNode {
		return value.Value
	}
	return ""
}

// Section is a part of the contract by its keys: paths, or components and schemas;
// nil where there is none.
func (c *Contract) Section(keys ...string) *yaml.Node {
	node := c.root
	for _, key := range keys {
		node = Get(node, key)
	}
	return node
}

// Node is the operation as it is written.
func (o *Operation) Node() *yaml.Node { return o.node }

// Examples are the bodies that the contract shows of the operation's request.
func (o *Operation) Examples() []*yaml.Node {
	body, _ := o.contract.resolve(Get(o.node, "requestBody"))
	media := Get(Get(body, "content"), "application/json")
	var all []*yaml.Node
	if one := Get(media, "example"); one != nil {
		all = append(all, one)
	}
	for _, one := range pairs(Get(media, "examples")) {
		if value := Get(one, "value"); value != nil {
			all = append(all, value)
		}
	}
	return all
}

// Own is whether the parameter is written in the operation's own list, and not in
// that of the path or behind a reference.
func (p *Parameter) Own(o *Operation) bool {
	return slices.Contains(Items(Get(o.node, "parameters")), p.node)
}

// Node is the parameter as it is written.
func (p *Parameter) Node() *yaml.Node { return p.node }

// Written is the schema as it stands in its place, a reference perhaps, with the key
// that it is the value of.
func (s *Schema) Written() (key, node *yaml.Node) { return s.key, s.own }

// Node is the schema that is written in the place, or that the reference leads to.
func (s *Schema) Node() *yaml.Node { return s.node }
