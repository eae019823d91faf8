package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"golang.org/x/net/http/httpguts"
)

// queryStyles are the supported styles of query parameters.
var queryStyles = []string{"", openapi3.SerializationForm, openapi3.SerializationSpaceDelimited, openapi3.SerializationPipeDelimited}

func (r *validator) refuseParameters(operation *operation) {
	for _, ref := range operation.parameters() {
		parameter := ref.Value
		refuse := func(format string, arguments ...any) {
			r.reportf(placeOf(parameter.Origin, ""), operation.subject(), "parameter "+parameter.Name+": "+format, arguments...)
		}
		if parameter.Schema == nil {
			refuse("content in place of a schema is not supported")
			continue
		}
		switch parameter.In {
		case openapi3.ParameterInPath:
			refusePathParameter(parameter, refuse)
		case openapi3.ParameterInQuery:
			refuseQueryParameter(parameter, refuse)
		case openapi3.ParameterInHeader:
			refuseHeaderParameter(parameter, refuse)
		default:
			refuse("a parameter in the %s is not supported", parameter.In)
		}
	}
}

func refusePathParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := resolved(parameter.Schema.Value)
	switch {
	case !isScalar(schema):
		refuse("a path parameter cannot be a list, an object or a oneOf")
	case schema.Nullable || parameter.Schema.Value.Nullable:
		refuse("a path parameter cannot be null")
	case parameter.Style != "" && parameter.Style != openapi3.SerializationSimple:
		refuse("the path style %s is not supported", parameter.Style)
	}
}

func refuseQueryParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := resolved(parameter.Schema.Value)
	switch {
	case !isScalar(schema) && !isListOfScalars(schema):
		refuse("a query parameter cannot be an object or a oneOf")
	case !slices.Contains(queryStyles, parameter.Style):
		refuse("the style %s is not supported", parameter.Style)
	case parameter.AllowReserved:
		refuse("allowReserved is not supported")
	}
}

func refuseHeaderParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := resolved(parameter.Schema.Value)
	switch {
	case !isScalar(schema) && !isListOfScalars(schema):
		refuse("a header parameter cannot be an object or a oneOf")
	case !httpguts.ValidHeaderFieldName(parameter.Name):
		refuse("its name is not a valid header name")
	case slices.Contains(reservedHeaders, strings.ToLower(parameter.Name)):
		refuse("is a header that the client sets")
	}
}

// isScalar reports whether a schema is a text, a number or a boolean.
func isScalar(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeString) || schema.Type.Is(openapi3.TypeInteger) || schema.Type.Is(openapi3.TypeNumber) ||
		schema.Type.Is(openapi3.TypeBoolean)
}

func isListOfScalars(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeArray) && schema.Items != nil && isScalar(resolved(schema.Items.Value))
}

// isInlineEnum reports whether an enum is defined inline.
func isInlineEnum(ref *openapi3.SchemaRef) bool {
	return component(unwrap(ref)) == "" && len(resolved(ref.Value).Enum) > 0
}
