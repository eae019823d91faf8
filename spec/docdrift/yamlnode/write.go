package yamlnode

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Text is a text, in single quotes where it would be read as something else.
func Text(value string) *Node {
	one := &Node{Kind: yaml.ScalarNode, Value: value}
	if one.ShortTag() != "!!str" || strings.ContainsAny(value, `^\`) {
		one.Style = yaml.SingleQuotedStyle
	}
	one.Tag = "!!str"
	return one
}

// Literal is a number, a boolean or null.
func Literal(value string) *Node { return &Node{Kind: yaml.ScalarNode, Value: value} }

// Int is a whole number.
func Int(value int64) *Node { return Literal(strconv.FormatInt(value, 10)) }

// Typed is a value of a JSON type.
func Typed(value, kind string) *Node {
	if kind == "string" || kind == "" {
		return Text(value)
	}
	return Literal(value)
}

// Mapping is made of keys and values in turn; a pair whose value is nil is left out.
func Mapping(pairs ...any) *Node {
	m := &Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(pairs); i += 2 {
		key, _ := pairs[i].(string)
		switch value := pairs[i+1].(type) {
		case string:
			Put(m, key, Text(value))
		case bool:
			Put(m, key, Literal(strconv.FormatBool(value)))
		case *Node:
			Put(m, key, value)
		}
	}
	return m
}

// Put puts an entry at the end of a mapping, unless its value is nil.
func Put(m *Node, key string, value *Node) {
	if value != nil {
		m.Content = append(m.Content, Text(key), value)
	}
}

// List is a list of which every item has a line, or more.
func List(items ...*Node) *Node { return &Node{Kind: yaml.SequenceNode, Content: items} }

// width is how long a list in brackets may be.
const width = 80

// Flow is a list in brackets, or below each other where that is too long.
func Flow(items ...*Node) *Node {
	one, length := List(items...), 0
	for _, item := range items {
		length += len(item.Value) + 2
	}
	if length <= width {
		one.Style = yaml.FlowStyle
	}
	return one
}

// Lines are the lines of a piece of YAML.
func Lines(one *Node) []string {
	var b strings.Builder
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	_ = encoder.Encode(one) // into memory, of nodes that were read or are made here
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
