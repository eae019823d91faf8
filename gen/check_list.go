package gen

import "github.com/getkin/kin-openapi/openapi3"

// mapChecks are those of the objects in a map.
func (m *model) mapChecks(v value, schema *openapi3.Schema) []Check {
	values := schema.AdditionalProperties.Schema
	if values == nil || schema.Extensions[goType] == nil || !m.isChecked(goName(component(only(values)))) {
		return nil
	}
	return append(present(v), check("EveryValue", v.field, v.expression, "(*"+goName(component(only(values)))+").check"))
}

// listChecks are those of a list and of its members.
func (m *model) listChecks(v value, schema *openapi3.Schema) []Check {
	checks := present(v)
	if schema.MinItems > 0 || schema.MaxItems != nil {
		checks = append(checks, check("Count", v.field, v.expression, schema.MinItems, most(schema.MaxItems)))
	}
	element := *v.schema.ArrayType
	switch kind := element.TypeDecl(); {
	case m.isChecked(kind):
		checks = append(checks, check("Every", v.field, v.expression, "(*"+kind+").check"))
	case m.types[kind] != nil && m.types[kind].Prefix != "":
		checks = append(checks, check("EveryValid", v.field, v.expression))
	case m.types[kind] != nil && m.types[kind].IsEnum:
		checks = append(checks, check("EveryListed", v.field, v.expression))
	default:
		if inner := m.checksOf(value{expression: "*v", pointer: "v", isRequired: true, schema: element}); len(inner) > 0 {
			checks = append(checks, check("Every", v.field, v.expression, "func(v *"+kind+") error { return "+joinedChecks(inner)+" }"))
		}
	}
	return checks
}

// present is the check that a map or a list is there at all.
func present(v value) []Check {
	if !v.isRequired || v.isNullable || v.field == "" {
		return nil
	}
	return []Check{check("Required", v.field, v.expression+" != nil")}
}
