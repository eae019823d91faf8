package gen

import (
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Parameters are the query parameters of an operation, a struct.
type Parameters struct {
	*Type

	// Operation is its Go name.
	Operation string
	// IsRequired is whether one of them is.
	IsRequired bool
	Query      []QueryParameter
}

// QueryParameter is a parameter as it is sent.
type QueryParameter struct {
	Name string
	// Value is a pointer or a list in Go, nil where it is left out.
	Value string
	// Style is "" for the usual form.
	Style   string
	Explode bool
}

// parameterTypes decides on the structs of query parameters.
func (m *model) parameterTypes(definitions []codegen.OperationDefinition) []*Parameters {
	var all []*Parameters
	for _, definition := range definitions {
		if !definition.RequiresParamObject() {
			continue
		}
		for _, kind := range definition.TypeDefinitions {
			if kind.TypeName == definition.OperationId+"Params" {
				all = append(all, m.newParameters(definition, kind))
			}
		}
	}
	return all
}

func (m *model) newParameters(definition codegen.OperationDefinition, kind codegen.TypeDefinition) *Parameters {
	parameters := &Parameters{Type: &Type{Name: kind.TypeName}, Operation: definition.OperationId}
	parameters.setFields(kind.Schema.Properties)
	m.types[kind.TypeName] = parameters.Type
	for i, p := range kind.Schema.Properties {
		parameters.Fields[i].Description = p.Description
		parameters.Checks = append(parameters.Checks, checksOf(p, "p.", m.isChecked)...)
		parameters.IsRequired = parameters.IsRequired || p.Required
		query := QueryParameter{Name: p.JsonFieldName, Value: "p." + p.GoFieldName()}
		if p.Schema.ArrayType == nil && !p.IsPointer() {
			query.Value = optional(p, "&"+query.Value)
		}
		if given := definition.QueryParams[i]; given.Style() != "form" || !given.Explode() {
			query.Style, query.Explode = given.Style(), given.Explode()
		}
		parameters.Query = append(parameters.Query, query)
	}
	return parameters
}
