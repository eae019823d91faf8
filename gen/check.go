package gen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Check is a call of one of package call's functions that checks a value.
type Check struct {
	// Function is the function's name. Field, its first argument, is the name in the contract.
	// Arguments are the remaining arguments as Go expressions.
	Function, Field string
	Arguments       []string
}

// String returns the call as Go code.
func (c Check) String() string {
	return "call." + c.Function + "(" + strings.Join(append([]string{strconv.Quote(c.Field)}, c.Arguments...), ", ") + ")"
}

func newCheck(function, field string, arguments ...any) Check {
	check := Check{Function: function, Field: field}
	for _, argument := range arguments {
		check.Arguments = append(check.Arguments, fmt.Sprint(argument))
	}
	return check
}

// value is a value to check: a struct field, a parameter or a list item.
type value struct {
	// field is the value's name in the contract, or "" for a list item.
	field string
	// expression is the Go expression of the value, and pointer that of a pointer to it.
	expression, pointer               string
	isRequired, isPointer, isNullable bool
	schema                            codegen.Schema
}

// valueOf returns the value of a property. in is the Go expression of its struct, with the dot.
func valueOf(p codegen.Property, in string) value {
	v := value{
		field: p.JsonFieldName, expression: in + p.GoFieldName(), pointer: "&" + in + p.GoFieldName(),
		isRequired: p.Required, isPointer: p.IsPointer(), isNullable: p.Nullable, schema: p.Schema,
	}
	if v.isPointer {
		v.pointer = v.expression
	}
	return v
}

// optionalPointer returns a Go expression for a pointer to the value. The pointer is nil if the
// value is left out.
func (v value) optionalPointer() string {
	if v.isRequired || v.isPointer {
		return v.pointer
	}
	return "call.NonZero(" + v.pointer + ")"
}

// checksOf returns the checks of a value. An object is checked by the check method of its type.
func (m *model) checksOf(v value) []Check {
	schema := resolved(v.schema.OAPISchema)
	if schema == nil || isConstant(schema) && v.isRequired {
		return nil // constants are filled in
	}
	kind := v.schema.TypeDecl()
	switch {
	case kind == fileType:
		return fileChecks(v)
	case schema.Type.Is(openapi3.TypeString) && schema.Extensions[extIDPrefix] != nil && kind == "string":
		return []Check{newCheck("ID", v.field, v.optionalPointer(), strconv.Quote(fmt.Sprint(schema.Extensions[extIDPrefix])))}
	case schema.Type.Is(openapi3.TypeString) && schema.Extensions[extIDPrefix] != nil:
		return []Check{newCheck("Valid", v.field, v.optionalPointer())}
	case isConstant(schema):
		return []Check{newCheck("Constant", v.field, v.optionalPointer(), strconv.Quote(fmt.Sprint(schema.Enum[0])))}
	case schema.Type.Is(openapi3.TypeString):
		return append(textChecks(v, schema), m.enumChecks(v, kind)...)
	case schema.Type.Is(openapi3.TypeInteger), schema.Type.Is(openapi3.TypeNumber):
		return append(m.boundChecks(v, schema), m.enumChecks(v, kind)...)
	case schema.Extensions[extGoType] == "map[string]string":
		return append(presenceChecks(v), newCheck("Pairs", v.field, v.expression, upperBound(schema.MaxProps), upperBound(schema.AdditionalProperties.Schema.Value.MaxLength)))
	case schema.Type.Is(openapi3.TypeArray) && v.schema.ArrayType != nil:
		return m.listChecks(v, schema)
	case m.hasChecks(kind):
		return []Check{newCheck("Object", v.field, v.pointer, "(*"+kind+").check")}
	}
	return m.mapChecks(v, schema)
}

// joinChecks returns a Go expression for the first error of the checks.
func joinChecks(checks []Check) string {
	switch len(checks) {
	case 0:
		return "nil"
	case 1:
		return checks[0].String()
	}
	texts := make([]string, len(checks))
	for i, one := range checks {
		texts[i] = one.String()
	}
	return "cmp.Or(" + strings.Join(texts, ", ") + ")"
}

// CheckLines returns the checks of a type as Go code, one line for each field.
func (t *Type) CheckLines() []string {
	var lines []string
	for i, check := range t.Checks {
		if i > 0 && check.Field == t.Checks[i-1].Field {
			lines[len(lines)-1] += ", " + check.String()
		} else {
			lines = append(lines, check.String())
		}
	}
	return lines
}

// enumChecks returns the check that the value is in the contract's enum, or nil if the type is not
// an enum.
func (m *model) enumChecks(v value, kind string) []Check {
	if m.types[kind] == nil || !m.types[kind].IsEnum {
		return nil
	}
	return []Check{newCheck("Listed", v.field, v.optionalPointer())}
}

// formats maps each checked format to its function in package call.
var formats = map[string]string{"date": "Date", "date-time": "DateTime", "uuid": "UUID"}

// textChecks returns the checks of a string that is not an id.
func textChecks(v value, schema *openapi3.Schema) []Check {
	var checks []Check
	isMember := v.field == ""
	if v.isRequired && !v.isPointer && !isMember && absentWhenEmpty(schema) {
		checks = append(checks, newCheck("Required", v.field, v.expression+` != ""`))
	}
	if schema.MinLength > 1 || schema.MinLength == 1 && (v.isPointer || isMember) {
		checks = append(checks, newCheck("MinLength", v.field, v.optionalPointer(), schema.MinLength))
	}
	if schema.MaxLength != nil {
		checks = append(checks, newCheck("MaxLength", v.field, v.optionalPointer(), *schema.MaxLength))
	}
	if schema.Pattern != "" {
		checks = append(checks, newCheck("Matches", v.field, v.optionalPointer(), strconv.Quote(schema.Pattern)))
	}
	if function := formats[schema.Format]; function != "" {
		checks = append(checks, newCheck(function, v.field, v.optionalPointer()))
	}
	return checks
}

// resolved follows an allOf with one member and returns that schema, narrowed by the bounds beside
// the allOf.
func resolved(schema *openapi3.Schema) *openapi3.Schema {
	if schema == nil || len(schema.AllOf) != 1 {
		return schema
	}
	inner := *resolved(schema.AllOf[0].Value)
	if schema.Min != nil {
		inner.Min, inner.ExclusiveMin = schema.Min, schema.ExclusiveMin
		inner.Extensions = withExtension(inner.Extensions, exactMinimum, schema.Extensions[exactMinimum])
	}
	if schema.Max != nil {
		inner.Max, inner.ExclusiveMax = schema.Max, schema.ExclusiveMax
		inner.Extensions = withExtension(inner.Extensions, exactMaximum, schema.Extensions[exactMaximum])
	}
	inner.MinLength = max(inner.MinLength, schema.MinLength)
	if schema.MaxLength != nil {
		inner.MaxLength = schema.MaxLength
	}
	inner.MinItems = max(inner.MinItems, schema.MinItems)
	if schema.MaxItems != nil {
		inner.MaxItems = schema.MaxItems
	}
	if schema.Pattern != "" {
		inner.Pattern = schema.Pattern
	}
	return &inner
}

func upperBound(bound *uint64) any {
	if bound == nil {
		return "math.MaxInt"
	}
	return *bound
}
