package edit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// refuseShared is an error where an edit of a schema would reach other places, given the
// component through which it would, or what must not be logged.
func refuseShared(schema *outline.Schema, component string) error {
	if schema.Sensitive() {
		return fmt.Errorf("it is %w", ErrSensitive)
	}
	if component != "" {
		return fmt.Errorf("%s is %w", component, ErrShared)
	}
	return nil
}

// refuseAddition is an error where a property, or a value, more would reach requests that are
// made elsewhere, or what must not be logged. What answers alone have can grow: a program
// that reads them passes over what it does not know.
func refuseAddition(schema *outline.Schema) error {
	if !schema.IsSent() {
		return refuseShared(schema, "")
	}
	return refuseShared(schema, schema.Shared())
}

// SetKeyword gives a keyword of a schema its value; nil takes it away. What a shared
// component says is left; a keyword that it lacks is written beside the reference to it.
func SetKeyword(schema *outline.Schema, name string, value *yamlnode.Node) ([]Edit, error) {
	if err := refuseShared(schema, schema.SharedAround()); err != nil {
		return nil, err
	}
	shared, isOwn := schema.Shared(), yamlnode.Get(schema.Node(), name) != nil
	_, place, isThere := schema.Keyword(name)
	switch {
	case isOwn && shared != "":
		return nil, fmt.Errorf("%s is %w", shared, ErrShared)
	case !isOwn && isThere:
		return nil, fmt.Errorf("%s in line %d is %w", name, place.Line, ErrShared)
	case !isOwn && value == nil:
		return nil, nil
	case shared == "":
		return []Edit{Set(schema.Node(), name, value).Behind("example", "enum", "format", "type", "description", "allOf")}, nil
	}
	written := schema.Written()
	edits := []Edit{Set(written, "description", descriptionOf(schema)), Set(written, name, value).Behind("description")}
	if reference := yamlnode.Get(written, "$ref"); reference != nil {
		edits = append(edits, Set(written, "allOf", yamlnode.List(yamlnode.Mapping("$ref", reference.Value))), Remove(written, "$ref"))
	}
	return edits, nil
}

// descriptionOf is the schema's description, if it is of one line.
func descriptionOf(schema *outline.Schema) *yamlnode.Node {
	text, _, isThere := schema.Keyword("description")
	if text = strings.TrimSpace(text); isThere && !strings.Contains(text, "\n") {
		return yamlnode.Text(text)
	}
	return yamlnode.Text(NotDescribed)
}

// Retype gives a schema another type, in its place alone: a reference is written out,
// and keywords that only the old type has are dropped. The others are those of a mapping.
func Retype(schema *outline.Schema, kind string, keywords *yamlnode.Node) ([]Edit, error) {
	if err := refuseShared(schema, schema.SharedAround()); err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"string", "integer", "number", "boolean"}, kind) {
		return nil, fmt.Errorf("what the %s contains is to be described", kind)
	}
	written := schema.Written()
	wanted := yamlnode.Mapping("type", kind)
	if kind == "integer" {
		yamlnode.Put(wanted, "format", yamlnode.Text("int64"))
	}
	if yamlnode.Get(written, "description") == nil {
		yamlnode.Put(wanted, "description", descriptionOf(schema))
	}
	for key, value := range yamlnode.Pairs(keywords) {
		yamlnode.Put(wanted, key.Value, value)
	}
	var edits []Edit
	for key := range yamlnode.Pairs(written) {
		isKept := key.Value == "description" || key.Value == "nullable" || strings.HasPrefix(key.Value, "x-")
		if !isKept && yamlnode.Get(wanted, key.Value) == nil {
			edits = append(edits, Remove(written, key.Value))
		}
	}
	for key, value := range yamlnode.Pairs(wanted) {
		edit := Set(written, key.Value, value)
		switch key.Value {
		case "type":
			edit = edit.Before("description", "nullable")
		case "format":
			edit = edit.Behind("type")
		}
		edits = append(edits, edit)
	}
	return edits, nil
}

// SetValue adds a value to the only ones that a schema takes, or takes it from them.
func SetValue(schema *outline.Schema, value string, taken bool) ([]Edit, error) {
	err := refuseShared(schema, schema.Shared())
	if taken {
		err = refuseAddition(schema)
	}
	switch {
	case err != nil:
		return nil, err
	case yamlnode.Get(schema.Node(), "enum") == nil:
		return nil, errors.New("it has no list of values of its own")
	}
	kind, _, _ := schema.Keyword("type")
	return SetItem(schema.Node(), "enum", yamlnode.Typed(value, kind), taken), nil
}

// SetItem adds an item to the list of scalars that a key of a mapping has, unless it is
// there, or drops it.
func SetItem(mapping *yamlnode.Node, key string, item *yamlnode.Node, listed bool) []Edit {
	for _, one := range yamlnode.Items(yamlnode.Get(mapping, key)) {
		switch {
		case one.Value == item.Value && listed:
			return nil
		case one.Value == item.Value:
			return []Edit{Drop(mapping, key, one)}
		}
	}
	if !listed {
		return nil
	}
	return []Edit{Add(mapping, key, item).Before("properties")}
}

// AddProperty adds a property to an object.
func AddProperty(object *outline.Schema, name string, schema *yamlnode.Node) ([]Edit, error) {
	if err := refuseAddition(object); err != nil {
		return nil, err
	}
	properties := yamlnode.Get(object.Node(), "properties")
	if properties == nil {
		return nil, errors.New("it lists no properties")
	}
	return []Edit{Set(properties, name, schema)}, nil
}

// Require makes a property of an object required, or optional. It may be one that
// another edit adds.
func Require(object *outline.Schema, name string, required bool) ([]Edit, error) {
	if err := refuseShared(object, object.Shared()); err != nil {
		return nil, err
	}
	return SetItem(object.Node(), "required", yamlnode.Text(name), required), nil
}

// RemoveProperty takes a property away, from the required ones as well.
func RemoveProperty(property *outline.Value) ([]Edit, error) {
	if property.Schema.Sensitive() {
		return nil, fmt.Errorf("it is %w", ErrSensitive)
	}
	edits, err := Require(property.Owner, property.Name, false)
	if err != nil {
		return nil, err
	}
	return append(edits, Remove(yamlnode.Get(property.Owner.Node(), "properties"), property.Name)), nil
}
