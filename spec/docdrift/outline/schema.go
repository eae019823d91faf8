package outline

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Schema is a schema of the contract, seen through its references and allOf.
type Schema struct {
	// Component is the name of the component that contains it, "" for one that is
	// written out in place.
	Component string

	contract *Contract
	key      *yamlnode.Node // what it is the value of
	own      *yamlnode.Node // as it is written there, a reference perhaps
	node     *yamlnode.Node // what own refers to
	parts    []*Schema      // of allOf
	parent   *Schema        // what it is a part, branch, property or item of
	holder   string         // the answer, body or parameter it is in, if several places refer to that
	depth    int
}

// maxDepth ends schemas that contain themselves.
const maxDepth = 40

// newSchema reads a schema with the parts of its allOf. The holder is the reference that
// leads to what it is in, nil where none does.
func (c *Contract) newSchema(key, own, holder *yamlnode.Node) *Schema {
	return (&Schema{contract: c, key: key, own: own, holder: c.sharedBy(holder)}).resolved()
}

// newInner makes a schema that this one contains; nil where it would contain itself too
// often.
func (s *Schema) newInner(key, own *yamlnode.Node) *Schema {
	if s.depth == maxDepth {
		return nil
	}
	return (&Schema{contract: s.contract, key: key, own: own, parent: s, depth: s.depth + 1}).resolved()
}

// resolved is the schema with what it refers to, and the parts of its allOf.
func (s *Schema) resolved() *Schema {
	s.node, s.Component = s.contract.resolve(s.own)
	s.parts = s.newInners(s.key, yamlnode.Items(yamlnode.Get(s.node, "allOf")))
	return s
}

// newInners makes the schemas of a list, but for those that this one is itself a part of.
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

// isWithin is whether the schema is part of what node refers to.
func (s *Schema) isWithin(node *yamlnode.Node) bool {
	resolved, _ := s.contract.resolve(node)
	for above := s; above != nil; above = above.parent {
		if above.node == resolved {
			return true
		}
	}
	return false
}

// resolve follows references within the file.
func (c *Contract) resolve(node *yamlnode.Node) (resolved *yamlnode.Node, component string) {
	for range maxDepth {
		reference, isInner := strings.CutPrefix(yamlnode.Scalar(node, "$ref"), "#/")
		if !isInner {
			return node, component
		}
		resolved, component = c.root, ""
		for step := range strings.SplitSeq(reference, "/") {
			resolved = yamlnode.Get(resolved, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
			component = step
		}
		if resolved == nil {
			return node, ""
		}
		node = resolved
	}
	return node, component
}

// Place is where the schema is: the key it belongs to.
func (s *Schema) Place() Place { return s.contract.placeOf(s.key) }

// With is the schema that has a keyword: this one, or a part of its allOf; nil where none
// has it.
func (s *Schema) With(keyword string) *Schema {
	if yamlnode.Get(s.node, keyword) != nil {
		return s
	}
	for _, part := range s.parts {
		if with := part.With(keyword); with != nil {
			return with
		}
	}
	return nil
}

// entry finds a keyword here or in a part of allOf.
func (s *Schema) entry(name string) (key, value *yamlnode.Node) {
	if with := s.With(name); with != nil {
		return yamlnode.Entry(with.node, name)
	}
	return nil, nil
}

// Keyword is the text of a keyword such as default or maximum, and its place;
// isThere is false where the schema does not have it.
func (s *Schema) Keyword(name string) (value string, place Place, isThere bool) {
	key, node := s.entry(name)
	if node == nil || node.Kind != yaml.ScalarNode {
		return "", s.Place(), false
	}
	return node.Value, s.contract.placeOf(key), true
}

// Nullable is whether null is a value.
func (s *Schema) Nullable() bool {
	value, _, _ := s.Keyword("nullable")
	return value == "true"
}

// Branches are those of oneOf and anyOf.
func (s *Schema) Branches() []*Schema {
	oneKey, oneOf := s.entry("oneOf")
	anyKey, anyOf := s.entry("anyOf")
	return slices.Concat(s.newInners(oneKey, yamlnode.Items(oneOf)), s.newInners(anyKey, yamlnode.Items(anyOf)))
}

// Types lists the JSON types of values, and where that is said; none is any. The
// list that stands for an empty map is not counted.
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

// Enum lists the only values there are, and where that is said; none is any. Null
// is not among them: in a list it only repeats that the schema is nullable.
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

// Items is the schema of a list's items, nil where there is none.
func (s *Schema) Items() *Schema {
	if key, node := s.entry("items"); node != nil {
		return s.newInner(key, node)
	}
	return nil
}

// List is the property of a list that has its items: items, or the only one that there
// is where that is a list; nil where there is none.
func (s *Schema) List() *Value {
	list := s.Property("items")
	if names := s.Properties(); list == nil && len(names) == 1 {
		list = s.Property(names[0])
	}
	if list == nil || list.Schema == nil || list.Schema.Items() == nil {
		return nil
	}
	return list
}

// Listed is the schema of what a list, or an object that is one, lists; nil where it is
// none.
func (s *Schema) Listed() *Schema {
	if list := s.List(); list != nil {
		return list.Schema.Items()
	}
	return s.Items()
}

// Values is the schema of the values of free keys, nil where there is none.
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
