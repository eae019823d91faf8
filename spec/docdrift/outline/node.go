package outline

import "github.com/rzpkit/payments/spec/docdrift/yamlnode"

// Section returns the node at a path of keys, such as components and schemas; nil if there is none.
func (c *Contract) Section(keys ...string) *yamlnode.Node {
	return yamlnode.Get(c.root, keys...)
}

// Node returns the node of the operation.
func (o *Operation) Node() *yamlnode.Node { return o.node }

// Examples returns the contract's example bodies of the operation's request, nil for one that is missing.
func (o *Operation) Examples() []*yamlnode.Node {
	body, _ := o.contract.resolve(yamlnode.Get(o.node, "requestBody"))
	media := yamlnode.Get(body, "content", "application/json")
	all := []*yamlnode.Node{yamlnode.Get(media, "example")}
	for _, one := range yamlnode.Pairs(yamlnode.Get(media, "examples")) {
		all = append(all, yamlnode.Get(one, "value"))
	}
	return all
}

// Node returns the node of a parameter.
func (v *Value) Node() *yamlnode.Node { return v.node }

// Written returns the schema's node in its place, which can be a $ref.
func (s *Schema) Written() *yamlnode.Node { return s.own }

// Node returns the schema's node, with a $ref resolved.
func (s *Schema) Node() *yamlnode.Node { return s.node }
