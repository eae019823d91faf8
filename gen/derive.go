package gen

import (
	"github.com/getkin/kin-openapi/openapi3"
)

// derive adds the Go types that the contract implies to its schemas. It uses only their structure
// and extensions, never the text of a description or the spelling of a name.
func (c *Contract) derive() {
	ids, isNamed := map[string]string{}, map[*openapi3.Schema]bool{}
	for prefix, names := range c.idComponents() {
		ids[prefix] = names[0]
		for _, name := range names {
			isNamed[c.schema(name)] = true
		}
	}
	for _, name := range c.components() {
		schema := c.schema(name)
		if prefix, _ := schema.Extensions[extIDPrefix].(string); schema.Nullable && ids[prefix] != "" {
			c.names.nullable[name] = ids[prefix]
		}
		if kind := c.names.types[name]; kind != "" {
			setExtension(schema, extGoType, kind)
			setExtension(schema, extSkipPointer, c.isContainer(schema) || absentWhenEmpty(schema))
		}
		for property, ref := range schema.Properties {
			if kind := c.names.properties[name+"."+property]; kind != "" {
				setExtension(ref.Value, extGoTypeName, kind)
			}
		}
	}
	c.deriveLenientTypes()
	_ = c.document.WalkSchemas(func(_ string, ref *openapi3.SchemaRef) error {
		schema := ref.Value
		c.deriveShape(schema)
		if prefix, _ := schema.Extensions[extIDPrefix].(string); prefix != "" && !isNamed[schema] {
			if ids[prefix] == "" {
				setExtension(schema, extGoType, "string") // an id without a Go type; its prefix is still checked
			} else {
				schema.AllOf = openapi3.SchemaRefs{c.reference(ids[prefix])}
			}
		}
		for name, property := range schema.Properties {
			if object := objectOrEmptyList(property); object != nil {
				property = object
			}
			schema.Properties[name] = c.nullableProperty(property)
		}
		return nil
	})
	for _, operation := range c.operations {
		operation.server = c.serverOf(operation) // before oapi-codegen copies the path's servers into the operation
		c.deriveOperation(operation)
	}
}

// idComponents returns the names of the id components, by prefix.
func (c *Contract) idComponents() map[string][]string {
	ids := map[string][]string{}
	for _, name := range c.components() {
		if prefix, _ := c.schema(name).Extensions[extIDPrefix].(string); prefix != "" && !c.schema(name).Nullable {
			ids[prefix] = append(ids[prefix], name)
		}
	}
	return ids
}

// deriveShape derives the type of a schema from its structure.
func (c *Contract) deriveShape(schema *openapi3.Schema) {
	// In Go null is a nil pointer, not a value of the enum.
	schema.Enum = enumValues(schema)
	if schema.Extensions[extGoType] != nil {
		return
	}
	switch {
	case isUnion(schema):
		setExtension(schema, extGoType, unionType)
		return
	case objectOrEmptyList(&openapi3.SchemaRef{Value: schema}) != nil: // for a component; a property uses the object itself
		setExtension(schema, extGoType, goName(component(emptyListOr(schema))))
		return
	case isFile(schema):
		setExtension(schema, extGoType, fileType)
		setExtension(schema, extSkipPointer, true)
		return
	case isConstant(schema):
		// The Go type already tells which entity, event or method it is.
		setExtension(schema, extGoType, "string")
		setExtension(schema, extSkipPointer, !schema.Nullable)
	case c.isFreeForm(schema):
		// Raw JSON keeps numbers unrounded where no source documents the structure. It can
		// represent null without a pointer.
		setExtension(schema, extGoType, "json.RawMessage")
		setExtension(schema, extSkipPointer, true)
		return
	case emptyListOr(schema) != nil:
		if kind := c.mapOf(emptyListOr(schema)); kind != "" {
			setExtension(schema, extGoType, "wire.Map["+kind+"]")
			setExtension(schema, extSkipPointer, true)
		}
	case c.mapOf(&openapi3.SchemaRef{Value: schema}) != "":
		setExtension(schema, extGoType, "map[string]"+c.mapOf(&openapi3.SchemaRef{Value: schema}))
		setExtension(schema, extSkipPointer, true)
	}
	switch {
	case schema.Nullable:
		setExtension(schema, extSkipPointer, false)
	case schema.Extensions[extGoType] == nil && absentWhenEmpty(schema):
		setExtension(schema, extSkipPointer, true)
	}
}

// unionType is the type that a generated union embeds.
const unionType = "wire.OneOf"

// nullableProperty replaces a reference to a "component or null" schema by a nullable reference to
// that component.
func (c *Contract) nullableProperty(property *openapi3.SchemaRef) *openapi3.SchemaRef {
	other := c.names.nullable[component(unwrap(property))]
	if other == "" {
		return property
	}
	schema := *property.Value
	schema.Nullable, schema.AllOf = true, openapi3.SchemaRefs{c.reference(other)}
	setExtension(&schema, extSkipPointer, false)
	return &openapi3.SchemaRef{Value: &schema, Origin: property.Origin}
}

// deriveOperation derives types that depend on where a schema is used.
func (c *Contract) deriveOperation(operation *operation) {
	for _, ref := range operation.parameters() {
		switch parameter, schema := ref.Value, ref.Value.Schema; {
		case isTrue(parameter.Extensions[extIdempotencyKey]):
			parameter.Required = false // a missing key is generated
			parameter.Extensions = withExtension(parameter.Extensions, extGoName, fieldName(parameter))
		case parameter.Required && schema != nil && schema.Ref == "" && schema.Value.Type.Is(openapi3.TypeString):
			schema.Value.MinLength = max(schema.Value.MinLength, 1) // an empty value means that the caller forgot it
		}
	}
	for _, parameter := range operation.pageParameters() {
		parameter.Extensions = withExtension(parameter.Extensions, extSkipPointer, true) // zero selects the first page or the server's default
	}
	for _, ref := range operation.parameters() {
		if schema := ref.Value.Schema.Value; schema.Default == float64(0) || neverZero(schema) {
			ref.Value.Extensions = withExtension(ref.Value.Extensions, extSkipPointer, true)
		}
	}
	if operation.RequestBody == nil {
		return
	}
	for _, media := range operation.RequestBody.Value.Content {
		if len(media.Schema.Value.OneOf) > 0 {
			// Each branch has a method of its own, so callers never see the union.
			setExtension(media.Schema.Value, extGoType, "any")
		}
	}
}

// reference returns a reference to a component.
func (c *Contract) reference(name string) *openapi3.SchemaRef {
	return &openapi3.SchemaRef{Ref: componentPrefix + name, Value: c.schema(name)}
}

func setExtension(schema *openapi3.Schema, extension string, value any) {
	schema.Extensions = withExtension(schema.Extensions, extension, value)
}

// withExtension returns a copy of extensions with one changed, because schemas share the map.
func withExtension(extensions map[string]any, name string, value any) map[string]any {
	changed := map[string]any{name: value}
	for other, old := range extensions {
		if other != name {
			changed[other] = old
		}
	}
	return changed
}
