package draft

import (
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/page"
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
	if d.widened[name] {
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
			switch one := s.find(required.Value); {
			case !s.sent:
			case one != nil && one.fact.Mandatory == page.Mandatory:
				d.undecidedf(0, name, "%s is mandatory, and this page shows a request without it: it is optional", required.Value)
			default:
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
	for _, one := range s.members {
		one.of = name
		property := yamlnode.Get(properties, one.name)
		if property == nil {
			if d.isGoNameTaken(goNames, one) {
				continue
			}
			property = d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one)
			d.Edits = append(d.Edits, edit.Set(properties, one.name, property))
			if d.isSensitive(property) && yamlnode.Get(component, "x-sensitive") == nil {
				d.Edits = append(d.Edits, edit.Set(component, "x-sensitive", yamlnode.Literal("true")).Behind("description"))
			}
			continue
		}
		if d.isOtherKind(property, one) {
			d.Edits = append(d.Edits, edit.Set(properties, one.name, d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one)))
			continue
		}
		d.Edits = append(d.Edits, d.widenProperty(property, one)...)
		d.extendSchema(property, one)
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
