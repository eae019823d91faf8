package gen

import (
	"fmt"
	"strconv"
	"strings"

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

// String is the call, in Go.
func (c Check) String() string {
	return "call." + c.Function + "(" + strings.Join(append([]string{strconv.Quote(c.Field)}, c.Arguments...), ", ") + ")"
}

func check(function, field string, arguments ...any) Check {
	check := Check{Function: function, Field: field}
	for _, argument := range arguments {
		check.Arguments = append(check.Arguments, fmt.Sprint(argument))
	}
	return check
}

// value is what is checked: a field of a struct, a parameter, or a member of a list.
type value struct {
	// field is its name in the contract, and "" for a member of a list.
	field string
	// expression is the value in Go, and pointer one to it.
	expression, pointer               string
	isRequired, isPointer, isNullable bool
	schema                            codegen.Schema
}

// valueOf is a field of the struct in.
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

// given is a pointer to the value, nil where it is left out.
func (v value) given() string {
	if v.isRequired || v.isPointer {
		return v.pointer
	}
	return "call.Set(" + v.pointer + ")"
}

// checksOf are the checks of a value; an object's own are those of its type.
func (m *model) checksOf(v value) []Check {
	schema := narrowed(v.schema.OAPISchema)
	if schema == nil || isConstant(schema) && v.isRequired {
		return nil // a constant is filled in
	}
	kind := v.schema.TypeDecl()
	switch {
	case kind == fileType:
		return fileChecks(v)
	case schema.Type.Is(openapi3.TypeString) && schema.Extensions[idPrefix] != nil && kind == "string":
		return []Check{check("ID", v.field, v.given(), strconv.Quote(fmt.Sprint(schema.Extensions[idPrefix])))}
	case schema.Type.Is(openapi3.TypeString) && schema.Extensions[idPrefix] != nil:
		return []Check{check("Valid", v.field, v.given())}
	case isConstant(schema):
		return []Check{check("Constant", v.field, v.given(), strconv.Quote(fmt.Sprint(schema.Enum[0])))}
	case schema.Type.Is(openapi3.TypeString):
		return append(textChecks(v, schema), m.enumChecks(v, kind)...)
	case schema.Type.Is(openapi3.TypeInteger), schema.Type.Is(openapi3.TypeNumber):
		return append(m.boundChecks(v, schema), m.enumChecks(v, kind)...)
	case schema.Extensions[goType] == "map[string]string":
		return append(present(v), check("Pairs", v.field, v.expression, most(schema.MaxProps), most(schema.AdditionalProperties.Schema.Value.MaxLength)))
	case schema.Type.Is(openapi3.TypeArray) && v.schema.ArrayType != nil:
		return m.listChecks(v, schema)
	case m.isChecked(kind):
		return []Check{check("Object", v.field, v.pointer, "(*"+kind+").check")}
	}
	return m.mapChecks(v, schema)
}

// joinedChecks is the first fault of several checks, in Go.
func joinedChecks(checks []Check) string {
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

// CheckLines are the checks of a type, those of a field on one line.
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

// enumChecks hold a value to the list that the contract has.
func (m *model) enumChecks(v value, kind string) []Check {
	if m.types[kind] == nil || !m.types[kind].IsEnum {
		return nil
	}
	return []Check{check("Listed", v.field, v.given())}
}

// formats are those that are checked, and by what.
var formats = map[string]string{"date": "Date", "date-time": "DateTime", "uuid": "UUID"}

// textChecks are those of a text that is no id.
func textChecks(v value, schema *openapi3.Schema) []Check {
	var checks []Check
	isMember := v.field == ""
	if v.isRequired && !v.isPointer && !isMember && absentWhenEmpty(schema) {
		checks = append(checks, check("Required", v.field, v.expression+` != ""`))
	}
	if schema.MinLength > 1 || schema.MinLength == 1 && (v.isPointer || isMember) {
		checks = append(checks, check("AtLeast", v.field, v.given(), schema.MinLength))
	}
	if schema.MaxLength != nil {
		checks = append(checks, check("AtMost", v.field, v.given(), *schema.MaxLength))
	}
	if schema.Pattern != "" {
		checks = append(checks, check("Matches", v.field, v.given(), strconv.Quote(schema.Pattern)))
	}
	if function := formats[schema.Format]; function != "" {
		checks = append(checks, check(function, v.field, v.given()))
	}
	return checks
}

// narrowed is a schema with the bounds that it adds to the one it refers to.
func narrowed(schema *openapi3.Schema) *openapi3.Schema {
	if schema == nil || len(schema.AllOf) != 1 {
		return schema
	}
	inner := *narrowed(schema.AllOf[0].Value)
	if schema.Min != nil {
		inner.Min, inner.ExclusiveMin = schema.Min, schema.ExclusiveMin
		inner.Extensions = with(inner.Extensions, exactMinimum, schema.Extensions[exactMinimum])
	}
	if schema.Max != nil {
		inner.Max, inner.ExclusiveMax = schema.Max, schema.ExclusiveMax
		inner.Extensions = with(inner.Extensions, exactMaximum, schema.Extensions[exactMaximum])
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

func most(bound *uint64) any {
	if bound == nil {
		return "math.MaxInt"
	}
	return *bound
}
