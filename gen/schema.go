package gen

import (
	"regexp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// isConstant reports whether a string has a single possible value.
func isConstant(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeString) && len(schema.Enum) == 1
}

// isFreeForm reports whether a schema is an object whose members are not described, or such an
// object or an empty list.
func (c *Contract) isFreeForm(schema *openapi3.Schema) bool {
	if object := emptyListOr(schema); object != nil {
		return c.isFreeForm(object.Value)
	}
	return schema.Type.Is(openapi3.TypeObject) && len(schema.Properties) == 0 && len(schema.AllOf) == 0 &&
		len(schema.OneOf) == 0 && len(schema.AnyOf) == 0 && schema.AdditionalProperties.Schema == nil && schema.AdditionalProperties.Has == nil
}

// emptyListOr returns the other branch of a oneOf that has two branches, one of them an empty list,
// or nil for any other schema. The server encodes an empty map as an empty list.
func emptyListOr(schema *openapi3.Schema) *openapi3.SchemaRef {
	if len(schema.OneOf) != 2 {
		return nil
	}
	for i, branch := range schema.OneOf {
		if isEmptyList(branch.Value) {
			return schema.OneOf[1-i]
		}
	}
	return nil
}

// mapOf returns the Go type of a map's values, or "" if the schema is not a map of one type.
func (c *Contract) mapOf(ref *openapi3.SchemaRef) string {
	values := ref.Value.AdditionalProperties.Schema
	if values == nil || len(ref.Value.Properties) > 0 {
		return ""
	}
	return c.elementOf(values)
}

func (c *Contract) elementOf(ref *openapi3.SchemaRef) string {
	schema := ref.Value
	kind, _ := schema.Extensions[extGoType].(string)
	switch {
	case component(ref) != "":
		return goName(component(ref))
	case kind != "":
		return kind
	case schema.Type.Is(openapi3.TypeString) && len(schema.Enum) == 0:
		return "string"
	case schema.Type.Is(openapi3.TypeBoolean):
		return "bool"
	case schema.Type.Is(openapi3.TypeInteger) && len(schema.Enum) == 0:
		return "int64"
	case schema.Type.Is(openapi3.TypeNumber):
		return "float64"
	case schema.Type.Is(openapi3.TypeArray) && schema.Items != nil:
		if element := c.elementOf(schema.Items); element != "" {
			return "[]" + element
		}
	}
	return ""
}

// isContainer reports whether a value of the schema is always an object or a list. Its Go type is
// then a map or a slice, which is nil if absent.
func (c *Contract) isContainer(schema *openapi3.Schema) bool {
	if len(schema.OneOf) == 0 {
		return schema.Type.Is(openapi3.TypeObject) || schema.Type.Is(openapi3.TypeArray)
	}
	return !slices.ContainsFunc(schema.OneOf, func(branch *openapi3.SchemaRef) bool { return !c.isContainer(branch.Value) })
}

// absentWhenEmpty reports whether "" is not a valid value of a schema. Its Go type then needs no
// pointer to leave it out.
func absentWhenEmpty(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeString) &&
		(schema.MinLength > 0 || len(schema.Enum) > 0 && !slices.Contains(schema.Enum, any("")) || refusesEmpty(schema.Pattern))
}

// neverZero reports the same of a number and 0.
func neverZero(schema *openapi3.Schema) bool {
	return schema.Min != nil && *schema.Min > 0 || schema.Max != nil && *schema.Max < 0
}

func refusesEmpty(pattern string) bool {
	expression, err := regexp.Compile(pattern)
	return err == nil && !expression.MatchString("")
}
