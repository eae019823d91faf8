package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// styles are those that query parameters can be sent in.
var styles = []string{"", openapi3.SerializationForm, openapi3.SerializationSpaceDelimited, openapi3.SerializationPipeDelimited}

func (r *refusal) refuseParameters(operation *operation) {
	for _, ref := range operation.parameters() {
		parameter := ref.Value
		refuse := func(format string, arguments ...any) {
			r.addf(placeOf(parameter.Origin, ""), operation.subject(), "parameter "+parameter.Name+": "+format, arguments...)
		}
		if parameter.Schema == nil {
			refuse("content in place of a schema is not sent")
			continue
		}
		switch parameter.In {
		case openapi3.ParameterInPath:
			pathParameter(parameter, refuse)
		case openapi3.ParameterInQuery:
			queryParameter(parameter, refuse)
		case openapi3.ParameterInHeader:
			headerParameter(parameter, refuse)
		default:
			refuse("a parameter in the %s is not sent", parameter.In)
		}
	}
}

func pathParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := narrowed(parameter.Schema.Value)
	switch {
	case !isScalar(schema):
		refuse("a list, an object or a choice of several is not written into a path")
	case schema.Nullable || parameter.Schema.Value.Nullable:
		refuse("null is not written into a path")
	case parameter.Style != "" && parameter.Style != openapi3.SerializationSimple:
		refuse("the style %s of a path is not written", parameter.Style)
	}
}

func queryParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := narrowed(parameter.Schema.Value)
	switch {
	case !isScalar(schema) && !isListOfScalars(schema):
		refuse("an object or a choice of several is not written into a query")
	case !slices.Contains(styles, parameter.Style):
		refuse("the style %s is not written", parameter.Style)
	case parameter.AllowReserved:
		refuse("allowReserved is not heeded")
	}
}

func headerParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := narrowed(parameter.Schema.Value)
	switch {
	case !isScalar(schema) && !isListOfScalars(schema):
		refuse("an object or a choice of several is not written into a header")
	case !isHeaderName(parameter.Name):
		refuse("its name is not that of a header")
	case slices.Contains(reservedHeaders, strings.ToLower(parameter.Name)):
		refuse("is what the client itself says")
	}
}

// isScalar is whether a schema is one text, number or boolean.
func isScalar(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeString) || schema.Type.Is(openapi3.TypeInteger) || schema.Type.Is(openapi3.TypeNumber) ||
		schema.Type.Is(openapi3.TypeBoolean)
}

func isListOfScalars(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeArray) && schema.Items != nil && isScalar(narrowed(schema.Items.Value))
}

// isInlineEnum is whether an enum stands where it is used, without a name.
func isInlineEnum(ref *openapi3.SchemaRef) bool {
	return component(only(ref)) == "" && len(narrowed(ref.Value).Enum) > 0
}
