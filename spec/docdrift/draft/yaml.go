package draft

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// node is a piece of YAML, written as the contract writes it.
type node = yaml.Node

// scalar is a text, in single quotes where it would be read as something else.
func scalar(value string) *node {
	one := &node{Kind: yaml.ScalarNode, Value: value}
	if one.ShortTag() != "!!str" || strings.ContainsAny(value, `^\`) {
		one.Style = yaml.SingleQuotedStyle
	}
	one.Tag = "!!str"
	return one
}

// literal is a number, a boolean or null.
func literal(value string) *node { return &node{Kind: yaml.ScalarNode, Value: value} }

func number(value int64) *node { return literal(strconv.FormatInt(value, 10)) }

// typed is a value of a JSON type.
func typed(value, kind string) *node {
	if kind == "string" || kind == "" {
		return scalar(value)
	}
	return literal(value)
}

// mapping is made of keys and values in turn; a pair whose value is nil is left out.
func mapping(pairs ...any) *node {
	m := &node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(pairs); i += 2 {
		key, _ := pairs[i].(string)
		switch value := pairs[i+1].(type) {
		case string:
			put(m, key, scalar(value))
		case bool:
			put(m, key, literal(strconv.FormatBool(value)))
		case *node:
			put(m, key, value)
		}
	}
	return m
}

func put(m *node, key string, value *node) {
	if value != nil {
		m.Content = append(m.Content, scalar(key), value)
	}
}

func list(items ...*node) *node { return &node{Kind: yaml.SequenceNode, Content: items} }

// listOrNone is a list, nil where there is nothing in it.
func listOrNone(items []*node) *node {
	if len(items) == 0 {
		return nil
	}
	return list(items...)
}

// width is how long a list in brackets may be.
const width = 80

// flow is a list in brackets, or below each other where that is too long.
func flow(items ...*node) *node {
	one, length := list(items...), 0
	for _, item := range items {
		length += len(item.Value) + 2
	}
	if length <= width {
		one.Style = yaml.FlowStyle
	}
	return one
}

// reference refers to a component.
func reference(name string) *node { return mapping("$ref", componentPrefix+name) }

// described refers to a component, and says what it is here.
func described(name string) *node {
	return mapping("description", NotDescribed, "allOf", list(reference(name)))
}

// lines are the lines of a piece of YAML.
func lines(one *node) []string {
	var b strings.Builder
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	_ = encoder.Encode(one) // into memory, of nodes that are made here
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
