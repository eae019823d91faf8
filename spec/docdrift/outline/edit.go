package outline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Every edit gives the file's new text. The contract itself is as it was: read
// the text anew to go on.

// references counts the places that refer to a component.
func (c *Contract) references(component string) int {
	count := 0
	var walk func(node *yaml.Node)
	walk = func(node *yaml.Node) {
		if strings.HasSuffix(scalar(node, "$ref"), "/"+component) {
			count++
		}
		for _, inner := range node.Content {
			walk(inner)
		}
	}
	walk(c.root)
	return count
}

// Require makes a property required, or optional.
func (p *Property) Require(required bool) ([]byte, error) {
	c, owner := p.Owner.contract, p.Owner
	if err := owner.alone(); err != nil {
		return nil, err
	}
	key, list := entry(owner.node, "required")
	switch {
	case required && list == nil:
		properties, _ := entry(owner.node, "properties")
		return c.insertBefore(properties, "required: ["+Scalar(p.Name, "string")+"]")
	case required:
		return c.appendItem(list, Scalar(p.Name, "string"))
	case list == nil:
		return nil, ErrShape
	case len(items(list)) == 1:
		return c.removeEntry(key)
	}
	return c.removeItem(list, p.Name)
}

// Require makes a parameter of the query required, or optional.
func (p *Parameter) Require(required bool) ([]byte, error) {
	c := p.Schema.contract
	if _, value := entry(p.node, "required"); value != nil {
		return c.setScalar(value, strconv.FormatBool(required))
	}
	in, _ := entry(p.node, "in")
	return c.insertAfter(in, fmt.Sprintf("required: %t", required))
}

// target is the mapping in which a keyword of the schema is to be written: its
// own, or the component it refers to alone.
func (s *Schema) target() (*yaml.Node, error) {
	if err := s.alone(); err != nil {
		return nil, err
	}
	return s.node, nil
}

// alone is an error where the schema, or one that it stands in, is a component
// that several places refer to.
func (s *Schema) alone() error {
	for above := s; above != nil; above = above.parent {
		if above.own != above.node && s.contract.references(above.Component) > 1 {
			return fmt.Errorf("%s is %w", above.Component, ErrShared)
		}
	}
	return nil
}

// Set gives a keyword a value, written as YAML.
func (s *Schema) Set(keyword, value string) ([]byte, error) {
	if key, held := s.keyword(keyword); held != nil {
		if _, own := entry(s.node, keyword); own == nil {
			return nil, fmt.Errorf("%s in line %d is %w", keyword, key.Line, ErrShared)
		}
	}
	node, err := s.target()
	if err != nil {
		if s.parent != nil && s.parent.alone() != nil {
			return nil, err
		}
		return s.wrap(keyword + ": " + value)
	}
	if _, held := entry(node, keyword); held != nil {
		return s.contract.setScalar(held, value)
	}
	for _, before := range []string{"example", "enum", "format", "type", "description", "allOf"} {
		if key, _ := entry(node, before); key != nil {
			return s.contract.insertAfter(key, keyword+": "+value)
		}
	}
	return nil, ErrShape
}

// wrap turns a reference into one with a keyword beside it.
func (s *Schema) wrap(lines ...string) ([]byte, error) {
	reference, target := entry(s.own, "$ref")
	if reference == nil {
		return nil, ErrShape
	}
	// The quotes are written as they are elsewhere in the file.
	lines = append(lines, "allOf:", "  - $ref: '"+target.Value+"'")
	if reference.Column-1 != indentOf(s.contract.lines()[reference.Line-1]) {
		return nil, ErrShape
	}
	lines = append([]string{"description: " + s.described()}, lines...)
	return s.contract.replace(reference.Line, reference.Line+1, setIn(lines, reference.Column-1)...), nil
}

// NotDescribed is the description of what an edit adds.
const NotDescribed = "Not described yet."

