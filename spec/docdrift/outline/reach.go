package outline

import (
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

// answer is the set of nodes in the responses of an operation or the body of an event.
type answer struct {
	name  string
	parts nodes
}

// readReach collects the nodes in requests and responses.
func (c *Contract) readReach() {
	c.requests, c.responses = nodes{}, nodes{}
	for _, one := range c.operations {
		one.reachRequests(c.requests)
		responses := yamlnode.Get(one.node, "responses")
		c.reach(responses, c.responses)
		c.addAnswer(one.ID, responses)
	}
	for _, schema := range yamlnode.Pairs(c.Section("components", "schemas")) {
		if event := yamlnode.Scalar(schema, "x-webhook"); event != "" {
			c.addAnswer(event, schema)
		}
	}
}

// reachRequests adds the nodes in the requests of the operation to a set.
func (o *Operation) reachRequests(reached nodes) {
	for _, node := range []*yamlnode.Node{o.item, o.node} {
		o.contract.reach(yamlnode.Get(node, "parameters"), reached)
		o.contract.reach(yamlnode.Get(node, "requestBody"), reached)
	}
}

// Uses reports whether requests of the operation, and whether its responses, use a component.
func (o *Operation) Uses(component string) (sent, received bool) {
	schema, requests, responses := o.contract.Section("components", "schemas", component), nodes{}, nodes{}
	o.reachRequests(requests)
	o.contract.reach(yamlnode.Get(o.node, "responses"), responses)
	return requests[schema], responses[schema]
}

func (c *Contract) addAnswer(name string, node *yamlnode.Node) {
	one := answer{name, nodes{}}
	c.reach(node, one.parts)
	c.answers = append(c.answers, one)
}

// IsSent reports whether the schema is used in a request, as a parameter or in the body.
func (s *Schema) IsSent() bool { return s.contract.requests[s.node] }

// Answers returns the operationIds of the operations whose responses use the schema, followed by the
// names of the events that do.
func (s *Schema) Answers() []string {
	var names []string
	for _, one := range s.contract.answers {
		if one.parts[s.node] {
			names = append(names, one.name)
		}
	}
	return names
}

// Precedent returns the component that properties with this name most often refer to, in responses
// or in requests; "" if there is none.
func (c *Contract) Precedent(name string, response bool) string {
	reached := c.requests
	if response {
		reached = c.responses
	}
	counts := map[string]int{}
	for node := range reached {
		property := yamlnode.Get(yamlnode.Get(node, "properties"), name)
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
	for above := s; above != nil; above = above.parent {
		if shared := above.contract.sharedBy(above.own); shared != "" {
			return shared
		}
		if above.holder != "" {
			return above.holder
		}
	}
	return ""
}

// SharedAround is like [Schema.Shared] without the schema's own component, for edits that replace the
// reference to it.
func (s *Schema) SharedAround() string {
	if s.parent == nil {
		return s.holder
	}
	return s.parent.Shared()
}

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
