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
