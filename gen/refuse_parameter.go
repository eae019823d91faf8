package gen

import (
	"slices"

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
		default:
			refuse("a parameter in the %s is not sent", parameter.In)
		}
	}
}

func pathParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := narrowed(parameter.Schema.Value)
	switch {
	case !schema.Type.Is(openapi3.TypeString):
		refuse("is no text: want type string, with a pattern for its form")
	case isInlineEnum(parameter.Schema):
		refuse("an enum needs a name: make it a component under components/schemas")
	case parameter.Style != "" && parameter.Style != openapi3.SerializationSimple:
		refuse("the style %s of a path is not written", parameter.Style)
	}
}

func queryParameter(parameter *openapi3.Parameter, refuse func(string, ...any)) {
	schema := narrowed(parameter.Schema.Value)
	switch {
	case schema.Type.Is(openapi3.TypeObject), len(schema.OneOf) > 0, len(schema.AnyOf) > 0:
		refuse("an object or a choice of several is not written into a query")
	case isInlineEnum(parameter.Schema), schema.Type.Is(openapi3.TypeArray) && schema.Items != nil && isInlineEnum(schema.Items):
		refuse("an enum needs a name: make it a component under components/schemas")
	case !slices.Contains(styles, parameter.Style):
		refuse("the style %s is not written", parameter.Style)
	case parameter.AllowReserved:
		refuse("allowReserved is not heeded")
	}
}

// isInlineEnum is whether an enum stands where it is used, without a name.
func isInlineEnum(ref *openapi3.SchemaRef) bool {
	return component(only(ref)) == "" && len(narrowed(ref.Value).Enum) > 0
}
