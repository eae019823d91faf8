package gen

import (
	"fmt"
	"math"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// enumValues returns the values of an enum without null, which gets no constant.
func enumValues(schema *openapi3.Schema) []any {
	return slices.DeleteFunc(slices.Clone(schema.Enum), func(value any) bool { return value == nil })
}

// valueNames returns the names that an enum's constants are named after: x-enum-varnames if the
// contract has it, otherwise the values. A number alone would give a name such as AuthorizedN1.
// oapi-codegen follows the same rule.
func valueNames(schema *openapi3.Schema) []string {
	given, isNamed := schema.Extensions[extEnumNames].([]any)
	if !isNamed {
		given = enumValues(schema)
	}
	names := make([]string, len(given))
	for i, name := range given {
		names[i] = fmt.Sprint(name)
	}
	return names
}

// refuseEnum refuses values that cannot be Go constants.
func (r *validator) refuseEnum(schema *openapi3.Schema, refuse func(keyword, format string, arguments ...any)) {
	refuseValueNames(schema, refuse)
	if len(schema.Enum) == 0 {
		return
	}
	if !schema.Type.Is(openapi3.TypeString) && !schema.Type.Is(openapi3.TypeInteger) {
		refuse("enum", "an enum must be of strings or integers")
		return
	}
	for _, value := range schema.Enum {
		_, isText := value.(string)
		number, isNumber := value.(float64)
		isInteger := isNumber && number == math.Trunc(number)
		if value != nil && (isText != schema.Type.Is(openapi3.TypeString) || isInteger != schema.Type.Is(openapi3.TypeInteger)) {
			refuse("enum", "its value %v has another type", value)
		}
	}
}

// refuseValueNames refuses an x-enum-varnames that oapi-codegen would ignore without an error.
func refuseValueNames(schema *openapi3.Schema, refuse func(keyword, format string, arguments ...any)) {
	given, found := schema.Extensions[extEnumNames]
	if !found {
		return
	}
	names, isList := given.([]any)
	isNoName := func(name any) bool { text, ok := name.(string); return !ok || goName(text) == "" }
	if values := enumValues(schema); !isList || len(names) != len(values) || slices.ContainsFunc(names, isNoName) {
		refuse(extEnumNames, "x-enum-varnames is %v: want a name for each of the %d values of enum", given, len(values))
	}
}
