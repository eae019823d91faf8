package fast

import (
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// supported refuses keywords that a validator cannot check exactly, in the schema and in
// everything it is composed of; its properties and items follow when they are compiled.
// above holds the schemas that this one is a part of.
func supported(schema *openapi3.Schema, at string, above []*openapi3.Schema) error {
	if schema == nil {
		return refused(at, "$ref", "there is no schema")
	}
	if slices.Contains(above, schema) {
		return refused(at, "allOf", "it is composed of itself")
	}
	for _, keyword := range keywords(schema) {
		if keyword.used {
			return refused(at, keyword.name, keyword.why)
		}
	}
	for _, ref := range inner(schema) {
		if ref.Value == nil {
			return refused(at, "$ref", ref.Ref+" is not resolved")
		}
	}
	above = append(slices.Clone(above), schema)
	for _, ref := range schema.AllOf {
		if err := supported(ref.Value, at+"/allOf", above); err != nil {
			return err
		}
	}
	var kinds []string
	for _, ref := range schema.OneOf {
		if err := supported(ref.Value, at+"/oneOf", above); err != nil {
			return err
		}
		kind := kindOf(ref.Value)
		if kind == "" || slices.Contains(kinds, kind) {
			return refused(at, "oneOf", "the type of a value does not select one branch")
		}
		kinds = append(kinds, kind)
	}
	return nil
}

// inner returns the schemas directly inside a schema.
func inner(s *openapi3.Schema) openapi3.SchemaRefs {
	refs := slices.Concat(s.OneOf, s.AnyOf, s.AllOf, slices.Collect(maps.Values(s.Properties)))
	if s.Items != nil {
		refs = append(refs, s.Items)
	}
	if s.AdditionalProperties.Schema != nil {
		refs = append(refs, s.AdditionalProperties.Schema)
	}
	return refs
}

// empty is openapi3.Schema.IsEmpty for recursive schemas too, on which IsEmpty does not
// terminate.
func empty(s *openapi3.Schema, above []*openapi3.Schema) bool {
	if s == nil || slices.Contains(above, s) {
		return true
	}
	bare := *s
	bare.OneOf, bare.AnyOf, bare.AllOf, bare.Properties, bare.Items = nil, nil, nil, nil, nil
	bare.AdditionalProperties.Schema = nil
	above = append(slices.Clone(above), s)
	return bare.IsEmpty() && !slices.ContainsFunc(inner(s), func(ref *openapi3.SchemaRef) bool {
		return !empty(ref.Value, above)
	})
}

type keyword struct {
	used      bool
	name, why string
}

func keywords(s *openapi3.Schema) []keyword {
	const (
		unable = "a validator does not support it"
		newer  = "it belongs to OpenAPI 3.1"
		single = "it is not one of the types of OpenAPI 3.0"
	)
	known := []string{
		openapi3.TypeObject, openapi3.TypeArray, openapi3.TypeString,
		openapi3.TypeInteger, openapi3.TypeNumber, openapi3.TypeBoolean,
	}
	_, stringFormat := openapi3.SchemaStringFormats[s.Format]
	_, numberFormat := openapi3.SchemaNumberFormats[s.Format]
	_, integerFormat := openapi3.SchemaIntegerFormats[s.Format]
	integerFormat = integerFormat && s.Format != "int32" && s.Format != "int64"
	return []keyword{
		{s.Not != nil, "not", unable},
		{len(s.AnyOf) > 0, "anyOf", unable},
		{s.Discriminator != nil, "discriminator", unable},
		{s.UniqueItems, "uniqueItems", unable},
		{s.MultipleOf != nil, "multipleOf", unable},
		{s.WriteOnly, "writeOnly", unable},
		{stringFormat || numberFormat || integerFormat, "format", unable},
		// kin-openapi skips such a schema, but package contract uses its property names.
		{len(inner(s)) > 0 && empty(s, nil), "properties", "it describes nothing but what it is composed of"},
		{s.Type != nil && (!s.Type.IsSingle() || !slices.Contains(known, (*s.Type)[0])), "type", single},
		{s.ExclusiveMin.Value != nil, "exclusiveMinimum", newer},
		{s.ExclusiveMax.Value != nil, "exclusiveMaximum", newer},
		{s.Always != nil, "boolean schema", newer},
		{s.Const != nil, "const", newer},
		{len(s.PrefixItems) > 0, "prefixItems", newer},
		{s.Contains != nil, "contains", newer},
		{len(s.PatternProperties) > 0, "patternProperties", newer},
		{len(s.DependentSchemas)+len(s.DependentRequired) > 0, "dependentSchemas", newer},
		{s.PropertyNames != nil, "propertyNames", newer},
		{s.UnevaluatedItems.Schema != nil || s.UnevaluatedItems.Has != nil, "unevaluatedItems", newer},
		{s.UnevaluatedProperties.Schema != nil || s.UnevaluatedProperties.Has != nil, "unevaluatedProperties", newer},
		{s.If != nil, "if", newer},
	}
}
