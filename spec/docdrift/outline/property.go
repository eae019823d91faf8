package outline

import "github.com/rzpkit/payments/spec/docdrift/yamlnode"

// Value is what a request or an answer has in one place: a parameter, or a property of an
// object. What free keys have, and a whole body, is a value without a name.
type Value struct {
	Name string
	// In is where a parameter goes: path, query or header.
	In string
	// Owner is the object that a property is written in.
	Owner    *Schema
	Required bool
	Schema   *Schema
	// Place is that of the name. RequiredPlace is where it is said whether the value is
	// required, or else that of the name.
	Place, RequiredPlace Place

	node *yamlnode.Node // a parameter as it is written
}

// Listed is the schema that has the values: of a list its items.
func (v *Value) Listed() *Schema {
	if values, _ := v.Schema.Enum(); len(values) == 0 && v.Schema.Items() != nil {
		return v.Schema.Items()
	}
	return v.Schema
}

// Value is the schema as a value without a name.
func (s *Schema) Value() *Value {
	return &Value{Schema: s, Place: s.Place(), RequiredPlace: s.Place()}
}

// Property finds a property here, in a part of allOf or in a branch; nil where
// there is none.
func (s *Schema) Property(name string) *Value {
	if key, node := yamlnode.Entry(yamlnode.Get(s.node, "properties"), name); node != nil && s.depth < maxDepth {
		one := &Value{
			Name: name, Schema: s.newInner(key, node),
			Place: s.contract.placeOf(key), RequiredPlace: s.contract.placeOf(key), Owner: s,
		}
		one.readRequired(s)
		return one
	}
	for _, part := range s.parts {
		if property := part.Property(name); property != nil {
			if !property.Required {
				property.readRequired(s)
			}
			return property
		}
	}
	for _, branch := range s.Branches() {
		if property := branch.Property(name); property != nil {
			return property
		}
	}
	return nil
}

// readRequired looks for the property among the required ones of an object.
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

// Properties lists the names of the properties written in the object itself, in
// order.
func (s *Schema) Properties() []string {
	var names []string
	for key := range yamlnode.Pairs(yamlnode.Get(s.node, "properties")) {
		names = append(names, key.Value)
	}
	return names
}

// PropertiesPlace is where the object lists its properties, or where it is.
func (s *Schema) PropertiesPlace() Place {
	if key, _ := s.entry("properties"); key != nil {
		return s.contract.placeOf(key)
	}
	if component, _ := yamlnode.Entry(s.contract.Section("components", "schemas"), s.Component); component != nil {
		return s.contract.placeOf(component)
	}
	return s.Place()
}

// Open is whether the contract leaves an object's properties open: it names none
// and says nothing on their values.
func (s *Schema) Open() bool {
	key, _ := s.entry("properties")
	if key != nil || s.Values() != nil {
		return false
	}
	for _, branch := range s.Branches() {
		if !branch.Open() {
			return false
		}
	}
	types, _ := s.Types()
	return len(types) == 0 || len(types) == 1 && types[0] == "object"
}
