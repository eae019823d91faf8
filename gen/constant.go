package gen

import (
	"fmt"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Constant is a field that has a single possible value, or that contains such fields.
type Constant struct {
	Field string
	// Value is the constant as a Go expression. It is "" for a field that contains constants: a
	// struct, or, if Function is set, a pointer or a list of Type that the function of that name in
	// package call fills.
	Value, Function, Type string
}

// String returns the Go statement that fills the field.
func (c Constant) String() string {
	switch {
	case c.Value != "":
		return "v." + c.Field + " = " + c.Value
	case c.Function != "":
		return "v." + c.Field + " = call." + c.Function + "(v." + c.Field + ", (*" + c.Type + ").fill)"
	}
	return "v." + c.Field + ".fill()"
}

// constantsOf returns the constants of a property.
func (m *model) constantsOf(p codegen.Property) []Constant {
	if value := constantOf(p); value != "" {
		return []Constant{{Field: p.GoFieldName(), Value: value}}
	}
	kind := p.Schema.TypeDecl()
	switch {
	case p.Schema.ArrayType != nil && m.hasConstants(p.Schema.ArrayType.TypeDecl()):
		return []Constant{{Field: p.GoFieldName(), Function: "FilledEach", Type: p.Schema.ArrayType.TypeDecl()}}
	case !m.hasConstants(kind):
		return nil
	case p.IsPointer():
		return []Constant{{Field: p.GoFieldName(), Function: "Filled", Type: kind}}
	}
	return []Constant{{Field: p.GoFieldName()}}
}

// constantOf returns the single possible value of a property as a Go expression, or "".
func constantOf(p codegen.Property) string {
	schema := resolved(p.Schema.OAPISchema)
	switch {
	case schema == nil || !p.Required || p.IsPointer() || len(schema.Enum) != 1:
		return ""
	case isConstant(schema):
		return strconv.Quote(fmt.Sprint(schema.Enum[0]))
	case schema.Type.Is(openapi3.TypeInteger):
		return fmt.Sprintf("%.0f", schema.Enum[0])
	}
	return ""
}
