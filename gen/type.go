package gen

import (
	"cmp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Type is a Go type as it is to be printed.
type Type struct {
	Name, Description, Deprecation string
	// Definition is what stands behind the name of a type that is no struct.
	Definition string
	Fields     []Field
	// Prefix is that of an id, or "".
	Prefix string
	// IsSensitive is a text that must not be logged, and Hides a struct that leads to
	// something which must not be.
	IsSensitive, Hides bool
	// Constants are what a request has to say, filled in for the caller.
	Constants []Constant
	// Checks refuse a request, and Always is what an answer has.
	Checks []Check
	Always []Member
	// IsReadFromList is an object that can stand in an answer as [].
	IsReadFromList bool
	// IsAnswer is one that is also what a call is answered with.
	IsAnswer bool
	// IsEnum is a list of values, and Forms are those of a choice of several.
	IsEnum bool
	Forms  []Form
	// Event is the webhook that the type is the body of, or "".
	Event string

	properties []codegen.Property
}

// Field is a field of a struct.
type Field struct {
	Name, Type, JSON, Description   string
	IsRequired, IsPointer, IsHidden bool
}

// componentTypes decides on the types of the contract's schemas.
func (m *model) componentTypes(definitions []codegen.TypeDefinition) []*Type {
	types := make([]*Type, len(definitions))
	hides := map[string]bool{}
	for _, name := range m.contract.components() {
		hides[goName(name)] = m.contract.hides(name)
	}
	for i, definition := range definitions {
		types[i] = m.newType(definition)
		types[i].Hides = hides[types[i].Name] && len(types[i].Fields) > 0
		m.types[types[i].Name] = types[i]
	}
	m.decide(types, goNames(m.contract.requested()), goNames(m.contract.answered()))
	m.cutCircles(types)
	m.decideForms()
	return types
}

// decideForms finds the objects of which an empty one, that is [] from this server,
// is worth reading: those that can be left out, or always have nothing.
func (m *model) decideForms() {
	answers := m.contract.answers()
	for component, optional := range m.contract.inner() {
		if t := m.types[goName(component)]; t != nil && len(t.Fields) > 0 {
			t.IsReadFromList = optional || len(t.Always) == 0
			t.IsAnswer = answers[component]
		}
	}
}

// goNames are the Go names of components.
func goNames(components map[string]bool) map[string]bool {
	names := map[string]bool{}
	for component := range components {
		names[goName(component)] = true
	}
	return names
}

// decide finds checks, constants and what is always there, for those that a request
// or an answer can reach. They hang on those of the types inside, which can lead
// back: so it goes on until nothing is added.
func (m *model) decide(types []*Type, requested, answered map[string]bool) {
	for changed := true; changed; {
		changed = false
		for _, t := range types {
			next := Type{}
			for _, p := range t.properties {
				if requested[t.Name] {
					next.Checks = append(next.Checks, m.checksOf(valueOf(p, "v."))...)
					next.Constants = append(next.Constants, m.constantsOf(p)...)
				}
				if member, is := memberOf(p, m.hasMembers); is && answered[t.Name] {
					next.Always = append(next.Always, member)
				}
			}
			order(next.Always)
			changed = changed || len(t.Checks)+len(t.Constants)+len(t.Always) != len(next.Checks)+len(next.Constants)+len(next.Always)
			t.Checks, t.Constants, t.Always = next.Checks, next.Constants, next.Always
		}
	}
}

// newType is what a type is by itself.
func (m *model) newType(definition codegen.TypeDefinition) *Type {
	schema := cmp.Or(definition.Schema.OAPISchema, &openapi3.Schema{})
	t := &Type{
		Name: definition.TypeName, Description: schema.Description, Deprecation: definition.DeprecationComment(),
		IsSensitive: isTrue(schema.Extensions[sensitive]), IsEnum: len(definition.Schema.EnumValues) > 0,
	}
	t.Event, _ = schema.Extensions[webhook].(string)
	isText := schema.Type.Is(openapi3.TypeString) && definition.Schema.GoType == "string"
	switch prefix, _ := schema.Extensions[idPrefix].(string); {
	case schema.Extensions[goType] == unionType:
		t.Definition, t.Forms, t.IsSensitive = "struct{ "+unionType+" }", m.contract.formsOf(schema), false
	case isText && (prefix != "" || t.IsSensitive):
		t.Definition, t.Prefix = "string", prefix
	case isStruct(definition):
		t.setFields(definition.Schema.Properties)
		t.IsSensitive = false
	case definition.IsAlias():
		t.Definition, t.IsSensitive = "= "+definition.Schema.TypeDecl(), false
	default:
		t.Definition, t.IsSensitive = definition.Schema.TypeDecl(), false
	}
	return t
}

// setFields makes a struct of properties.
func (t *Type) setFields(properties []codegen.Property) {
	t.properties = properties
	for _, p := range properties {
		field := Field{
			Name: p.GoFieldName(), Type: p.GoTypeDef(), JSON: p.JsonFieldName, Description: p.Description,
			IsRequired: p.Required, IsPointer: p.IsPointer(), IsHidden: isHidden(p),
		}
		if p.Schema.OAPISchema != nil {
			field.Description = p.Schema.OAPISchema.Description
		}
		t.Fields = append(t.Fields, field)
	}
}

func isStruct(definition codegen.TypeDefinition) bool {
	schema := definition.Schema
	return len(schema.Properties) > 0 && !definition.IsAlias() && !schema.HasAdditionalProperties && len(schema.UnionElements) == 0
}

// events are the types that are bodies of webhooks.
func (m *model) events(types []*Type) []*Type {
	return slices.DeleteFunc(slices.Clone(types), func(t *Type) bool { return t.Event == "" })
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
