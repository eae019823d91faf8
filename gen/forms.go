package gen

import (
	"fmt"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// lenientTypes maps the OpenAPI types of response values to Go types that accept every form. The
// server is written in PHP and may send a boolean as 1 and a number as "10". Requests are only
// encoded, so they use Go's own types.
var lenientTypes = map[string]string{
	openapi3.TypeBoolean: "wire.Bool",
	openapi3.TypeInteger: "wire.Integer",
	openapi3.TypeNumber:  "wire.Float",
}

// deriveLenientTypes gives response values types that accept every form.
func (c *Contract) deriveLenientTypes() {
	for name := range c.answerComponents() {
		if c.names.nullable[name] != "" {
			continue // has the type of another component
		}
		eachInline(c.schema(name), func(schema *openapi3.Schema) {
			switch {
			case schema.Extensions[extGoType] != nil || len(schema.Enum) > 0 || len(schema.AllOf) > 0:
			case isBoolean(schema):
				setExtension(schema, extGoType, lenientTypes[openapi3.TypeBoolean])
			case schema.Type != nil && len(*schema.Type) == 1 && lenientTypes[(*schema.Type)[0]] != "":
				setExtension(schema, extGoType, lenientTypes[(*schema.Type)[0]])
			}
		})
	}
}

// eachInline calls visit for a schema and every schema defined inline in it. It does not follow
// references.
func eachInline(schema *openapi3.Schema, visit func(*openapi3.Schema)) {
	visit(schema)
	parts := slices.Concat(schema.AllOf, schema.OneOf, schema.AnyOf)
	for _, name := range sortedKeys(schema.Properties) {
		parts = append(parts, schema.Properties[name])
	}
	parts = append(parts, schema.Items, schema.AdditionalProperties.Schema)
	for _, part := range parts {
		if part != nil && part.Ref == "" {
			eachInline(part.Value, visit)
		}
	}
}

// isBoolean reports whether a schema is a boolean that may also be sent as 1 or 0, as a number or a
// string.
func isBoolean(schema *openapi3.Schema) bool {
	isOne := func(branch *openapi3.SchemaRef) bool {
		return branch.Value.Type.Is(openapi3.TypeBoolean) || len(branch.Value.Enum) > 0 &&
			!slices.ContainsFunc(branch.Value.Enum, func(value any) bool {
				return !slices.Contains([]string{"0", "1", "true", "false"}, fmt.Sprint(value))
			})
	}
	return slices.ContainsFunc(schema.OneOf, func(branch *openapi3.SchemaRef) bool { return branch.Value.Type.Is(openapi3.TypeBoolean) }) &&
		!slices.ContainsFunc(schema.OneOf, func(branch *openapi3.SchemaRef) bool { return !isOne(branch) })
}

// objectOrEmptyList returns the component of a property that is an object, or an empty list in
// place of an empty object. In Go the property has the object's type. For any other property it
// returns nil.
func objectOrEmptyList(property *openapi3.SchemaRef) *openapi3.SchemaRef {
	if property.Ref != "" {
		return nil
	}
	object := emptyListOr(property.Value)
	if object == nil || component(object) == "" || len(object.Value.Properties) == 0 {
		return nil
	}
	return object
}

// nestedObjects returns the objects inside responses. The map's value is true if an object can be
// missing or null there, or is inside one that can. An item of a list with x-pages is never optional:
// without its id it is useless, and reading it from [] would slow down every list.
func (c *Contract) nestedObjects() map[string]bool {
	found, listed := map[string]bool{}, c.itemComponents()
	for name := range c.answerComponents() {
		c.findNested(name, false, listed, found)
	}
	for before := -1; before != countOptional(found); {
		before = countOptional(found)
		for _, name := range sortedKeys(found) {
			if found[name] {
				c.findNested(name, true, listed, found)
			}
		}
	}
	return found
}

// countOptional counts the optional objects.
func countOptional(found map[string]bool) int {
	count := 0
	for _, optional := range found {
		if optional {
			count++
		}
	}
	return count
}

// findNested records the objects inside a component. isOptional says that the component itself is
// optional.
func (c *Contract) findNested(name string, isOptional bool, listed, found map[string]bool) {
	parts := func(schema *openapi3.Schema, isOptional bool) {
		eachInline(schema, func(part *openapi3.Schema) {
			for _, ref := range []*openapi3.SchemaRef{part.Items, part.AdditionalProperties.Schema} {
				if ref != nil {
					c.markNested(ref, isOptional && !listed[component(unwrap(ref))], found)
				}
			}
		})
	}
	schema := c.schema(name)
	parts(schema, isOptional)
	for property, ref := range schema.Properties {
		canMiss := isOptional || !slices.Contains(schema.Required, property) || ref.Value.Nullable
		c.markNested(ref, canMiss, found)
		if ref.Ref == "" {
			parts(ref.Value, canMiss)
		}
	}
}

func (c *Contract) markNested(ref *openapi3.SchemaRef, optional bool, found map[string]bool) {
	if name := component(unwrap(ref)); name != "" && c.names.types[name] == "" && emptyListOr(c.schema(name)) != nil {
		ref = emptyListOr(c.schema(name))
	}
	if name := component(unwrap(ref)); name != "" {
		found[name] = found[name] || optional
	}
}