// described is the schema's description, if it is of one line.
func (s *Schema) described() string {
	if _, value := s.keyword("description"); value != nil && !strings.Contains(strings.TrimSpace(value.Value), "\n") {
		return Scalar(strings.TrimSpace(value.Value), "string")
	}
	return NotDescribed
}

// Unset takes a keyword away.
func (s *Schema) Unset(keyword string) ([]byte, error) {
	key, _ := entry(s.node, keyword)
	if key == nil {
		return nil, fmt.Errorf("%s: %w", keyword, ErrShape)
	}
	if _, err := s.target(); err != nil {
		return nil, err
	}
	return s.contract.removeEntry(key)
}

// AddValue adds a value to the list of them, which all places that share the list
// take then.
func (s *Schema) AddValue(value string) ([]byte, error) {
	_, list := s.keyword("enum")
	if list == nil {
		return nil, fmt.Errorf("enum: %w", ErrShape)
	}
	kind, _, _ := s.Keyword("type")
	return s.contract.appendItem(list, Scalar(value, kind))
}

// RemoveValue takes a value from a list that no other place shares.
func (s *Schema) RemoveValue(value string) ([]byte, error) {
	_, list := entry(s.node, "enum")
	if list == nil {
		return nil, fmt.Errorf("enum: %w", ErrShape)
	}
	if _, err := s.target(); err != nil {
		return nil, err
	}
	return s.contract.removeItem(list, value)
}

// Retype gives the schema another type, in this place alone: a reference is
// written out, and keywords that only the old type has are dropped.
func (s *Schema) Retype(kind string) ([]byte, error) {
	if !slices.Contains([]string{"string", "integer", "number", "boolean"}, kind) {
		return nil, fmt.Errorf("type %s: what it holds is not known: %w", kind, ErrShape)
	}
	if s.parent != nil {
		if err := s.parent.alone(); err != nil {
			return nil, err
		}
	}
	if s.own.Kind != yaml.MappingNode || s.own.Style&yaml.FlowStyle != 0 || s.key.Line == s.own.Line {
		return nil, fmt.Errorf("line %d: %w", s.own.Line, ErrShape)
	}
	lines := []string{"type: " + kind}
	if kind == "integer" {
		lines = append(lines, "format: int64")
	}
	kept := s.contract.lines()
	first := s.own.Content[0]
	for key := range pairs(s.own) {
		if key.Value == "description" || key.Value == "nullable" || strings.HasPrefix(key.Value, "x-") {
			for no := key.Line; no < s.contract.blockEnd(key.Line, key.Column-1); no++ {
				lines = append(lines, strings.TrimPrefix(kept[no-1], strings.Repeat(" ", key.Column-1)))
			}
		}
	}
	if get(s.own, "description") == nil {
		lines = append(lines, "description: "+s.described())
	}
	end := s.contract.blockEnd(s.key.Line, s.key.Column-1)
	return s.contract.replace(first.Line, end, setIn(lines, first.Column-1)...), nil
}

// AddProperty adds a property to an object, its lines below its name.
func (s *Schema) AddProperty(name string, lines []string) ([]byte, error) {
	_, properties := s.keyword("properties")
	if properties == nil || len(properties.Content) == 0 || properties.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("properties: %w", ErrShape)
	}
	last := properties.Content[len(properties.Content)-2]
	return s.contract.insertAfter(last, append([]string{Scalar(name, "string") + ":"}, setIn(lines, 2)...)...)
}

// Remove takes a property away, from the required ones as well. An object that
// other places share keeps it.
func (p *Property) Remove() ([]byte, error) {
	c := p.Owner.contract
	if err := p.Owner.alone(); err != nil {
		return nil, err
	}
	if p.Required {
		text, err := p.Require(false)
		if err != nil {
			return nil, err
		}
		if c, err = Read(c.File, text); err != nil {
			return nil, err
		}
	}
	key, _ := entry(get(c.find(p.Owner), "properties"), p.Name)
	if key == nil {
		return nil, ErrShape
	}
	return c.removeEntry(key)
}

