package gen

import (
	"cmp"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Parameters are those of an operation that do not stand in its path, a struct.
type Parameters struct {
	*Type

	// Operation is its Go name.
	Operation string
	// Required is the first that is, "" for none.
	Required string
	// IsSent is whether something is sent even if the caller gives nothing: a key.
	IsSent bool
	Sent   []SentParameter
}

// SentParameter is a parameter as it is sent.
type SentParameter struct {
	// Method is that of call.Request, and Name the one in the contract.
	Method, Name string
	// Value is a pointer or a list in Go, nil where it is left out.
	Value string
	// Style is "" for the usual form.
	Style   string
	Explode bool
}

// parameterTypes decides on the structs of parameters.
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
		parameters.Checks = append(parameters.Checks, m.checksOf(valueOf(p, "p."))...)
		if p.Required {
			parameters.Required = cmp.Or(parameters.Required, p.JsonFieldName)
		}
		sent := newSent(p, definition.Params()[i])
		parameters.IsSent = parameters.IsSent || sent.Method == "IdempotencyKey"
		parameters.Sent = append(parameters.Sent, sent)
	}
	return parameters
}

func newSent(p codegen.Property, given codegen.ParameterDefinition) SentParameter {
	v := valueOf(p, "p.")
	sent := SentParameter{Method: "QueryParam", Name: p.JsonFieldName, Value: v.expression}
	if p.Schema.ArrayType == nil {
		sent.Value = v.given()
	}
	switch {
	case isTrue(given.Spec.Extensions[idempotencyKey]):
		sent.Method = "IdempotencyKey"
	case given.In == openapi3.ParameterInHeader:
		sent.Method = "HeaderParam"
	case given.Style() != "form" || !given.Explode():
		sent.Method, sent.Style, sent.Explode = "StyledQueryParam", given.Style(), given.Explode()
	}
	return sent
}
