package outline

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Value is a parameter of a request, or a property of a request or response. The values of free keys
// and whole bodies are values without a name.
type Value struct {
	Name string
	// In is the location of a parameter: path, query or header; "" for a property.
	In string
	// Owner is the object that lists a property; nil for a parameter.
	Owner    *Schema
	Required bool
	Schema   *Schema
	// Place is the position of the name. RequiredPlace is that of the keyword required, or else
	// of the name.
	Place, RequiredPlace Place

	node *yamlnode.Node // of a parameter
}

// Listed returns the schema with the enum: for a list without one, the schema of its items.
func (v *Value) Listed() *Schema {
	if values, _ := v.Schema.Enum(); len(values) == 0 && v.Schema.Items() != nil {
		return v.Schema.Items()
	}
	return v.Schema
}

// Property returns a property of the schema, of a part of its allOf or of a branch; nil if there is
// none.
func (s *Schema) Property(name string) *Value {
	if key, node := yamlnode.Entry(yamlnode.Get(s.node, "properties"), name); node != nil && s.depth < maxDepth {
		one := &Value{
			Name: name, Schema: s.newInner(key, node),
			Place: s.contract.placeOf(key), RequiredPlace: s.contract.placeOf(key), Owner: s,
		}
		one.readRequired(s)
		return one
	}
	for _, part := range slices.Concat(s.parts, s.Branches()) {
		if property := part.Property(name); property != nil {
			if !property.Required {
				property.readRequired(s)
			}
			return property
		}
	}
	return nil
}

// readRequired sets Required and RequiredPlace of a property from an object's list of required ones.
func (v *Value) readRequired(object *Schema) {
	key, list := yamlnode.Entry(object.node, "required")
	if list == nil {
		return
	}
	v.RequiredPlace = object.contract.placeOf(key)
	for _, item := range yamlnode.Items(list) {
		if item.Value == v.Name {
			v.Required, v.RequiredPlace = true, object.contract.placeOf(item)
		}
	}
}

// PropertiesPlace returns the position of the keyword properties, or else of the schema.
func (s *Schema) PropertiesPlace() Place {
	if key, _ := s.entry("properties"); key != nil {
		return s.contract.placeOf(key)
	}
	return s.Place()
}

// Open reports whether the contract leaves an object's properties open: it has neither properties
// nor branches nor a schema for the values of free keys.
func (s *Schema) Open() bool {
	key, _ := s.entry("properties")
	if key != nil || s.Values() != nil || len(s.Branches()) > 0 {
		return false
	}
	types, _ := s.Types()
	return len(types) == 0 || len(types) == 1 && types[0] == "object"
}
