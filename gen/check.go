package gen

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Check is a call of a function of package call that refuses a value.
type Check struct {
	// Function is its name, Field the name in the contract, and Arguments what
	// follows that, in Go.
	Function, Field string
	Arguments       []string
}

func check(function, field string, arguments ...any) Check {
	check := Check{Function: function, Field: field}
	for _, argument := range arguments {
		check.Arguments = append(check.Arguments, fmt.Sprint(argument))
	}
	return check
}

// checksOf are the checks of a value: a property of the struct v, or a parameter.
// The object's own checks are asked for by the name of its type.
func checksOf(p codegen.Property, in string, isChecked func(kind string) bool) []Check {
	schema := narrowed(p.Schema.OAPISchema)
	if schema == nil || isConstant(schema) && p.Required {
		return nil // a constant is filled in
	}
	field, name := p.JsonFieldName, in+p.GoFieldName()
	value := "&" + name
	if p.IsPointer() {
		value = name
	}
	var checks []Check
	kind := p.Schema.TypeDecl()
	switch {
	case schema.Extensions[idPrefix] != nil && schema.Type.Is(openapi3.TypeString):
		checks = append(checks, check("Valid", field, optional(p, value)))
	case schema.Type.Is(openapi3.TypeString):
		checks = textChecks(p, schema, name, optional(p, value))
	case schema.Type.Is(openapi3.TypeInteger), schema.Type.Is(openapi3.TypeNumber):
		if bounds := boundsOf(schema); bounds != nil {
			checks = append(checks, check("Within", field, append([]any{optional(p, value)}, bounds...)...))
		}
	case schema.Extensions[goType] == "map[string]string":
		checks = append(present(p, name), check("Pairs", field, name, most(schema.MaxProps), most(schema.AdditionalProperties.Schema.Value.MaxLength)))
	case schema.Type.Is(openapi3.TypeArray) && p.Schema.ArrayType != nil:
		checks = present(p, name)
		if element := p.Schema.ArrayType.TypeDecl(); isChecked(element) {
			checks = append(checks, check("Every", field, name, "(*"+element+").check"))
		} else if p.Schema.ArrayType.OAPISchema.Extensions[idPrefix] != nil {
			checks = append(checks, check("EveryValid", field, name))
		}
	case isChecked(kind):
		checks = append(checks, check("Object", field, value, "(*"+kind+").check"))
	}
	return checks
}

// present is the check that a map or a list is there at all.
func present(p codegen.Property, name string) []Check {
	if !p.Required || p.Nullable {
		return nil
	}
	return []Check{check("Required", p.JsonFieldName, name+" != nil")}
}

// textChecks are those of a text that is no id.
func textChecks(p codegen.Property, schema *openapi3.Schema, name, value string) []Check {
	field := p.JsonFieldName
	var checks []Check
	if p.Required && !p.IsPointer() && absentWhenEmpty(schema) {
		checks = append(checks, check("Required", field, name+` != ""`))
	}
	if schema.MinLength > 1 || schema.MinLength == 1 && p.IsPointer() {
		checks = append(checks, check("AtLeast", field, value, schema.MinLength))
	}
	if schema.MaxLength != nil {
		checks = append(checks, check("AtMost", field, value, *schema.MaxLength))
	}
	if schema.Pattern != "" {
		checks = append(checks, check("Matches", field, value, strconv.Quote(schema.Pattern)))
	}
	return checks
}

// optional is a pointer to a value, nil where it is left out.
func optional(p codegen.Property, pointer string) string {
	if p.Required || p.IsPointer() {
		return pointer
	}
	return "call.Set(" + pointer + ")"
}

// narrowed is a schema with the bounds that it adds to the one it refers to.
func narrowed(schema *openapi3.Schema) *openapi3.Schema {
	if schema == nil || len(schema.AllOf) != 1 {
		return schema
	}
	inner := *narrowed(schema.AllOf[0].Value)
	if schema.Min != nil {
		inner.Min, inner.ExclusiveMin = schema.Min, schema.ExclusiveMin
	}
	if schema.Max != nil {
		inner.Max, inner.ExclusiveMax = schema.Max, schema.ExclusiveMax
	}
	inner.MinLength = max(inner.MinLength, schema.MinLength)
	if schema.MaxLength != nil {
		inner.MaxLength = schema.MaxLength
	}
	if schema.Pattern != "" {
		inner.Pattern = schema.Pattern
	}
	return &inner
}

// beyond is where int64 ends: a bound there bounds nothing.
const beyond = float64(math.MaxInt64)

// boundsOf are the least and the largest value of a number in Go, or nil.
func boundsOf(schema *openapi3.Schema) []any {
	if schema.Min == nil && schema.Max == nil {
		return nil
	}
	if schema.Type.Is(openapi3.TypeNumber) {
		least, most := any("-math.MaxFloat64"), any("math.MaxFloat64")
		if schema.Min != nil {
			least = *schema.Min
		}
		if schema.Max != nil {
			most = *schema.Max
		}
		return []any{least, most}
	}
	least, most := any("math.MinInt64"), any("math.MaxInt64")
	if schema.Min != nil && *schema.Min > -beyond {
		least = int64(math.Ceil(*schema.Min)) + step(schema.ExclusiveMin)
	}
	if schema.Max != nil && *schema.Max < beyond {
		most = int64(math.Floor(*schema.Max)) - step(schema.ExclusiveMax)
	}
	return []any{least, most}
}

// step is 1 where the bound itself is excluded.
func step(bound openapi3.ExclusiveBound) int64 {
	if bound.Bool != nil && *bound.Bool {
		return 1
	}
	return 0
}

func most(bound *uint64) any {
	if bound == nil {
		return "math.MaxInt"
	}
	return *bound
}

// constantOf is the one value that a property can have, in Go, or "".
func constantOf(p codegen.Property) string {
	schema := p.Schema.OAPISchema
	if schema == nil || !p.Required || p.IsPointer() || !isConstant(schema) {
		return ""
	}
	return strconv.Quote(fmt.Sprint(schema.Enum[0]))
}

// isHidden is whether a property must not be logged.
func isHidden(p codegen.Property) bool {
	if isTrue(p.Extensions[sensitive]) {
		return true
	}
	return p.Schema.OAPISchema != nil && slices.ContainsFunc(p.Schema.OAPISchema.AllOf, func(part *openapi3.SchemaRef) bool {
		return isTrue(part.Value.Extensions[sensitive])
	})
}

func isTrue(value any) bool { return value == true }
