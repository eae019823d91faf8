package outline

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// nodes is a set of nodes of the contract.
type nodes map[*yamlnode.Node]bool

// reach adds a node and all nodes in it to a set, following references.
func (c *Contract) reach(node *yamlnode.Node, reached nodes) {
	node, _ = c.resolve(node)
	if node == nil || reached[node] {
		return
	}
	reached[node] = true
	for _, inner := range node.Content {
		c.reach(inner, reached)
	}
}

// readReach collects the nodes in requests and responses.
func (c *Contract) readReach() {
	for _, one := range c.operations {
		for _, node := range []*yamlnode.Node{one.item, one.node} {
			c.reach(yamlnode.Get(node, "parameters"), one.sent)
			c.reach(yamlnode.Get(node, "requestBody"), one.sent)
		}
		c.reach(yamlnode.Get(one.node, "responses"), one.received)
		maps.Copy(c.sent, one.sent)
		maps.Copy(c.received, one.received)
	}
	for _, schema := range yamlnode.Pairs(c.Section("components", "schemas")) {
		if event := yamlnode.Scalar(schema, "x-webhook"); event != "" {
			body := nodes{}
			c.reach(schema, body)
			c.events = append(c.events, &Operation{ID: event, received: body})
		}
	}
}

// Uses reports whether requests of the operation, and whether its responses, use a component.
func (o *Operation) Uses(component string) (sent, received bool) {
	schema := o.contract.Section("components", "schemas", component)
	return o.sent[schema], o.received[schema]
}

// IsSent reports whether the schema is used in a request, as a parameter or in the body.
func (s *Schema) IsSent() bool { return s.contract.sent[s.node] }

// Answers returns the operationIds of the operations whose responses use the schema, followed by the
// names of the events that do.
func (s *Schema) Answers() []string {
	var names []string
	for _, one := range slices.Concat(s.contract.operations, s.contract.events) {
		if one.received[s.node] {
			names = append(names, one.ID)
		}
	}
	return names
}

// Precedent returns the component that properties with this name most often refer to, in responses
// or in requests; "" if there is none.
func (c *Contract) Precedent(name string, response bool) string {
	reached := c.sent
	if response {
		reached = c.received
	}
	counts := map[string]int{}
	for node := range reached {
		property := yamlnode.Get(node, "properties", name)
		if property == nil {
			continue
		}
		if all := yamlnode.Items(yamlnode.Get(property, "allOf")); len(all) == 1 {
			property = all[0]
		}
		if _, component := c.resolve(property); component != "" {
			counts[component]++
		}
	}
	best := ""
	for component, count := range counts {
		if count > counts[best] || count == counts[best] && component < best {
			best = component
		}
	}
	return best
}

// Shared returns the component through which an edit of the schema would also change other places of
// the contract: its own, or one that it is in. It is "" if no other place shares the schema.
func (s *Schema) Shared() string {
	if s == nil {
		return ""
	}
	return cmp.Or(s.contract.sharedBy(s.own), s.SharedAround())
}

// SharedAround is like [Schema.Shared] without the schema's own component, for edits that replace the
// reference to it.
func (s *Schema) SharedAround() string { return s.parent.Shared() }

// Sensitive reports whether the schema, or one that it is in, is marked x-sensitive.
func (s *Schema) Sensitive() bool {
	for above := s; above != nil; above = above.parent {
		if value, _, _ := above.Keyword("x-sensitive"); value == "true" {
			return true
		}
	}
	return false
}

// countReferences counts the references to each part of the contract.
func (c *Contract) countReferences(node *yamlnode.Node) {
	if reference := yamlnode.Scalar(node, "$ref"); reference != "" {
		c.references[reference]++
	}
	for _, inner := range node.Content {
		c.countReferences(inner)
	}
}

// sharedBy returns the name of a reference's target if other references have the same target, or
// else "".
func (c *Contract) sharedBy(node *yamlnode.Node) string {
	reference := yamlnode.Scalar(node, "$ref")
	if c.references[reference] < 2 {
		return ""
	}
	return reference[strings.LastIndex(reference, "/")+1:]
}
