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
			if required.Value == "created_at" {
				d.dropUntil(name)
			}
			if s.sent {
				d.undecidedf(0, name, "%s is mandatory on another page, and this one does not require it: it is optional", required.Value)
			}
		}
	}
	d.requireBasics(component, s)
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

// requireBasics makes the properties of an entity required that every response has, if pages before only listed
// them.
func (d *drafter) requireBasics(component *node, s *shape) {
	if yamlnode.Get(component, "required") != nil || s.entity() == "" {
		return
	}
	for _, name := range []string{"id", "entity"} {
		if one := s.find(name); one != nil && one.shown > 0 && one.shown == s.objects {
			d.Edits = append(d.Edits, edit.Add(component, "required", yamlnode.Text(name)).Behind("x-sensitive", "description"))
		}
	}
}

// dropUntil drops the limit to older items from the x-pages of the lists of a component, because an item
// without a time is in no page.
func (d *drafter) dropUntil(component string) {
	for _, operation := range d.contract.Operations() {
		pages := yamlnode.Get(operation.Node(), "x-pages")
		answer := operation.Answer()
		if yamlnode.Get(pages, "until") == nil || answer == nil {
			continue
		}
		if list := answer.Property("items"); list != nil && list.Listed().Component == component {
			d.Edits = append(d.Edits, edit.Remove(pages, "until"))
		}
	}
}
