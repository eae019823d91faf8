package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// node is a piece of the contract.
type node = yamlnode.Node

const componentPrefix = "#/components/schemas/"

// reference refers to a component.
func reference(name string) *node { return yamlnode.Mapping("$ref", componentPrefix+name) }

// referredTo is the component that a schema refers to, "" for none.
func referredTo(schema *node) string {
	return strings.TrimPrefix(yamlnode.Scalar(schema, "$ref"), componentPrefix)
}

// describedReference refers to a component, and says what it is here.
func describedReference(name string) *node {
	return yamlnode.Mapping("description", NotDescribed, "allOf", yamlnode.List(reference(name)))
}

// referTo refers to a component: bare where the property is called like it, for then its
// own description says all.
func (d *drafter) referTo(name string, s *shape, keywords ...any) *node {
	if len(keywords) == 0 && (d.known.camel(s.name) == name || d.isMap(name)) {
		return reference(name)
	}
	one := describedReference(name)
	one.Content = append(one.Content, yamlnode.Mapping(keywords...).Content...)
	return one
}

// isMap is whether a component is of free keys, as notes are.
func (d *drafter) isMap(name string) bool {
	schema := d.schema(name)
	return schema != nil && schema.Properties == nil && (schema.AdditionalProperties.Schema != nil || len(schema.OneOf) > 0) && name != "Flag"
}

// addComponent adds a schema under a name that is free: the first of those given.
func (d *drafter) addComponent(schema *node, names ...string) string {
	last := names[len(names)-1]
	for i := 2; ; i++ {
		for _, name := range names {
			if d.added(name) == nil && d.schema(name) == nil {
				yamlnode.Put(d.components, name, schema)
				return name
			}
		}
		names = []string{fmt.Sprint(last, i)}
	}
}

// added is a component that is new, nil where there is none.
func (d *drafter) added(name string) *node { return yamlnode.Get(d.components, name) }

// objectReference refers to the component that an object of a request or an answer is: one that
// the contract has, or one that is made of what is shown.
func (d *drafter) objectReference(owner string, s *shape, sent bool) *node {
	entity := s.entity()
	if sent {
		entity = ""
	}
	switch {
	case entity == "collection" && s.list() != nil:
		return reference(d.collection(trimSuffixes(owner), s))
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
		if d.isDraft(name) || validate(d.schema(name), s.values) == nil {
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
		d.widen(name, s)
		return
	}
	var missing []string
	for _, one := range s.members {
		if !d.hasProperty(name, one.name) {
			missing = append(missing, one.name)
		}
	}
	if len(missing) > 0 {
		d.undecidedf(s.fact.Line, name, "the page has properties that the contract does not: %s", strings.Join(missing, ", "))
	}
}

// hasProperty is whether a component has a property, be it in the contract or new.
func (d *drafter) hasProperty(component, name string) bool {
	if schema := d.schema(component); schema != nil {
		return schema.Properties[name] != nil
	}
	return yamlnode.Get(yamlnode.Get(d.added(component), "properties"), name) != nil
}

// findAlike finds the component that has the properties that are shown, and at most as many
// again; "" for none.
func (d *drafter) findAlike(s *shape) string {
	for _, name := range sortedKeys(d.document.Components.Schemas) {
		schema := d.schema(name)
		if strings.HasSuffix(name, "Request") || schema.Properties["entity"] != nil || len(schema.Properties) == 0 || len(schema.Properties) > 2*len(s.members) {
			continue
		}
		hasAll := !slices.ContainsFunc(s.members, func(one *shape) bool { return schema.Properties[one.name] == nil })
		isWhole := !slices.ContainsFunc(schema.Required, func(name string) bool { return s.find(name) == nil })
		if hasAll && isWhole && validate(schema, s.values) == nil {
			return name
		}
	}
	return ""
}

// collection is the component of a list with its count, as every list of the API.
func (d *drafter) collection(owner string, s *shape) string {
	item, name := reference("FreeForm"), owner+"Collection"
	if items := s.list().items; items != nil && items.kind() != "" {
		item = d.valueSchema(owner+"Item", items, false)
		if of := referredTo(item); of != "" {
			name = of + "Collection"
		}
	}
	return d.addCollection(item, s.values, name, owner+"Collection")
}

// addCollection adds the component of a list of items under the first name that is free,
// unless there is one that takes the values.
func (d *drafter) addCollection(item *node, values []any, names ...string) string {
	if schema := d.schema(names[0]); d.added(names[0]) != nil || schema != nil && validate(schema, values) == nil {
		return names[0]
	}
	return d.addComponent(yamlnode.Mapping(
		"type", "object", "description", NotDescribed,
		"required", yamlnode.Flow(yamlnode.Text("entity"), yamlnode.Text("count"), yamlnode.Text("items")),
		"properties", yamlnode.Mapping(
			"entity", constantSchema("collection"),
			"count", yamlnode.Mapping("type", "integer", "minimum", yamlnode.Int(0), "description", "How many there are in `items`."),
			"items", yamlnode.Mapping("type", "array", "description", NotDescribed, "items", item),
		),
	), names...)
}

// constantSchema is the schema of a text that is always the same.
func constantSchema(value string) *node {
	return yamlnode.Mapping("type", "string", "description", "Always `"+value+"`.", "enum", yamlnode.Flow(yamlnode.Text(value)))
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
	var guarded *node
	properties := yamlnode.Mapping()
	for _, one := range s.members {
		one.of = name
		value := d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one, sent)
		yamlnode.Put(properties, one.name, value)
		if d.isSensitive(value) {
			guarded = yamlnode.Literal("true")
		}
		if d.isRequired(name, s, one, sent) {
			required = append(required, yamlnode.Text(one.name))
		}
	}
	if !sent && s.objects > 0 {
		d.undecidedf(s.fact.Line, name, "what is required is what each of %d shown has, and null where null was shown", s.objects)
	}
	needs := listOrNone(required)
	if needs != nil {
		needs = yamlnode.Flow(required...)
	}
	*d.added(name) = *yamlnode.Mapping("type", "object", "nullable", nullable(s), "description", NotDescribed, "x-sensitive", guarded, "required", needs, "properties", properties)
	return name
}

// isSensitive is whether a value must not be logged: itself, or what it refers to.
func (d *drafter) isSensitive(value *node) bool {
	name := referredTo(value)
	if schema := d.schema(name); schema != nil {
		return schema.Extensions["x-sensitive"] == true
	}
	return yamlnode.Get(value, "x-sensitive") != nil || yamlnode.Get(d.added(name), "x-sensitive") != nil
}

// trimSuffixes trims the name of a request or an answer as those of its parts begin.
func trimSuffixes(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "Request"), "Answer")
}

// isRequired is whether a member is always there.
func (d *drafter) isRequired(name string, s, one *shape, sent bool) bool {
	why := ""
	switch {
	case !sent:
		return s.objects > 0 && one.shown == s.objects
	case one.fact.Mandatory == page.Conditional:
		why = "it is mandatory on a condition, which is not in the contract: it may be left out"
	case one.fact.Mandatory == page.Mandatory && s.objects > one.shown:
		why = "the page calls it mandatory, and shows a request without it: it may be left out"
	}
	if why != "" {
		d.undecidedf(one.fact.Line, name+"."+one.name, "%s", why)
	}
	return one.fact.Mandatory == page.Mandatory && why == ""
}
