package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// objectReference refers to the component that an object of a request or an answer is: one that
// the contract has, or one that is made of what is shown.
func (d *drafter) objectReference(owner string, s *shape, sent bool) *node {
	entity := s.entity()
	if sent {
		entity = ""
	}
	switch {
	case entity == "collection" && s.list() != nil:
		return reference(d.addCollection(owner, s))
	case len(d.known.entities[entity]) > 0:
		return reference(d.entityComponent(owner, entity, s))
	case d.drafted[entity] != "":
		return reference(d.drafted[entity])
	case d.entities[entity] != nil:
		thing := d.known.camel(d.entities[entity].name)
		return reference(d.addObject(d.entities[entity], sent, thing, trimSuffixes(owner)+thing))
	}
	if name := d.findAlike(s); name != "" {
		d.undecidedf(s.fact.Line, owner, "it has the shape of %s, which is used for it", name)
		return reference(name)
	}
	return reference(d.addObject(s, sent, owner))
}

// entityComponent is the component of an entity that the contract has, or of its own where
// what is shown is valid as none. One that was drafted before is widened.
func (d *drafter) entityComponent(owner, entity string, s *shape) string {
	all := d.known.entities[entity]
	for _, name := range all {
		if validate(d.schema(name), s.values) == nil || d.isDraft(name) && d.accept(name, s) == nil {
			d.reportMissing(name, s)
			return name
		}
	}
	d.undecidedf(s.fact.Line, owner, "what the page shows is no valid %s (%s), so it is a component of its own: widen that, or leave it so", all[0], firstLine(validate(d.schema(all[0]), s.values)))
	return d.addObject(s, false, trimSuffixes(owner)+all[0])
}

// reportMissing tells what the page says of an entity that the contract has already and does
// not know.
func (d *drafter) reportMissing(name string, s *shape) {
	if d.isDraft(name) {
		d.extend(name, s)
		return
	}
	schema := d.schema(name)
	var missing []string
	for _, one := range s.members {
		if schema.Properties[one.name] == nil {
			missing = append(missing, one.name)
		}
	}
	if len(missing) > 0 {
		d.undecidedf(s.fact.Line, name, "the page has properties that the contract does not: %s", strings.Join(missing, ", "))
	}
}

// findAlike finds the component that has the properties that are shown, and at most as many
// again; "" for none.
func (d *drafter) findAlike(s *shape) string {
	for _, name := range sortedKeys(d.document.Components.Schemas) {
		schema := d.schema(name)
		if strings.HasSuffix(name, "Request") || schema.Properties["entity"] != nil || len(schema.Properties) == 0 || len(schema.Properties) > 2*len(s.members) {
			continue
		}
		if slices.ContainsFunc(s.members, func(one *shape) bool { return schema.Properties[one.name] == nil }) ||
			slices.ContainsFunc(schema.Required, func(name string) bool { return s.find(name) == nil }) {
			continue
		}
		if validate(schema, s.values) == nil {
			return name
		}
	}
	return ""
}

// addCollection adds the component of a list with its count, as every list of the API.
func (d *drafter) addCollection(owner string, s *shape) string {
	list := s.list()
	if list.items == nil {
		list.items = &shape{name: "item"}
	}
	name := trimSuffixes(owner) + "Collection"
	item := reference("FreeForm")
	if list.items.kind() != "" {
		item = d.valueSchema(trimSuffixes(owner)+"Item", list.items, false)
		if of := yamlnode.Get(item, "$ref"); of != nil {
			name = strings.TrimPrefix(of.Value, componentPrefix) + "Collection"
		}
	}
	if schema := d.schema(name); d.added(name) != nil || schema != nil && validate(schema, s.values) == nil {
		return name
	}
	return d.addComponent(yamlnode.Mapping(
		"type", "object", "description", NotDescribed,
		"required", yamlnode.Flow(yamlnode.Text("entity"), yamlnode.Text("count"), yamlnode.Text("items")),
		"properties", yamlnode.Mapping(
			"entity", yamlnode.Mapping("type", "string", "description", "Always `collection`.", "enum", yamlnode.Flow(yamlnode.Text("collection"))),
			"count", yamlnode.Mapping("type", "integer", "minimum", yamlnode.Int(0), "description", "How many there are in `items`."),
			"items", yamlnode.Mapping("type", "array", "description", NotDescribed, "items", item),
		),
	), name, trimSuffixes(owner)+"Collection")
}

// addObject makes a component of an object, under the first of the names that is free.
// Of an answer what every sample has is required; of a request what the page says.
func (d *drafter) addObject(s *shape, sent bool, names ...string) string {
	name := d.addComponent(yamlnode.Mapping(), names...) // first of all, since it may contain itself
	if entity := s.entity(); entity != "" && d.entities[entity] == s {
		d.drafted[entity] = name
	}
	s.sortMembers()
	var required []*node
	properties := yamlnode.Mapping()
	sensitive := false
	for _, one := range s.members {
		one.of = name
		value := d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one, sent)
		yamlnode.Put(properties, one.name, value)
		sensitive = sensitive || d.isSensitive(value)
		if d.isRequired(name, s, one, sent) {
			required = append(required, yamlnode.Text(one.name))
		}
	}
	if !sent && s.objects > 0 {
		d.undecidedf(s.fact.Line, name, "what is required is what each of %d shown has, and null where null was shown", s.objects)
	}
	var needs, guarded *node
	if len(required) > 0 {
		needs = yamlnode.Flow(required...)
	}
	if sensitive {
		guarded = yamlnode.Literal("true")
	}
	*d.added(name) = *yamlnode.Mapping("type", "object", "nullable", nullable(s), "description", NotDescribed, "x-sensitive", guarded, "required", needs, "properties", properties)
	return name
}

// isSensitive is whether a value must not be logged: itself, or what it refers to.
func (d *drafter) isSensitive(value *node) bool {
	if ref := yamlnode.Get(value, "$ref"); ref != nil {
		name := strings.TrimPrefix(ref.Value, componentPrefix)
		if schema := d.schema(name); schema != nil {
			return schema.Extensions["x-sensitive"] == true
		}
		value = d.added(name)
	}
	return yamlnode.Get(value, "x-sensitive") != nil
}

// trimSuffixes trims the name of a request or an answer as those of its parts begin.
func trimSuffixes(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "Request"), "Answer")
}

// isRequired is whether a member is always there.
func (d *drafter) isRequired(name string, s, one *shape, sent bool) bool {
	if !sent {
		return s.objects > 0 && one.shown == s.objects
	}
	switch {
	case one.fact.Mandatory == page.Conditional:
		d.undecidedf(one.fact.Line, name+"."+one.name, "it is mandatory on a condition, which is not in the contract: it may be left out")
		return false
	case one.fact.Mandatory != page.Mandatory:
		return false
	case s.objects > one.shown:
		d.undecidedf(one.fact.Line, name+"."+one.name, "the page calls it mandatory, and shows a request without it: it may be left out")
		return false
	}
	return true
}

// node is a piece of the contract.
type node = yamlnode.Node

// reference refers to a component.
func reference(name string) *node { return yamlnode.Mapping("$ref", componentPrefix+name) }

// describedReference refers to a component, and says what it is here.
func describedReference(name string) *node {
	return yamlnode.Mapping("description", NotDescribed, "allOf", yamlnode.List(reference(name)))
}
