package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseCycles finds a schema that leads back to itself through schemas without a
// type. kin-openapi asks such schemas whether they are empty, without end, which
// would stop the program and not only the check.
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
			return fmt.Errorf("%v: schema %s leads back to itself, and nothing on the way has a type", place(at.Origin, ""), name)
		}
	}
	return nil
}

// findCycle goes down a schema; way holds the schemas without a type that lead
// to it.
func findCycle(reference *openapi3.SchemaRef, way []*openapi3.Schema, safe map[*openapi3.Schema]bool) *openapi3.Schema {
	if reference == nil || reference.Value == nil || safe[reference.Value] {
		return nil
	}
	schema := reference.Value
	if slices.Contains(way, schema) {
		return schema
	}
	if schema.Type != nil {
		return nil // what is below is looked at from its own name, or is part of no cycle
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

// findComposed goes down what a schema is composed of: no value ever ends that, of
// whatever type it is.
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
