package draft

import (
	"errors"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// isDraft is whether a component was drafted before and no one has described it yet:
// another page may still tell more of it.
func (d *drafter) isDraft(name string) bool {
	schema := d.schema(name)
	return schema != nil && schema.Description == NotDescribed
}

// accept makes a drafted component take what this page shows of it: a property that can
// be missing, a value more, null. An error is one that it has no way to take.
func (d *drafter) accept(name string, s *shape) error {
	schema := d.schema(name)
	for _, one := range s.members {
		if property := schema.Properties[one.name]; property != nil && property.Ref == "" && len(property.Value.Enum) > 0 {
			for _, value := range one.fact.Values {
				if !slices.Contains(property.Value.Enum, any(value)) && property.Value.Type.Is("string") {
					d.loosen(property.Value, "enum", value)
				}
			}
		}
	}
	for {
		err := validate(schema, s.values)
		if err == nil {
			return nil
		}
		var fault *openapi3.SchemaError
		if errors.As(err, &fault) {
			value := fault.Value
			if at := fault.JSONPointer(); fault.SchemaField == "required" {
				value = at[len(at)-1]
			}
			if d.loosen(fault.Schema, fault.SchemaField, value) {
				continue
			}
		}
		delete(d.widened, name)
		return err
	}
}

// loosen takes back what a schema of a drafted component refuses a value for, in the
// text as well; false where it is no such schema.
func (d *drafter) loosen(schema *openapi3.Schema, keyword string, value any) bool {
	name, at := d.locate(schema)
	text, isText := value.(string)
	switch {
	case at == nil:
		return false
	case keyword == "required":
		schema.Required = slices.DeleteFunc(schema.Required, func(name string) bool { return name == text })
		d.widen(name, edit.SetItem(at, keyword, yamlnode.Text(text), false)...)
	case keyword == "enum" && isText:
		schema.Enum = append(schema.Enum, value)
		d.widen(name, edit.SetItem(at, keyword, yamlnode.Text(text), true)...)
	case keyword == "nullable" && schema.Type != nil:
		schema.Nullable = true
		d.widen(name, edit.Set(at, "nullable", yamlnode.Literal("true")))
		if len(schema.Enum) > 0 {
			schema.Enum = append(schema.Enum, nil)
			d.widen(name, edit.SetItem(at, "enum", yamlnode.Literal("null"), true)...)
		}
	default:
		return false
	}
	return true
}

func (d *drafter) widen(name string, edits ...edit.Edit) {
	d.widened[name] = append(d.widened[name], edits...)
}

// markIDs gives the properties of a name the prefix of their identifiers, where they were
// drafted before it was known.
func (d *drafter) markIDs(called, prefix string) {
	for _, component := range sortedKeys(d.document.Components.Schemas) {
		property := d.schema(component).Properties[called]
		if property == nil || property.Ref != "" || !property.Value.Type.Is("string") || property.Value.Pattern != "" {
			continue
		}
		if name, at := d.locate(property.Value); at != nil {
			d.widen(name, edit.Set(at, "pattern", yamlnode.Text("^"+prefix+".+$")), edit.Set(at, "x-id-prefix", yamlnode.Text(prefix)))
		}
	}
}

// locate finds where the text writes out a schema of a drafted component, and which; nil
// where it does not.
func (d *drafter) locate(schema *openapi3.Schema) (component string, at *node) {
	for _, name := range sortedKeys(d.document.Components.Schemas) {
		if !d.isDraft(name) {
			continue
		}
		at := d.contract.Section("components", "schemas", name)
		if d.schema(name) == schema {
			return name, at
		}
		for property, ref := range d.schema(name).Properties {
			if ref.Value == schema && ref.Ref == "" {
				return name, yamlnode.Get(yamlnode.Get(at, "properties"), property)
			}
		}
	}
	return "", nil
}

// extend adds the properties that this page has and a drafted component has not.
func (d *drafter) extend(name string, s *shape) {
	properties := d.contract.Section("components", "schemas", name, "properties")
	for _, one := range s.members {
		if d.schema(name).Properties[one.name] == nil {
			one.of = name
			d.widen(name, edit.Set(properties, one.name, d.valueSchema(name+d.known.camel(one.name), one, false)))
		}
	}
}
