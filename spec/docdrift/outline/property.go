package outline

import "github.com/rzpkit/payments/spec/docdrift/yamlnode"

// Property is a property of an object.
type Property struct {
	Name     string
	Required bool
	Schema   *Schema
	// Place is that of the name. RequiredPlace is that of the name among the
	// required, or else of the list of them, or of the name.
	Place, RequiredPlace Place
	// Owner is the object it is written in.
	Owner *Schema
}

// Property finds a property here, in a part of allOf or in a branch; nil where
// there is none.
func (s *Schema) Property(name string) *Property {
	if key, node := yamlnode.Entry(yamlnode.Get(s.node, "properties"), name); node != nil && s.depth < maxDepth {
		one := &Property{
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
func (p *Property) readRequired(object *Schema) {
	key, list := yamlnode.Entry(object.node, "required")
	if list == nil {
		return
	}
	p.RequiredPlace = object.contract.placeOf(key)
	for _, item := range yamlnode.Items(list) {
		if item.Value == p.Name {
			p.Required, p.RequiredPlace = true, object.contract.placeOf(item)
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
	if component := s.contract.Component(s.Component); component != nil {
		return component.Place()
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
