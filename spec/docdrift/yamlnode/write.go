package yamlnode

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Text returns a string, in single quotes if YAML would read it as another type.
func Text(value string) *Node {
	one := &Node{Kind: yaml.ScalarNode, Value: value}
	if one.ShortTag() != "!!str" || strings.ContainsAny(value, `^\`) {
		one.Style = yaml.SingleQuotedStyle
	}
	one.Tag = "!!str"
	return one
}

// Literal returns a number, a boolean or null.
func Literal(value string) *Node { return &Node{Kind: yaml.ScalarNode, Value: value} }

// Int returns an integer.
func Int(value int64) *Node { return Literal(strconv.FormatInt(value, 10)) }

// Typed returns a value of a JSON type; "" is string.
func Typed(value, kind string) *Node {
	if kind == "string" || kind == "" {
		return Text(value)
	}
	return Literal(value)
}

// Mapping returns a mapping of alternating keys and values. Values are strings, bools or nodes;
// a pair with any other value, such as nil, is left out.
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

// Put appends an entry to a mapping, unless its value is nil.
func Put(m *Node, key string, value *Node) {
	if value != nil {
		m.Content = append(m.Content, Text(key), value)
	}
}

// List returns a list in block style.
func List(items ...*Node) *Node { return &Node{Kind: yaml.SequenceNode, Content: items} }

// maxFlowWidth bounds the bytes of a list in flow style.
const maxFlowWidth = 80

// Flow returns a list in flow style, or in block style if it is longer than maxFlowWidth.
func Flow(items ...*Node) *Node {
	one, length := List(items...), 0
	for _, item := range items {
		length += len(item.Value) + 2
	}
	if length <= maxFlowWidth {
		one.Style = yaml.FlowStyle
	}
	return one
}

// Lines returns the lines of a node's YAML.
func Lines(one *Node) []string {
	var b strings.Builder
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	_ = encoder.Encode(one) // cannot fail: it writes to memory
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
