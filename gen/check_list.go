package gen

import "github.com/getkin/kin-openapi/openapi3"

// mapChecks returns the checks of a map of objects.
func (m *model) mapChecks(v value, schema *openapi3.Schema) []Check {
	values := schema.AdditionalProperties.Schema
	if values == nil || schema.Extensions[extGoType] == nil || !m.hasChecks(goName(component(unwrap(values)))) {
		return nil
	}
	return append(presenceChecks(v), newCheck("EveryValue", v.field, v.expression, "(*"+goName(component(unwrap(values)))+").check"))
}

// listChecks returns the checks of a list and of its items.
func (m *model) listChecks(v value, schema *openapi3.Schema) []Check {
	checks := presenceChecks(v)
	if schema.MinItems > 0 || schema.MaxItems != nil {
		checks = append(checks, newCheck("Count", v.field, v.expression, schema.MinItems, upperBound(schema.MaxItems)))
	}
	element := *v.schema.ArrayType
	switch kind := element.TypeDecl(); {
	case m.hasChecks(kind):
		checks = append(checks, newCheck("Every", v.field, v.expression, "(*"+kind+").check"))
	case m.types[kind] != nil && m.types[kind].Prefix != "":
		checks = append(checks, newCheck("EveryValid", v.field, v.expression))
	case m.types[kind] != nil && m.types[kind].IsEnum:
		checks = append(checks, newCheck("EveryListed", v.field, v.expression))
	default:
		if inner := m.checksOf(value{expression: "*v", pointer: "v", isRequired: true, schema: element}); len(inner) > 0 {
			checks = append(checks, newCheck("Every", v.field, v.expression, "func(v *"+kind+") error { return "+joinChecks(inner)+" }"))
		}
	}
	return checks
}

// presenceChecks returns the check that a required map or list is not nil.
func presenceChecks(v value) []Check {
	if !v.isRequired || v.isNullable || v.field == "" {
		return nil
	}
	return []Check{newCheck("Required", v.field, v.expression+" != nil")}
}