// find finds the object that a schema of an earlier text was.
func (c *Contract) find(s *Schema) *yaml.Node {
	if s.Component != "" {
		return get(get(get(c.root, "components"), "schemas"), s.Component)
	}
	return nil
}

// AddComponent adds a schema at the end of the components.
func (c *Contract) AddComponent(name string, lines []string) ([]byte, error) {
	schemas := get(get(c.root, "components"), "schemas")
	if schemas == nil || len(schemas.Content) == 0 || get(schemas, name) != nil {
		return nil, fmt.Errorf("component %s: %w", name, ErrShape)
	}
	last := schemas.Content[len(schemas.Content)-2]
	return c.insertAfter(last, append([]string{name + ":"}, setIn(lines, 2)...)...)
}

// AddQuery adds a parameter of the query to an operation, its schema as lines.
func (o *Operation) AddQuery(name string, required bool, schema []string) ([]byte, error) {
	item := append([]string{
		"- name: " + Scalar(name, "string"),
		"  in: query",
		fmt.Sprintf("  required: %t", required),
		"  description: " + NotDescribed,
		"  schema:",
	}, setIn(schema, 4)...)
	if list := get(o.node, "parameters"); len(items(list)) > 0 {
		last := items(list)[len(items(list))-1]
		indent := indentOf(o.contract.lines()[last.Line-1])
		end := o.contract.blockEnd(last.Line, indent)
		return o.contract.replace(end, end, setIn(item, indent)...), nil
	}
	for _, name := range []string{"requestBody", "responses"} {
		if key, _ := entry(o.node, name); key != nil {
			return o.contract.insertBefore(key, append([]string{"parameters:"}, setIn(item, 2)...)...)
		}
	}
	return nil, ErrShape
}

// Remove takes a parameter of an operation's own query away.
func (p *Parameter) Remove(o *Operation) ([]byte, error) {
	list := get(o.node, "parameters")
	at := slices.Index(items(list), p.node)
	if at < 0 {
		return nil, fmt.Errorf("parameter %s is %w", p.Name, ErrShared)
	}
	if len(items(list)) == 1 {
		key, _ := entry(o.node, "parameters")
		return o.contract.removeEntry(key)
	}
	indent := indentOf(o.contract.lines()[p.node.Line-1])
	return o.contract.replace(p.node.Line, o.contract.blockEnd(p.node.Line, indent)), nil
}

// RenameHeading changes a heading in x-docs.
func (o *Operation) RenameHeading(page, from, to string) ([]byte, error) {
	for _, one := range items(get(o.node, "x-docs")) {
		if heading := get(one, "heading"); scalar(one, "page") == page && heading != nil && heading.Value == from {
			return o.contract.setScalar(heading, Scalar(to, "string"))
		}
	}
	return nil, fmt.Errorf("x-docs of %s: no heading %q of %s", o.ID, from, page)
}

// AddHeading adds an entry to x-docs.
func (o *Operation) AddHeading(page, heading string) ([]byte, error) {
	all := items(get(o.node, "x-docs"))
	if len(all) == 0 {
		return nil, fmt.Errorf("x-docs of %s: %w", o.ID, ErrShape)
	}
	last := all[len(all)-1]
	indent := indentOf(o.contract.lines()[last.Line-1])
	end := o.contract.blockEnd(last.Line, indent)
	return o.contract.replace(end, end, setIn([]string{"- page: " + Scalar(page, "string"), "  heading: " + Scalar(heading, "string")}, indent)...), nil
}

// RemoveHeading takes an entry from x-docs, unless it is the last.
func (o *Operation) RemoveHeading(page, heading string) ([]byte, error) {
	all := items(get(o.node, "x-docs"))
	for _, one := range all {
		if scalar(one, "page") == page && scalar(one, "heading") == heading && len(all) > 1 {
			indent := indentOf(o.contract.lines()[one.Line-1])
			return o.contract.replace(one.Line, o.contract.blockEnd(one.Line, indent)), nil
		}
	}
	return nil, fmt.Errorf("x-docs of %s: %q is the only heading", o.ID, heading)
}
