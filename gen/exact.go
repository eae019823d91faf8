package gen

import (
	"math"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// What the bounds of an integer are exactly, beyond what a float64 can say. They are
// noted on schemas, and no part of the contract.
const (
	exactMinimum = "exact minimum"
	exactMaximum = "exact maximum"
)

// exact is up to where a float64 has every integer.
const exact = 1 << 53

// noteBounds notes the bounds that a float64 rounds as they are written.
func (c *Contract) noteBounds() {
	c.each(func(_ site, ref *openapi3.SchemaRef) {
		schema := ref.Value
		if ref.Ref != "" || !schema.Type.Is(openapi3.TypeInteger) || schema.Origin == nil {
			return
		}
		for _, bound := range []struct {
			keyword, noted string
			value          *float64
		}{{"minimum", exactMinimum, schema.Min}, {"maximum", exactMaximum, schema.Max}} {
			if bound.value == nil || math.Abs(*bound.value) < exact {
				continue
			}
			location, found := schema.Origin.Fields.Lookup(bound.keyword)
			if !found {
				continue
			}
			if value, err := strconv.ParseInt(written(&c.lines, bound.keyword, location.Line, location.Column), 10, 64); err == nil {
				set(schema, bound.noted, value)
			}
		}
	})
}

// written is the text of a keyword's value, by the place of the keyword.
func written(node *yaml.Node, keyword string, line, column int) string {
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 0 && child.Value == keyword && child.Line == line && child.Column == column {
			return node.Content[i+1].Value
		}
		if text := written(child, keyword, line, column); text != "" {
			return text
		}
	}
	return ""
}

// lowest and highest are the bounds of an integer, of those that have some.
func lowest(schema *openapi3.Schema) int64 {
	if value, noted := schema.Extensions[exactMinimum].(int64); noted {
		return value
	}
	return int64(math.Ceil(*schema.Min))
}

func highest(schema *openapi3.Schema) int64 {
	if value, noted := schema.Extensions[exactMaximum].(int64); noted {
		return value
	}
	return int64(math.Floor(*schema.Max))
}
