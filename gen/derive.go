package gen

import (

	"github.com/getkin/kin-openapi/openapi3"
)

// derive gives the schemas the Go types that the contract implies: by what they
// are, and never by the words of a description or the letters of a name.
func (c *Contract) derive() {
	ids, isNamed := map[string]string{}, map[*openapi3.Schema]bool{}
	for prefix, names := range c.ids() {
		ids[prefix] = names[0]
		for _, name := range names {
			isNamed[c.schema(name)] = true
		}
	}
	for _, name := range c.components() {
		schema := c.schema(name)
		if prefix, _ := schema.Extensions[idPrefix].(string); schema.Nullable && ids[prefix] != "" {
			c.names.nullable[name] = ids[prefix]
		}
		if kind := c.names.types[name]; kind != "" {
			set(schema, goType, kind)
			set(schema, skipPointer, c.isContainer(schema) || absentWhenEmpty(schema))
		}
		for property, ref := range schema.Properties {
			if kind := c.names.properties[name+"."+property]; kind != "" {
				set(ref.Value, goTypeName, kind)
			}
		}
	}
	c.deriveForms()
	_ = c.document.WalkSchemas(func(_ string, ref *openapi3.SchemaRef) error {
		schema := ref.Value
		c.deriveShape(schema)
		if prefix, _ := schema.Extensions[idPrefix].(string); prefix != "" && !isNamed[schema] {
			if ids[prefix] == "" {
				set(schema, goType, "string") // checked by its prefix, and of no type of its own
			} else {
				schema.AllOf = openapi3.SchemaRefs{c.reference(ids[prefix])}
			}
		}
		for name, property := range schema.Properties {
			if object := objectOrEmptyList(property); object != nil {
				property = object
			}
			schema.Properties[name] = c.nullable(property)
		}
		return nil
	})
	for _, operation := range c.operations {
		operation.server = c.serverOf(operation) // oapi-codegen puts the path's into the operation
		c.deriveOperation(operation)
	}
}

// ids returns the components that are identifiers, by prefix.
func (c *Contract) ids() map[string][]string {
	ids := map[string][]string{}
	for _, name := range c.components() {
		if prefix, _ := c.schema(name).Extensions[idPrefix].(string); prefix != "" && !c.schema(name).Nullable {
			ids[prefix] = append(ids[prefix], name)
		}
	}
	return ids
}

// deriveShape goes by what a schema is made of.
func (c *Contract) deriveShape(schema *openapi3.Schema) {
	// A constant for null would be another value.
	schema.Enum = enumValues(schema)
	if schema.Extensions[goType] != nil {
		return
	}
	switch {
	case isUnion(schema):
		set(schema, goType, unionType)
		return
	case objectOrEmptyList(&openapi3.SchemaRef{Value: schema}) != nil: // a component: its properties are the object's already
		set(schema, goType, goName(component(emptyListOr(schema))))
		return
	case isFile(schema):
		set(schema, goType, fileType)
		set(schema, skipPointer, true)
		return
	case isConstant(schema):
		// The type says which entity, event or method it is; the field repeats it.
		set(schema, goType, "string")
		set(schema, skipPointer, !schema.Nullable)
	case c.isFreeForm(schema):
		// A shape that no source shows is kept as it came, numbers unrounded. Raw
		// JSON can be null by itself.
		set(schema, goType, "json.RawMessage")
		set(schema, skipPointer, true)
		return
	case emptyListOr(schema) != nil:
		if kind := c.mapOf(emptyListOr(schema)); kind != "" {
			set(schema, goType, "wire.Map["+kind+"]")
			set(schema, skipPointer, true)
		}
	case c.mapOf(&openapi3.SchemaRef{Value: schema}) != "":
		set(schema, goType, "map[string]"+c.mapOf(&openapi3.SchemaRef{Value: schema}))
		set(schema, skipPointer, true)
	}
	switch {
	case schema.Nullable:
		set(schema, skipPointer, false)
	case schema.Extensions[goType] == nil && absentWhenEmpty(schema):
		set(schema, skipPointer, true)
	}
}

// unionType is what the type of a choice of several embeds.
const unionType = "wire.OneOf"

// nullable returns a property that refers to a schema which is another one or null: a
// nullable property of that other one.
func (c *Contract) nullable(property *openapi3.SchemaRef) *openapi3.SchemaRef {
	other := c.names.nullable[component(only(property))]
	if other == "" {
		return property
	}
	schema := *property.Value
	schema.Nullable, schema.AllOf = true, openapi3.SchemaRefs{c.reference(other)}
	set(&schema, skipPointer, false)
	return &openapi3.SchemaRef{Value: &schema, Origin: property.Origin}
}

// deriveOperation goes by where a schema is used.
func (c *Contract) deriveOperation(operation *operation) {
	for _, ref := range operation.parameters() {
		switch parameter, schema := ref.Value, ref.Value.Schema; {
		case isTrue(parameter.Extensions[idempotencyKey]):
			parameter.Required = false // one is made
		case parameter.Required && schema != nil && schema.Ref == "" && schema.Value.Type.Is(openapi3.TypeString):
			schema.Value.MinLength = max(schema.Value.MinLength, 1) // "" is a parameter that was forgotten
		}
	}
	for _, parameter := range operation.pageParameters() {
		parameter.Extensions = with(parameter.Extensions, skipPointer, true) // zero is the first page, or as the server likes it
	}
	for _, ref := range operation.parameters() {
		if schema := ref.Value.Schema.Value; schema.Default == float64(0) || neverZero(schema) {
			ref.Value.Extensions = with(ref.Value.Extensions, skipPointer, true)
		}
	}
	if operation.RequestBody == nil {
		return
	}
	for _, media := range operation.RequestBody.Value.Content {
		if len(media.Schema.Value.OneOf) > 0 {
			// The branches are methods of their own: callers never meet the union.
			set(media.Schema.Value, goType, "any")
		}
	}
}

// reference returns a reference to a component.
func (c *Contract) reference(name string) *openapi3.SchemaRef {
	return &openapi3.SchemaRef{Ref: componentPrefix + name, Value: c.schema(name)}
}

func set(schema *openapi3.Schema, extension string, value any) {
	schema.Extensions = with(schema.Extensions, extension, value)
}

// with leaves extensions as they were, for what shares them.
func with(extensions map[string]any, name string, value any) map[string]any {
	changed := map[string]any{name: value}
	for other, old := range extensions {
		if other != name {
			changed[other] = old
		}
	}
	return changed
}
