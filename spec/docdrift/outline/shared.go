package outline

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Shared is the component because of which an edit of the schema would change other
// places of the contract too: its own, or one that it is in. It is "" where the
// newSchema is of its place alone.
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
