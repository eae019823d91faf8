package gen

import (
	"cmp"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Parameters is the struct of an operation's query and header parameters.
type Parameters struct {
	*Type

	// Operation is the operation's Go name.
	Operation string
	// Required is the name of the first required parameter, or "".
	Required string
	// KeyHeader is the header of the idempotency key, which is sent even without parameters from the
	// caller, or "".
	KeyHeader string
	Sent      []SentParameter
}

// SentParameter is the code that sends a parameter.
type SentParameter struct {
	// Method is a method of call.Request. Name is the parameter's name in the contract.
	Method, Name string
	// Value is a Go expression for a pointer or a list. It is nil if the parameter is left out.
	Value string
	// Style is "" for the default style.
	Style   string
	Explode bool
}

// parameterTypes builds the parameter structs for the templates.
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
		if sent.Method == "IdempotencyKey" {
			parameters.KeyHeader = sent.Name
		}
		parameters.Sent = append(parameters.Sent, sent)
	}
	return parameters
}

func newSent(p codegen.Property, given codegen.ParameterDefinition) SentParameter {
	v := valueOf(p, "p.")
	sent := SentParameter{Method: "QueryParam", Name: p.JsonFieldName, Value: v.expression}
	if p.Schema.ArrayType == nil {
		sent.Value = v.optionalPointer()
	}
	switch {
	case isTrue(given.Spec.Extensions[extIdempotencyKey]):
		sent.Method = "IdempotencyKey"
	case given.In == openapi3.ParameterInHeader:
		sent.Method = "HeaderParam"
	case given.Style() != "form" || !given.Explode():
		sent.Method, sent.Style, sent.Explode = "StyledQueryParam", given.Style(), given.Explode()
	}
	return sent
}
