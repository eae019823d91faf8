package draft

import (
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// isDraft is whether a component was drafted before and no one has described it yet:
// another page may still tell more of it.
func (d *drafter) isDraft(name string) bool {
	schema := d.schema(name)
	return schema != nil && schema.Description == NotDescribed
}

// widen makes a drafted component take what this page shows of it: a property that can be
// missing, or is new, a value more, null.
func (d *drafter) widen(name string, s *shape) {
	if whole := d.entities[s.entity()]; whole != nil {
		s = whole
	}
	if d.widened[name] != nil {
		return
	}
	d.widened[name] = []edit.Edit{}
	component := d.contract.Section("components", "schemas", name)
	for _, required := range yamlnode.Items(yamlnode.Get(component, "required")) {
		if one := s.find(required.Value); s.objects > 0 && (one == nil || one.shown < s.objects) {
			d.widened[name] = append(d.widened[name], edit.Drop(component, "required", required))
		}
	}
	properties := yamlnode.Get(component, "properties")
	for _, one := range s.members {
		property := yamlnode.Get(properties, one.name)
		if property == nil {
			one.of = name
			property = d.valueSchema(name+d.known.camel(one.name), one, false)
			d.widened[name] = append(d.widened[name], edit.Set(properties, one.name, property))
			continue
		}
		d.widened[name] = append(d.widened[name], takeIn(property, one)...)
		if inner := referredTo(property); inner != "" && d.isDraft(inner) && len(one.members) > 0 {
			d.widen(inner, one)
		}
	}
}

// takeIn makes the schema of a property take the values that are shown of it.
func takeIn(property *node, s *shape) []edit.Edit {
	var edits []edit.Edit
	kind, hasValues := yamlnode.Scalar(property, "type"), yamlnode.Get(property, "enum") != nil
	if s.null && kind != "" {
		edits = append(edits, edit.Set(property, "nullable", yamlnode.Literal("true")))
		if hasValues {
			edits = append(edits, edit.SetItem(property, "enum", yamlnode.Literal("null"), true)...)
		}
	}
	if hasValues && kind == "string" {
		for _, value := range s.allValues() {
			edits = append(edits, edit.SetItem(property, "enum", yamlnode.Text(value), true)...)
		}
	}
	return edits
}

// markIDs gives the properties of a name the prefix of their identifiers, where they were
// drafted before it was known.
func (d *drafter) markIDs(called, prefix string) {
	for name, component := range yamlnode.Pairs(d.contract.Section("components", "schemas")) {
		property := yamlnode.Get(yamlnode.Get(component, "properties"), called)
		if d.isDraft(name.Value) && yamlnode.Scalar(property, "type") == "string" && yamlnode.Get(property, "pattern") == nil {
			for key, value := range yamlnode.Pairs(idKeywords(prefix)) {
				d.marked = append(d.marked, edit.Set(property, key.Value, value))
			}
		}
	}
}
