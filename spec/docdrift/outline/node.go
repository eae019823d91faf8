package outline

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Section is a part of the contract by its keys: paths, or components and schemas;
// nil where there is none.
func (c *Contract) Section(keys ...string) *yamlnode.Node {
	node := c.root
	for _, key := range keys {
		node = yamlnode.Get(node, key)
	}
	return node
}

// Node is the operation as it is written.
func (o *Operation) Node() *yamlnode.Node { return o.node }

// Examples are the bodies that the contract shows of the operation's request.
func (o *Operation) Examples() []*yamlnode.Node {
	body, _ := o.contract.resolve(yamlnode.Get(o.node, "requestBody"))
	media := yamlnode.Get(yamlnode.Get(body, "content"), "application/json")
	var all []*yamlnode.Node
	if one := yamlnode.Get(media, "example"); one != nil {
		all = append(all, one)
	}
	for _, one := range yamlnode.Pairs(yamlnode.Get(media, "examples")) {
		if value := yamlnode.Get(one, "value"); value != nil {
			all = append(all, value)
		}
	}
	return all
}

// Own is whether a parameter is written in the operation's own list, and not in
// that of the path or behind a reference.
func (v *Value) Own(o *Operation) bool {
	return slices.Contains(yamlnode.Items(yamlnode.Get(o.node, "parameters")), v.node)
}

// Node is the parameter as it is written.
func (v *Value) Node() *yamlnode.Node { return v.node }

// Written is the schema as it is in its place, a reference perhaps.
func (s *Schema) Written() *yamlnode.Node { return s.own }

// Node is the schema that is written in the place, or that the reference leads to.
func (s *Schema) Node() *yamlnode.Node { return s.node }
