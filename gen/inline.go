package gen

import (
	"cmp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// nameInline turns inline schemas that need a Go type of their own into components, so that later
// steps find them by name. The name describes the position: "Payment.card" for a property,
// "createThing.request" and "createThing.answer" for an operation's body and response. In Go these
// are PaymentCard, CreateThingRequest and CreateThingAnswer.
func (c *Contract) nameInline() {
	if c.document.Components == nil {
		c.document.Components = &openapi3.Components{}
	}
	if c.document.Components.Schemas == nil {
		c.document.Components.Schemas = openapi3.Schemas{}
	}
	for _, name := range c.components() {
		if c.names.types[name] == "" {
			c.nameWithin(name, c.schema(name))
		}
	}
	for _, operation := range c.operations {
		for _, ref := range operation.parameters() {
			if ref.Value.Schema != nil {
				c.nameParameter(operation.id+"."+ref.Value.Name, ref.Value)
			}
		}
		c.nameBody(operation)
		c.nameAnswer(operation)
	}
}

// nameParameter names the inline enum of a parameter, or of its list's items. The enum gets the
// parameter's description.
func (c *Contract) nameParameter(name string, parameter *openapi3.Parameter) {
	ref := parameter.Schema
	if ref.Value.Items != nil {
		ref = ref.Value.Items
	}
	if isInlineEnum(ref) {
		ref.Value.Description = cmp.Or(ref.Value.Description, parameter.Description)
		c.nameSchema(name, ref)
	}
}

func (c *Contract) nameBody(operation *operation) {
	if operation.RequestBody == nil {
		return
	}
	for _, media := range operation.RequestBody.Value.Content {
		if media.Schema == nil {
			continue
		}
		for _, branch := range media.Schema.Value.OneOf {
			if form, _ := branch.Value.Extensions[extVariant].(string); form != "" && media.Schema.Ref == "" {
				c.nameObject(operation.id+"."+form+".request", branch)
			}
		}
		c.nameObject(operation.id+".request", media.Schema)
	}
}

func (c *Contract) nameAnswer(operation *operation) {
	for status, response := range operation.Responses.Map() {
		for media, content := range response.Value.Content {
			isSuccess := strings.HasPrefix(status, "2")
			isInline := content.Schema != nil && content.Schema.Ref == ""
			if !isJSON(media) || !isSuccess && isInline { // returned as bytes, or decoded like every error
				content.Schema = nil
			}
		}
	}
	answer := operation.answer()
	if answer.schema == nil || answer.schema.Ref != "" {
		return
	}
	if schema := answer.schema.Value; len(schema.AllOf) == 0 && !isEmptyList(schema) {
		c.nameSchema(operation.id+".answer", answer.schema)
	}
}

// nameWithin names the inline schemas inside a named schema.
func (c *Contract) nameWithin(name string, schema *openapi3.Schema) {
	for _, property := range sortedKeys(schema.Properties) {
		c.nameValue(name+"."+property, schema.Properties[property])
	}
	if schema.Items != nil {
		c.nameValue(name+".item", schema.Items)
	}
	if values := schema.AdditionalProperties.Schema; values != nil {
		c.nameValue(name+".value", values)
	}
	if isUnion(schema) {
		for _, branch := range schema.OneOf {
			c.nameValue(name+"."+strings.ToLower(formName(branch)), branch)
		}
	}
}

// nameValue names an object or a union. For any other value it names the inline schemas inside.
func (c *Contract) nameValue(name string, ref *openapi3.SchemaRef) {
	switch {
	case ref.Ref != "" || len(ref.Value.AllOf) > 0:
	case len(ref.Value.Properties) > 0, isUnion(ref.Value):
		c.nameSchema(name, ref)
	case len(ref.Value.OneOf) == 0:
		c.nameWithin(name, ref.Value)
	default: // a value, or an empty list in its place
		for _, branch := range ref.Value.OneOf {
			c.nameValue(name, branch)
		}
	}
}

// nameObject names an inline object.
func (c *Contract) nameObject(name string, ref *openapi3.SchemaRef) {
	if ref.Ref == "" && len(ref.Value.Properties) > 0 {
		c.nameSchema(name, ref)
	}
}

// nameSchema turns a schema into a component, unless one of that name exists, and replaces it by a
// reference. The reference is nullable if the schema was.
func (c *Contract) nameSchema(name string, ref *openapi3.SchemaRef) {
	if c.document.Components.Schemas[name] != nil {
		return
	}
	schema := *ref.Value
	c.nameWithin(name, &schema)
	c.document.Components.Schemas[name] = &openapi3.SchemaRef{Value: &schema, Origin: ref.Origin}
	if !schema.Nullable {
		ref.Ref, ref.Value = componentPrefix+name, &schema
		return
	}
	schema.Nullable = false
	schema.Enum = enumValues(&schema)
	ref.Value = &openapi3.Schema{
		Origin: schema.Origin, Nullable: true, Description: schema.Description,
		AllOf: openapi3.SchemaRefs{c.reference(name)},
	}
}
