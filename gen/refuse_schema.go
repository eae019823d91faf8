package gen

import (
	"math"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseSchemas refuses schemas that have no Go type, or only a less precise one.
func (r *validator) refuseSchemas() {
	r.eachSchema(func(at site, ref *openapi3.SchemaRef) {
		component, _, _ := strings.Cut(at.subject, ".")
		if r.names.types[component] == "" { // otherwise names.yaml gives its Go type
			r.refuseSchema(at, ref)
		}
	})
	for _, name := range r.components() {
		r.refuseUnion(name)
	}
}

func (r *validator) refuseSchema(at site, ref *openapi3.SchemaRef) {
	if ref.Ref != "" {
		if component(ref) == "" {
			r.reportf(refPlace(ref), at.subject, "%s is not a component under components/schemas", ref.Ref)
		}
		return
	}
	schema := ref.Value
	refuse := func(keyword, format string, arguments ...any) {
		place := placeOf(schema.Origin, keyword)
		if place.Line == 0 {
			place = at.place
		}
		r.reportf(place, at.subject, format, arguments...)
	}
	for _, shape := range unsupportedShapes {
		if shape.has(r.Contract, at, schema) {
			refuse(shape.keyword, "%s", shape.reason)
			break
		}
	}
	r.refuseEnum(schema, refuse)
	refuseBounds(schema, refuse)
	if value, given := schema.Extensions[extSensitive]; given && value != true {
		refuse(extSensitive, "x-sensitive is %v: want true, or none", value)
	}
}

// unsupportedShapes are schemas that have no Go type, or only a less precise one, with the keyword
// at fault. Only the first that applies is reported.
var unsupportedShapes = []struct {
	keyword, reason string
	has             func(*Contract, site, *openapi3.Schema) bool
}{
	{"anyOf", "anyOf has no Go type", func(_ *Contract, _ site, s *openapi3.Schema) bool {
		return len(s.AnyOf) > 0
	}},
	{"allOf", "allOf with several members has no Go type: write out the properties", func(_ *Contract, _ site, s *openapi3.Schema) bool {
		return len(s.AllOf) > 1 || len(s.AllOf) == 1 && (len(s.Properties) > 0 || s.AdditionalProperties.Schema != nil)
	}},
	{"oneOf", "oneOf has no Go type: name one in gen/names.yaml", func(c *Contract, at site, s *openapi3.Schema) bool {
		return len(s.OneOf) > 0 && at.role != roleBody && !isBoolean(s) && !c.isEmptyListOr(at, s) && (!isUnion(s) || at.role != roleComponent)
	}},
	{"", "has no type", func(_ *Contract, _ site, s *openapi3.Schema) bool {
		return len(s.AllOf) == 0 && len(s.OneOf) == 0 && (s.Type == nil || len(s.Type.Slice()) != 1)
	}},
	{"", "is a list without items", func(_ *Contract, _ site, s *openapi3.Schema) bool {
		return s.Type.Is(openapi3.TypeArray) && s.Items == nil
	}},
	{"properties", "an object within another needs a name: make it a component under components/schemas", func(_ *Contract, at site, s *openapi3.Schema) bool {
		return len(s.Properties) > 0 && (at.role == roleSchema || at.role == roleParameter)
	}},
	{"additionalProperties", "additionalProperties beside properties makes decoding slow: leave it out, a response may always have other members", func(_ *Contract, _ site, s *openapi3.Schema) bool {
		more := s.AdditionalProperties
		return len(s.Properties) > 0 && (more.Schema != nil || more.Has != nil && *more.Has)
	}},
	{"", "readOnly and writeOnly are not supported: write two components", func(_ *Contract, _ site, s *openapi3.Schema) bool {
		return s.ReadOnly || s.WriteOnly
	}},
	{"format", "the format binary is only supported in a multipart/form-data body", func(c *Contract, at site, s *openapi3.Schema) bool {
		owner := at.subject[:max(0, strings.LastIndexByte(at.subject, '.'))]
		return s.Format == "binary" && !c.uploads()[owner]
	}},
}

// isEmptyListOr reports whether a oneOf is a supported choice between an empty list and something
// else: a map, a free-form object, or the object of a property.
func (c *Contract) isEmptyListOr(at site, schema *openapi3.Schema) bool {
	other := emptyListOr(schema)
	isObject := (at.role == roleSchema || at.role == roleComponent) && objectOrEmptyList(&openapi3.SchemaRef{Value: schema}) != nil
	return other != nil && (isObject || c.isFreeForm(other.Value) || c.mapOf(other) != "")
}

// refuseBounds refuses bounds that cannot be checked exactly.
func refuseBounds(schema *openapi3.Schema, refuse func(keyword, format string, arguments ...any)) {
	for _, bound := range []struct {
		keyword, noted string
		value          *float64
		exclusive      openapi3.ExclusiveBound
	}{{"minimum", exactMinimum, schema.Min, schema.ExclusiveMin}, {"maximum", exactMaximum, schema.Max, schema.ExclusiveMax}} {
		switch {
		case bound.exclusive.Value != nil, bound.exclusive.Bool != nil && schema.Type.Is(openapi3.TypeNumber):
			refuse(bound.keyword, "this exclusive bound is not supported")
		case bound.value == nil, !schema.Type.Is(openapi3.TypeInteger):
		case *bound.value != math.Trunc(*bound.value):
			refuse(bound.keyword, "%v is not an integer", *bound.value)
		case math.Abs(*bound.value) >= maxExactFloat && math.Abs(*bound.value) < int64Limit && schema.Extensions[bound.noted] == nil:
			refuse(bound.keyword, "%.0f is too large to be read exactly", *bound.value)
		}
	}
}
