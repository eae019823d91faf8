package gen

import (
	"cmp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Type is a Go type as the templates print it.
type Type struct {
	Name, Description, Deprecation string
	// Definition is the underlying type, or "" for a struct.
	Definition string
	Fields     []Field
	// Prefix is the prefix of an id type, or "".
	Prefix string
	// IsSensitive reports whether the type is a string that must not be logged, HasSensitive
	// whether it is a struct that contains such a value.
	IsSensitive, HasSensitive bool
	// Constants are the fields of a request that are filled in for the caller.
	Constants []Constant
	// Checks validate a request. RequiredMembers are the members that every response has.
	Checks          []Check
	RequiredMembers []Member
	// IsReadFromList reports whether the type is an object that a response may contain as [].
	IsReadFromList bool
	// IsAnswer reports whether the type is also the response of an operation.
	IsAnswer bool
	// IsEnum reports whether the type is an enum. Forms are the branches of a union.
	IsEnum bool
	Forms  []Form
	// Event is the webhook event whose body has this type, or "".
	Event string

	properties []codegen.Property
}

// Field is a field of a struct.
type Field struct {
	Name, Type, JSON, Description   string
	IsRequired, IsPointer, IsHidden bool
}

// componentTypes builds the types of the contract's schemas for the templates.
func (m *model) componentTypes(definitions []codegen.TypeDefinition) []*Type {
	types := make([]*Type, len(definitions))
	sensitive := map[string]bool{}
	for _, name := range m.contract.components() {
		sensitive[goName(name)] = m.contract.containsSensitive(name)
	}
	for i, definition := range definitions {
		types[i] = m.newType(definition)
		types[i].HasSensitive = sensitive[types[i].Name] && len(types[i].Fields) > 0
		m.types[types[i].Name] = types[i]
	}
	m.deriveMembers(types, goNames(m.contract.requestComponents()), goNames(m.contract.answerComponents()))
	m.breakCycles(types)
	m.decideListForms()
	return types
}

// decideListForms marks the objects that can be decoded from [], the server's form of an empty
// object: those that can be left out or have no required members.
func (m *model) decideListForms() {
	answers := m.contract.answerTypes()
	for component, optional := range m.contract.nestedObjects() {
		if t := m.types[goName(component)]; t != nil && len(t.Fields) > 0 {
			t.IsReadFromList = optional || len(t.RequiredMembers) == 0
			t.IsAnswer = answers[component]
		}
	}
}

// goNames returns the Go names of components.
func goNames(components map[string]bool) map[string]bool {
	names := map[string]bool{}
	for component := range components {
		names[goName(component)] = true
	}
	return names
}

// deriveMembers finds checks, constants and required members of the types that requests or
// responses contain. They depend on the types inside, which can refer back, so it repeats until
// nothing changes.
func (m *model) deriveMembers(types []*Type, requested, answered map[string]bool) {
	for changed := true; changed; {
		changed = false
		for _, t := range types {
			next := Type{}
			for _, p := range t.properties {
				if requested[t.Name] {
					next.Checks = append(next.Checks, m.checksOf(valueOf(p, "v."))...)
					next.Constants = append(next.Constants, m.constantsOf(p)...)
				}
				if member, is := requiredMember(p, m.hasRequiredMembers); is && answered[t.Name] {
					next.RequiredMembers = append(next.RequiredMembers, member)
				}
			}
			sortIDsFirst(next.RequiredMembers)
			changed = changed || len(t.Checks)+len(t.Constants)+len(t.RequiredMembers) != len(next.Checks)+len(next.Constants)+len(next.RequiredMembers)
			t.Checks, t.Constants, t.RequiredMembers = next.Checks, next.Constants, next.RequiredMembers
		}
	}
}

// newType returns a type without the parts that depend on other types.
func (m *model) newType(definition codegen.TypeDefinition) *Type {
	schema := cmp.Or(definition.Schema.OAPISchema, &openapi3.Schema{})
	t := &Type{
		Name: definition.TypeName, Description: schema.Description, Deprecation: definition.DeprecationComment(),
		IsSensitive: isTrue(schema.Extensions[extSensitive]), IsEnum: len(definition.Schema.EnumValues) > 0,
	}
	t.Event, _ = schema.Extensions[extWebhook].(string)
	isText := schema.Type.Is(openapi3.TypeString) && definition.Schema.GoType == "string"
	switch prefix, _ := schema.Extensions[extIDPrefix].(string); {
	case schema.Extensions[extGoType] == unionType:
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

// setFields sets the fields of a struct.
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

// events returns the types that are bodies of webhooks.
func (m *model) events(types []*Type) []*Type {
	return slices.DeleteFunc(slices.Clone(types), func(t *Type) bool { return t.Event == "" })
}

// isHidden reports whether a property must not be logged.
func isHidden(p codegen.Property) bool {
	if isTrue(p.Extensions[extSensitive]) {
		return true
	}
	return p.Schema.OAPISchema != nil && slices.ContainsFunc(p.Schema.OAPISchema.AllOf, func(part *openapi3.SchemaRef) bool {
		return isTrue(part.Value.Extensions[extSensitive])
	})
}

func isTrue(value any) bool { return value == true }
