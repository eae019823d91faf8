package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseCycles refuses a schema that refers to itself only through schemas without a type.
// kin-openapi would recurse without end over one, and the stack overflow would end the
// program.
func refuseCycles(document *openapi3.T) error {
	if document.Components == nil {
		return nil
	}
	safe, composed := map[*openapi3.Schema]bool{}, map[*openapi3.Schema]bool{}
	for _, name := range slices.Sorted(maps.Keys(document.Components.Schemas)) {
		if at := findComposed(document.Components.Schemas[name], nil, composed); at != nil {
			return fmt.Errorf("%v: schema %s is composed of itself", place(at.Origin, ""), name)
		}
		if at := findCycle(document.Components.Schemas[name], nil, safe); at != nil {
			return fmt.Errorf("%v: schema %s refers to itself, and no schema in the cycle has a type", place(at.Origin, ""), name)
		}
	}
	return nil
}

// findCycle searches a schema for a cycle and returns the schema that closes it; way holds
// the untyped schemas that lead to this one.
func findCycle(reference *openapi3.SchemaRef, way []*openapi3.Schema, safe map[*openapi3.Schema]bool) *openapi3.Schema {
	if reference == nil || reference.Value == nil || safe[reference.Value] {
		return nil
	}
	schema := reference.Value
	if slices.Contains(way, schema) {
		return schema
	}
	if schema.Type != nil {
		return nil // a cycle below it is found from its own component
	}
	way = append(way, schema)
	parts := slices.Concat(schema.AllOf, schema.OneOf, schema.AnyOf, openapi3.SchemaRefs{schema.Not, schema.Items, schema.AdditionalProperties.Schema})
	for _, property := range schema.Properties {
		parts = append(parts, property)
	}
	for _, part := range parts {
		if found := findCycle(part, way, safe); found != nil {
			return found
		}
	}
	safe[schema] = true
	return nil
}

// findComposed searches what a schema is composed of for the schema itself. Checking any
// value against such a schema would never end, whatever its type.
func findComposed(reference *openapi3.SchemaRef, way []*openapi3.Schema, safe map[*openapi3.Schema]bool) *openapi3.Schema {
	if reference == nil || reference.Value == nil || safe[reference.Value] {
		return nil
	}
	schema := reference.Value
	if slices.Contains(way, schema) {
		return schema
	}
	way = append(way, schema)
	for _, part := range slices.Concat(schema.AllOf, schema.OneOf, schema.AnyOf, openapi3.SchemaRefs{schema.Not}) {
		if found := findComposed(part, way, safe); found != nil {
			return found
		}
	}
	safe[schema] = true
	return nil
}
