package gen

import (
	"fmt"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Constant is a field with a single value, or one that holds such.
type Constant struct {
	Field string
	// Value is Go, and "" for what has constants itself: a struct, or what Function of
	// package call fills with those of Type.
	Value, Function, Type string
}

// String is the statement that fills it in, in Go.
func (c Constant) String() string {
	switch {
	case c.Value != "":
		return "v." + c.Field + " = " + c.Value
	case c.Function != "":
		return "v." + c.Field + " = call." + c.Function + "(v." + c.Field + ", (*" + c.Type + ").fill)"
	}
	return "v." + c.Field + ".fill()"
}

// constantsOf is what is filled in of a property.
func (m *model) constantsOf(p codegen.Property) []Constant {
	if value := constantOf(p); value != "" {
		return []Constant{{Field: p.GoFieldName(), Value: value}}
	}
	kind := p.Schema.TypeDecl()
	switch {
	case p.Schema.ArrayType != nil && m.isFilled(p.Schema.ArrayType.TypeDecl()):
		return []Constant{{Field: p.GoFieldName(), Function: "FilledEach", Type: p.Schema.ArrayType.TypeDecl()}}
	case !m.isFilled(kind):
		return nil
	case p.IsPointer():
		return []Constant{{Field: p.GoFieldName(), Function: "Filled", Type: kind}}
	}
	return []Constant{{Field: p.GoFieldName()}}
}

// constantOf is the one value that a property can have, in Go, or "".
func constantOf(p codegen.Property) string {
	schema := narrowed(p.Schema.OAPISchema)
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
