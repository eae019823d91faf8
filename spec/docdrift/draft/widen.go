package draft

import (
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// isDraft reports whether a component comes from an earlier draft and has no description yet.
// Another page may still widen it.
func (d *drafter) isDraft(name string) bool {
	schema := d.schema(name)
	return schema != nil && schema.Description == NotDescribed
}

// widen adapts a component from an earlier draft to the page: it adds properties, values and
// null, and drops required properties that a sample lacks.
func (d *drafter) widen(name string, s *shape) {
	if whole := d.entities[s.entity()]; whole != nil {
		s = whole
	}
	if d.widened[name] || len(s.members) == 0 {
		return
	}
	d.widened[name] = true
	component := d.contract.Section("components", "schemas", name)
	for _, required := range yamlnode.Items(yamlnode.Get(component, "required")) {
		if d.isOptional(s, s.find(required.Value)) {
			d.Edits = append(d.Edits, edit.Drop(component, "required", required))
			if s.sent {
				d.undecidedf(0, name, "%s is mandatory on another page, and this one does not require it: it is optional", required.Value)
			}
		}
	}
	properties := yamlnode.Get(component, "properties")
	goNames := map[string]bool{"": true}
	for property := range yamlnode.Pairs(properties) {
		goNames[d.known.camel(property.Value)] = true
	}
	isOneOfMany := s.isOneOfMany() || len(scalars(yamlnode.Get(yamlnode.Get(properties, "entity"), "enum"))) > 1
	for _, one := range s.members {
		one.of, one.isAny = name, one.name == "id" && isOneOfMany
		write := func() *node { return d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one) }
		if yamlnode.Get(properties, one.name) == nil && d.isGoNameTaken(goNames, one) {
			continue
		}
		if d.isSensitive(d.extend(properties, one.name, one, write)) && yamlnode.Get(component, "x-sensitive") == nil {
			d.Edits = append(d.Edits, edit.Set(component, "x-sensitive", yamlnode.Literal("true")).Behind("description"))
		}
	}
}
