package edit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// refuseShared returns an error if a schema is sensitive, or if component is not empty: the shared
// component through which an edit would affect other places.
func refuseShared(schema *outline.Schema, component string) error {
	if schema.Sensitive() {
		return fmt.Errorf("it is %w", ErrSensitive)
	}
	if component != "" {
		return fmt.Errorf("%s is %w", component, ErrShared)
	}
	return nil
}

// refuseAddition returns an error if a new property or value must not be added to a schema: it is
// sensitive, or used in requests and shared. Schemas of responses can get additions, because
// programs that read them ignore what they do not know.
func refuseAddition(schema *outline.Schema) error {
	if !schema.IsSent() {
		return refuseShared(schema, "")
	}
	return refuseShared(schema, schema.Shared())
}

// SetKeyword sets a keyword of a schema. A keyword in a shared component is not
// changed; one that the component lacks is written next to the reference to it.
func SetKeyword(schema *outline.Schema, name string, value *yamlnode.Node) ([]Edit, error) {
	if err := refuseShared(schema, schema.SharedAround()); err != nil {
		return nil, err
	}
	shared, isOwn := schema.Shared(), yamlnode.Get(schema.Node(), name) != nil
	_, place, isThere := schema.Keyword(name)
	switch {
	case isThere && (!isOwn || shared != ""):
		return nil, fmt.Errorf("%s in line %d is %w", name, place.Line, ErrShared)
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

// descriptionOf returns the schema's description, or else NotDescribed.
func descriptionOf(schema *outline.Schema) *yamlnode.Node {
	text, _, _ := schema.Keyword("description")
	return yamlnode.Text(cmp.Or(strings.TrimSpace(text), NotDescribed))
}

// Retype changes the type of a schema to string, integer, number or boolean, only in its place: it
// replaces a reference, and drops the old keywords except nullable, description and extensions.
// keywords is a mapping of the new ones.
func Retype(schema *outline.Schema, kind string, keywords *yamlnode.Node) ([]Edit, error) {
	if err := refuseShared(schema, schema.SharedAround()); err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"string", "integer", "number", "boolean"}, kind) {
		return nil, fmt.Errorf("describe the content of the %s by hand", kind)
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
		edits = append(edits, Set(written, key.Value, value).Behind("type"))
	}
	return edits, nil
}

// SetValue adds a value to a schema's enum, or removes it if taken is false.
func SetValue(schema *outline.Schema, value string, taken bool) ([]Edit, error) {
	err := refuseShared(schema, schema.Shared())
	if taken {
		err = refuseAddition(schema)
	}
	switch {
	case err != nil:
		return nil, err
	case yamlnode.Get(schema.Node(), "enum") == nil:
		return nil, errors.New("it has no enum of its own")
	}
	kind, _, _ := schema.Keyword("type")
	return SetItem(schema.Node(), "enum", yamlnode.Typed(value, kind), taken), nil
}

// SetItem returns the edits after which the list of scalars in a key of a mapping contains an item,
// or does not if listed is false.
func SetItem(mapping *yamlnode.Node, key string, item *yamlnode.Node, listed bool) []Edit {
	items := yamlnode.Items(yamlnode.Get(mapping, key))
	at := slices.IndexFunc(items, func(one *yamlnode.Node) bool { return one.Value == item.Value })
	switch {
	case listed == (at >= 0):
		return nil
	case listed:
		return []Edit{Add(mapping, key, item).Behind("description", "type")}
	}
	return []Edit{Drop(mapping, key, items[at])}
}

// AddProperty adds a property to an object.
func AddProperty(object *outline.Schema, name string, schema *yamlnode.Node) ([]Edit, error) {
	if err := refuseAddition(object); err != nil {
		return nil, err
	}
	properties := yamlnode.Get(object.Node(), "properties")
	if properties == nil {
		return nil, errors.New("the object lists no properties")
	}
	return []Edit{Set(properties, name, schema)}, nil
}

// RequireProperty makes a property of an object required or optional. Another edit may add the property.
func RequireProperty(object *outline.Schema, name string, required bool) ([]Edit, error) {
	if err := refuseShared(object, object.Shared()); err != nil {
		return nil, err
	}
	return SetItem(object.Node(), "required", yamlnode.Text(name), required), nil
}
