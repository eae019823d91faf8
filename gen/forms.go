package gen

import (
	"fmt"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// The server of the API is written in PHP, so it may write a boolean as 1 and a
// number as "10". What comes in answers is read by types that take each form;
// requests, which are only written, have Go's own.
var forms = map[string]string{
	openapi3.TypeBoolean: "wire.Bool",
	openapi3.TypeInteger: "wire.Integer",
	openapi3.TypeNumber:  "wire.Float",
}

// deriveForms gives the values of answers the types that read every form of them.
func (c *Contract) deriveForms() {
	for name := range c.answered() {
		if c.names.nullable[name] != "" {
			continue // it is another component, or null
		}
		within(c.schema(name), func(schema *openapi3.Schema) {
			switch {
			case schema.Extensions[goType] != nil || len(schema.Enum) > 0 || len(schema.AllOf) > 0:
			case isBoolean(schema):
				set(schema, goType, forms[openapi3.TypeBoolean])
			case schema.Type != nil && len(*schema.Type) == 1 && forms[(*schema.Type)[0]] != "":
				set(schema, goType, forms[(*schema.Type)[0]])
			}
		})
	}
}

// within calls visit for a schema and all that is written out in it; what it refers
// to is not.
func within(schema *openapi3.Schema, visit func(*openapi3.Schema)) {
	visit(schema)
	parts := slices.Concat(schema.AllOf, schema.OneOf, schema.AnyOf)
	for _, name := range sortedKeys(schema.Properties) {
		parts = append(parts, schema.Properties[name])
	}
	parts = append(parts, schema.Items, schema.AdditionalProperties.Schema)
	for _, part := range parts {
		if part != nil && part.Ref == "" {
			within(part.Value, visit)
		}
	}
}

// isBoolean is whether a schema is a boolean in more than one form: beside true and
// false 1 or 0, as a number or a text.
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

// objectOrEmptyList is the component of a property that is an object, or an empty
// list when there is nothing in it: in Go it is the object's type. It is nil for
// any other property.
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

// inner are the objects that stand within an answer, and whether one can be left
// out or null there, or stands in one that can. What calls list is no item
// without its id, wherever its list stands: reading it from [] would make every list of
// them slower, for what is refused there.
func (c *Contract) inner() map[string]bool {
	found, listed := map[string]bool{}, c.listed()
	for name := range c.answered() {
		c.innerWithin(name, false, listed, found)
	}
	for before := -1; before != optionals(found); {
		before = optionals(found)
		for _, name := range sortedKeys(found) {
			if found[name] {
				c.innerWithin(name, true, listed, found)
			}
		}
	}
	return found
}

// optionals counts the objects that can be left out.
func optionals(found map[string]bool) int {
	count := 0
	for _, optional := range found {
		if optional {
			count++
		}
	}
	return count
}

// innerWithin notes the objects within a component, which is itself optional or not.
func (c *Contract) innerWithin(name string, isOptional bool, listed, found map[string]bool) {
	parts := func(schema *openapi3.Schema, isOptional bool) {
		within(schema, func(part *openapi3.Schema) {
			for _, ref := range []*openapi3.SchemaRef{part.Items, part.AdditionalProperties.Schema} {
				if ref != nil {
					c.innerOf(ref, isOptional && !listed[component(only(ref))], found)
				}
			}
		})
	}
	schema := c.schema(name)
	parts(schema, isOptional)
	for property, ref := range schema.Properties {
		canMiss := isOptional || !slices.Contains(schema.Required, property) || ref.Value.Nullable
		c.innerOf(ref, canMiss, found)
		if ref.Ref == "" {
			parts(ref.Value, canMiss)
		}
	}
}

func (c *Contract) innerOf(ref *openapi3.SchemaRef, optional bool, found map[string]bool) {
	if name := component(only(ref)); name != "" && c.names.types[name] == "" && emptyListOr(c.schema(name)) != nil {
		ref = emptyListOr(c.schema(name))
	}
	if name := component(only(ref)); name != "" {
		found[name] = found[name] || optional
	}
}
