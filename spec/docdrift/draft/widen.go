package draft

import (
	"cmp"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
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
	if d.widened[name] {
		return
	}
	d.widened[name] = true
	component := d.contract.Section("components", "schemas", name)
	for _, required := range yamlnode.Items(yamlnode.Get(component, "required")) {
		if isOptional(s, s.find(required.Value)) {
			d.Edits = append(d.Edits, edit.Drop(component, "required", required))
			if required.Value == "created_at" {
				d.dropUntil(name)
			}
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

// isOtherKind reports whether a property needs another schema: an identifier, amount or time that can be null,
// an identifier with another prefix, or an object that was taken for a list because the page before showed it
// empty.
func (d *drafter) isOtherKind(property *node, s *shape) bool {
	component := d.schema(referredTo(property))
	if component != nil && s.idPrefix() != "" && validate(component, s.values) != nil {
		s.isAny = true
		return true
	}
	if s.null && component != nil && !component.Nullable && len(component.Properties) == 0 && len(component.OneOf) == 0 {
		return true
	}
	items := yamlnode.Get(property, "items")
	if items == nil || s.kind() != "object" || yamlnode.Scalar(items, "type") != "string" {
		return false
	}
	s.kinds = append(s.kinds, "array")
	return true
}

// widenProperty returns the edits that make a property's schema accept null and the values of
// the page.
func (d *drafter) widenProperty(property *node, s *shape) []edit.Edit {
	var edits []edit.Edit
	kind, hasValues := yamlnode.Scalar(property, "type"), yamlnode.Get(property, "enum") != nil
	if s.null && kind != "" {
		edits = append(edits, edit.Set(property, "nullable", yamlnode.Literal("true")))
		if hasValues {
			edits = append(edits, edit.SetItem(property, "enum", yamlnode.Literal("null"), true)...)
		}
	}
	if hasValues && kind == "string" {
		named := map[string]string{}
		enum := yamlnode.Items(yamlnode.Get(property, "enum"))
		known := make([]string, len(enum))
		for i, one := range enum {
			named[snake(one.Value)] = one.Value
			known[i] = one.Value
		}
		responses := slices.Concat(known, aspect.Without(s.shownValues(), known))
		values := s.allValues()
		if s.name == "entity" || d.areOfAnother(s, responses) { // a list of a collection may describe its items
			values = s.shownValues()
		}
		for _, value := range values {
			if same := cmp.Or(named[snake(value)], value); same != value {
				d.undecidedf(s.fact.Line, d.subject(s), "the values %s and %s have the same Go name: the second is left out", same, value)
				continue
			}
			named[snake(value)] = value
			edits = append(edits, edit.SetItem(property, "enum", yamlnode.Text(value), true)...)
		}
	}
	return edits
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
