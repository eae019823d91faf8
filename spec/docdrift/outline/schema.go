package outline

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Schema is a schema of the contract, with references and allOf resolved.
type Schema struct {
	// Component is the name of the component that it refers to, "" for an inline schema.
	Component string

	contract *Contract
	key      *yamlnode.Node // whose value it is
	own      *yamlnode.Node // the node in its place, which can be a $ref
	node     *yamlnode.Node // own with a $ref resolved
	parts    []*Schema      // of allOf
	parent   *Schema        // of which it is a part, branch, property or item; or the body or parameter it is in
	depth    int
}

// maxDepth bounds the nesting of schemas that contain themselves.
const maxDepth = 40

// newSchema returns a schema of a body or parameter. holder is the node of that body or
// parameter in its place, which can be a $ref.
func (c *Contract) newSchema(key, own, holder *yamlnode.Node) *Schema {
	return (&Schema{contract: c, own: holder}).newInner(key, own)
}

// newInner returns a schema within this one, nil beyond maxDepth.
func (s *Schema) newInner(key, own *yamlnode.Node) *Schema {
	if s.depth == maxDepth {
		return nil
	}
	inner := &Schema{contract: s.contract, key: key, own: own, parent: s, depth: s.depth + 1}
	inner.node, inner.Component = s.contract.resolve(own)
	inner.parts = inner.newInners(key, yamlnode.Items(yamlnode.Get(inner.node, "allOf")))
	return inner
}

// newInners returns the schemas of a list, without those that contain this one.
func (s *Schema) newInners(key *yamlnode.Node, list []*yamlnode.Node) []*Schema {
	var all []*Schema
	for _, one := range list {
		if s.isWithin(one) {
			continue
		}
		if inner := s.newInner(key, one); inner != nil {
			all = append(all, inner)
		}
	}
	return all
}

// isWithin reports whether the schema is within the one that node is or refers to.
func (s *Schema) isWithin(node *yamlnode.Node) bool {
	resolved, _ := s.contract.resolve(node)
	for above := s; above != nil; above = above.parent {
		if above.node == resolved {
			return true
		}
	}
	return false
}

// resolve follows references within the file, and returns the last name in the reference.
func (c *Contract) resolve(node *yamlnode.Node) (resolved *yamlnode.Node, component string) {
	for range maxDepth {
		reference := yamlnode.Scalar(node, "$ref")
		if !strings.HasPrefix(reference, inFile) {
			return node, component
		}
		target := c.targets[reference]
		if target == nil {
			return node, ""
		}
		node, component = target, reference[strings.LastIndex(reference, "/")+1:]
	}
	return node, component
}

// inFile begins each reference within the file.
const inFile = "#/"

// find returns the node that a reference within the file refers to, nil if there is none.
func (c *Contract) find(reference string) *yamlnode.Node {
	node := c.root
	for step := range strings.SplitSeq(strings.TrimPrefix(reference, inFile), "/") {
		node = yamlnode.Get(node, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
	}
	return node
}

// Place returns the position of the key whose value the schema is.
func (s *Schema) Place() Place { return s.contract.placeOf(s.key) }

// With returns the part of the schema's allOf that has a keyword, or else the schema itself.
func (s *Schema) With(keyword string) *Schema {
	if yamlnode.Get(s.node, keyword) != nil {
		return s
	}
	for _, part := range s.parts {
		if with := part.With(keyword); yamlnode.Get(with.node, keyword) != nil {
			return with
		}
	}
	return s
}

// entry returns the key and value of a keyword of the schema or of a part of its allOf.
func (s *Schema) entry(name string) (key, value *yamlnode.Node) {
	return yamlnode.Entry(s.With(name).node, name)
}

// Keyword returns the text and position of a scalar keyword such as default or maximum. isThere
// reports whether the schema has it.
func (s *Schema) Keyword(name string) (value string, place Place, isThere bool) {
	key, node := s.entry(name)
	if node == nil || node.Kind != yaml.ScalarNode {
		return "", s.Place(), false
	}
	return node.Value, s.contract.placeOf(key), true
}

// Branches returns the schemas of oneOf and anyOf.
func (s *Schema) Branches() []*Schema {
	oneKey, oneOf := s.entry("oneOf")
	anyKey, anyOf := s.entry("anyOf")
	return slices.Concat(s.newInners(oneKey, yamlnode.Items(oneOf)), s.newInners(anyKey, yamlnode.Items(anyOf)))
}

// Types returns the JSON types of valid values and their position; no types mean any. It ignores the
// branch of an empty list, which stands for an empty object.
func (s *Schema) Types() (types []string, place Place) {
	if value, place, isThere := s.Keyword("type"); isThere {
		return []string{value}, place
	}
	place = s.Place()
	for _, branch := range s.Branches() {
		if most, _, _ := branch.Keyword("maxItems"); most == "0" {
			continue
		}
		of, at := branch.Types()
		if len(types) == 0 {
			place = at
		}
		for _, one := range of {
			if !slices.Contains(types, one) {
				types = append(types, one)
			}
		}
	}
	return types, place
}

// Enum returns the enumerated values and their position; no values mean any. It omits null, which
// only repeats that the schema is nullable.
func (s *Schema) Enum() (values []string, place Place) {
	if key, list := s.entry("enum"); list != nil {
		for _, item := range yamlnode.Items(list) {
			if item.Tag != "!!null" {
				values = append(values, item.Value)
			}
		}
		return values, s.contract.placeOf(key)
	}
	place = s.Place()
	for _, branch := range s.Branches() {
		if of, at := branch.Enum(); len(of) > 0 {
			values, place = append(values, of...), at
		}
	}
	return values, place
}

// Items returns the schema of a list's items, nil if there is none.
func (s *Schema) Items() *Schema {
	if key, node := s.entry("items"); node != nil {
		return s.newInner(key, node)
	}
	return nil
}

// Listed returns the schema of the items of a list or a collection; nil if the schema is neither. A
// collection has its items in the property items, or in the only property if that is a list.
func (s *Schema) Listed() *Schema {
	list := s.Property("items")
	if properties := yamlnode.Get(s.node, "properties"); list == nil && properties != nil && len(properties.Content) == 2 {
		list = s.Property(properties.Content[0].Value)
	}
	if list != nil && list.Schema.Items() != nil {
		return list.Schema.Items()
	}
	return s.Items()
}

// Values returns the schema of the values of free keys, nil if there is none.
func (s *Schema) Values() *Schema {
	if key, node := s.entry("additionalProperties"); node != nil && node.Kind == yaml.MappingNode {
		return s.newInner(key, node)
	}
	for _, branch := range s.Branches() {
		if values := branch.Values(); values != nil {
			return values
		}
	}
	return nil
}
