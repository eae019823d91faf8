package outline

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// nodes is a set of parts of the contract.
type nodes map[*yamlnode.Node]bool

// reach adds a node to a set, and all that it contains, through references.
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

// answer is all that the answer of an operation, or the body of an event, contains.
type answer struct {
	name  string
	parts nodes
}

// readReach notes what requests and answers contain.
func (c *Contract) readReach() {
	c.requests, c.responses = nodes{}, nodes{}
	for _, one := range c.operations {
		for _, node := range []*yamlnode.Node{one.item, one.node} {
			c.reach(yamlnode.Get(node, "parameters"), c.requests)
			c.reach(yamlnode.Get(node, "requestBody"), c.requests)
		}
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

func (c *Contract) addAnswer(name string, node *yamlnode.Node) {
	one := answer{name, nodes{}}
	c.reach(node, one.parts)
	c.answers = append(c.answers, one)
}

// IsSent is whether a request has the schema: as a parameter, or in its body.
func (s *Schema) IsSent() bool { return s.contract.requests[s.node] }

// Answers lists the operations whose answers have the schema, by their operationIds, and
// behind them the names of the events that do.
func (s *Schema) Answers() []string {
	var names []string
	for _, one := range s.contract.answers {
		if one.parts[s.node] {
			names = append(names, one.name)
		}
	}
	return names
}

// Precedent is the component that properties of the name refer to elsewhere, in
// what is sent (response false) or answered (response true); "" where there is
// none. Of several it is the one most used.
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

// Shared is the component because of which an edit of the schema would change other
// places of the contract too: its own, or one that it is in. It is "" where the
// schema is of its place alone.
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

// SharedAround is Shared of what the schema is in, without its own component: a
// reference can be written out in its place.
func (s *Schema) SharedAround() string {
	if s.parent == nil {
		return s.holder
	}
	return s.parent.Shared()
}

// Sensitive is whether the schema, or one that it is in, must not be logged.
func (s *Schema) Sensitive() bool {
	for above := s; above != nil; above = above.parent {
		if value, _, _ := above.Keyword("x-sensitive"); value == "true" {
			return true
		}
	}
	return false
}

// countReferences counts the places that refer to each part of the contract.
func (c *Contract) countReferences(node *yamlnode.Node) {
	if reference := yamlnode.Scalar(node, "$ref"); reference != "" {
		c.references[reference]++
	}
	for _, inner := range node.Content {
		c.countReferences(inner)
	}
}

// sharedBy is what a reference leads to, where others lead there as well.
func (c *Contract) sharedBy(node *yamlnode.Node) string {
	reference := yamlnode.Scalar(node, "$ref")
	if c.references[reference] < 2 {
		return ""
	}
	return reference[strings.LastIndex(reference, "/")+1:]
}
