package gen

import (
	"math"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// Extensions that this package adds to a schema for integer bounds that a float64 cannot hold
// exactly. They are not part of the contract.
const (
	exactMinimum = "exact minimum"
	exactMaximum = "exact maximum"
)

// maxExactFloat is 2^53. A float64 holds every integer up to it exactly.
const maxExactFloat = 1 << 53

// recordExactBounds records integer bounds that a float64 would round, as written in the contract.
func (c *Contract) recordExactBounds() {
	c.eachSchema(func(_ site, ref *openapi3.SchemaRef) {
		schema := ref.Value
		if ref.Ref != "" || !schema.Type.Is(openapi3.TypeInteger) || schema.Origin == nil {
			return
		}
		for _, bound := range []struct {
			keyword, noted string
			value          *float64
		}{{"minimum", exactMinimum, schema.Min}, {"maximum", exactMaximum, schema.Max}} {
			if bound.value == nil || math.Abs(*bound.value) < maxExactFloat {
				continue
			}
			location, found := schema.Origin.Fields.Lookup(bound.keyword)
			if !found {
				continue
			}
			if value, err := strconv.ParseInt(keywordText(&c.tree, bound.keyword, location.Line, location.Column), 10, 64); err == nil {
				setExtension(schema, bound.noted, value)
			}
		}
	})
}

// keywordText returns the text of a keyword's value. line and column are the position of the
// keyword.
func keywordText(node *yaml.Node, keyword string, line, column int) string {
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 0 && child.Value == keyword && child.Line == line && child.Column == column {
			return node.Content[i+1].Value
		}
		if text := keywordText(child, keyword, line, column); text != "" {
			return text
		}
	}
	return ""
}

// minInteger returns the minimum of an integer schema that has one.
func minInteger(schema *openapi3.Schema) int64 {
	if value, noted := schema.Extensions[exactMinimum].(int64); noted {
		return value
	}
	return int64(math.Ceil(*schema.Min))
}

func maxInteger(schema *openapi3.Schema) int64 {
	if value, noted := schema.Extensions[exactMaximum].(int64); noted {
		return value
	}
	return int64(math.Floor(*schema.Max))
}
