package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// node is a YAML node of the contract.
type node = yamlnode.Node

const (
	componentPrefix = "#/components/schemas/"
	freeForm        = "FreeForm" // the component of an object with any properties
)

// reference returns a $ref to a component.
func reference(name string) *node { return yamlnode.Mapping("$ref", componentPrefix+name) }

// referredTo returns the component that a schema refers to, alone or with keywords beside it; "" for none.
func referredTo(schema *node) string {
	if all := yamlnode.Items(yamlnode.Get(schema, "allOf")); len(all) == 1 {
		schema = all[0]
	}
	return strings.TrimPrefix(yamlnode.Scalar(schema, "$ref"), componentPrefix)
}

// describedReference returns a reference to a component with a description of its own.
func describedReference(name string) *node {
	return yamlnode.Mapping("description", NotDescribed, "allOf", yamlnode.List(reference(name)))
}

// referTo returns a reference to a component. Without keywords it is bare if the property has
// the component's name, whose description is then enough.
func (d *drafter) referTo(name string, s *shape, keywords ...any) *node {
	if len(keywords) == 0 && d.known.camel(s.name) == name {
		return reference(name)
	}
	one := describedReference(name)
	one.Content = append(one.Content, yamlnode.Mapping(keywords...).Content...)
	return one
}

// addComponent adds a component under a name, with a number if the name is taken, and returns it.
func (d *drafter) addComponent(name string, schema *node) string {
	free := name
	for i := 2; d.components[free] != nil || d.schema(free) != nil; i++ {
		free = fmt.Sprint(name, i)
	}
	d.components[free] = schema
	added := edit.Set(d.contract.Section("components", "schemas"), free, schema)
	if d.heading != "" {
		added, d.heading = added.Under(d.heading), ""
	}
	d.Edits = append(d.Edits, added)
	return free
}

// objectComponent returns the component for an object of a request or response, "" if no members
// of it are known: one of the contract, or a new one.
func (d *drafter) objectComponent(owner string, s *shape) string {
	switch precedent, entity, written := d.precedent(s), s.entity(), referredTo(s.written); {
	case d.schema(written) != nil && (len(d.schema(written).Properties) > 0 || len(s.members) == 0):
		if d.isDraft(written) {
			d.widen(written, s)
		}
		return written
	case precedent != freeForm && d.holds(precedent, s):
		return precedent
	case len(s.members) == 0:
		return ""
	case entity == "collection" && s.list() != nil:
		return d.collection(trimSuffixes(owner), s)
	case len(d.known.entities[entity]) > 0:
		return d.entityComponent(owner, entity, s)
	case d.entities[entity] != nil:
		return d.addObject(d.entities[entity], d.known.camel(d.entities[entity].name))
	}
	return d.addObject(s, owner)
}

// collection returns the component of a collection: entity, count and items. That of the draft or
// the contract is used if it accepts the values.
func (d *drafter) collection(owner string, s *shape) string {
	item, name := reference(freeForm), owner+"Collection"
	if items := s.list().items; items != nil && items.kind() != "" {
		item = d.valueSchema(owner+"Item", items)
		if of := referredTo(item); of != "" {
			name = of + "Collection"
		}
	}
	if d.components[name] != nil || validate(d.schema(name), s.values) == nil {
		return name
	}
	return d.addComponent(name, yamlnode.Mapping(
		"type", "object", "description", NotDescribed,
		"required", yamlnode.Flow(yamlnode.Text("entity"), yamlnode.Text("count"), yamlnode.Text("items")),
		"properties", yamlnode.Mapping(
			"entity", constantSchema("collection"),
			"count", yamlnode.Mapping("type", "integer", "minimum", yamlnode.Int(0), "description", "How many there are in `items`."),
			"items", yamlnode.Mapping("type", "array", "description", NotDescribed, "items", item),
		),
	))
}

// constantSchema returns the schema of a text with one possible value.
func constantSchema(value string) *node {
	return yamlnode.Mapping("type", "string", "description", "Always `"+value+"`.", "enum", yamlnode.Flow(yamlnode.Text(value)))
}

// addObject adds the component of an object, and returns its name. In a response the properties that
// every sample has are required, in a request those that the page calls mandatory.
func (d *drafter) addObject(s *shape, name string) string {
	name = d.addComponent(name, yamlnode.Mapping()) // added first: it may contain itself
	if entity := s.entity(); d.entities[entity] == s {
		d.known.entities[entity] = append(d.known.entities[entity], name)
	}
	s.sortMembers()
	var required []*node
	var guarded *node
	properties, goNames := yamlnode.Mapping(), map[string]bool{"": true}
	for _, one := range s.members {
		one.of, one.isAny = name, one.name == "id" && s.isOneOfMany()
		if d.isGoNameTaken(goNames, one) {
			continue
		}
		value := d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one)
		if one.name == "code" && s.find("grant_type") != nil && !d.isSensitive(value) { // of an authorization, good for a token
			yamlnode.Put(value, "x-sensitive", yamlnode.Literal("true"))
		}
		yamlnode.Put(properties, one.name, value)
		if d.isSensitive(value) {
			guarded = yamlnode.Literal("true")
		}
		if d.isRequired(s, one) && !d.isSentEmpty(one, value) {
			required = append(required, yamlnode.Text(one.name))
		}
	}
	if entity := s.find("entity"); s.isOneOfMany() {
		d.undecidedf(s.fact.Line, name, "samples or lists have the entities %s: split it if they are of different things", strings.Join(entity.allValues(), ", "))
	}
	switch {
	case s.sent || s.objects == 0:
	case s.objects == 1:
		d.undecidedf(s.fact.Line, name, "there is one sample: required are no more than id, entity and created_at, nullable what is null")
	default:
		d.undecidedf(s.fact.Line, name, "required are the properties in all samples (%d), nullable those that are null in one", s.objects)
	}
	var needs *node
	if len(required) > 0 {
		needs = yamlnode.Flow(required...)
	}
	*d.components[name] = *yamlnode.Mapping("type", "object", "nullable", nullable(s), "description", NotDescribed, "x-sensitive", guarded, "required", needs, "properties", properties)
	return name
}

// isRequired reports whether an object always has a member. Without one that is required a response cannot
// be read, though the call took effect, and a single sample does not show what may be missing.
func (d *drafter) isRequired(s, member *shape) bool {
	isShown := member.shown == s.objects
	if s.sent {
		return d.isMandatory(member, !isShown)
	}
	isBasic := member.name == "id" || member.name == "entity" || member.name == "created_at"
	isMissing := slices.Contains(member.texts(), "") // an empty text is a missing value
	return s.objects > 0 && isShown && !isMissing && (s.objects > 1 || isBasic)
}

// isSentEmpty reports whether an object of a request is valid without properties. One that a caller forgets
// is then sent as {}, as if it were there.
func (d *drafter) isSentEmpty(s *shape, value *node) bool {
	name := referredTo(value)
	schema, added := d.schema(name), d.components[name]
	isEmpty := schema != nil && len(schema.Properties) > 0 && len(schema.Required) == 0 ||
		yamlnode.Get(added, "properties") != nil && yamlnode.Get(added, "required") == nil
	if !s.sent || !isEmpty {
		return false
	}
	d.undecidedf(s.fact.Line, d.subject(s), "the page calls it mandatory, but a forgotten one would be sent as {}: it is optional")
	return true
}

// isGoNameTaken reports whether a property has the Go name of another, or none, and adds its name to
// the others. It is then left out.
func (d *drafter) isGoNameTaken(others map[string]bool, s *shape) bool {
	name := d.known.camel(s.name)
	if others[name] {
		d.undecidedf(s.fact.Line, d.subject(s), "it has no Go name, or that of another property: it is left out")
		return true
	}
	others[name] = true
	return false
}

// isSensitive reports whether a value, or the component that it refers to, must not be logged.
func (d *drafter) isSensitive(value *node) bool {
	name := referredTo(value)
	if schema := d.schema(name); schema != nil {
		return schema.Extensions["x-sensitive"] == true
	}
	return yamlnode.Get(value, "x-sensitive") != nil || yamlnode.Get(d.components[name], "x-sensitive") != nil
}

// trimSuffixes returns a component's name without Request or Answer, as a prefix for the names
// of its parts.
func trimSuffixes(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "Request"), "Answer")
}

// isMandatory reports whether a parameter or property of a request is required.
func (d *drafter) isMandatory(s *shape, isLeftOut bool) bool {
	switch {
	case s.fact.Mandatory == page.Conditional:
		d.undecidedf(s.fact.Line, d.subject(s), "it is mandatory on a condition, which the contract does not express: it is optional")
	case s.fact.Mandatory == page.Mandatory && isLeftOut:
		d.undecidedf(s.fact.Line, d.subject(s), "the page calls it mandatory and shows a request without it: it is optional")
	case s.fact.Mandatory == page.Mandatory && s.fact.Where == page.Body && s.kind() == "boolean":
		d.undecidedf(s.fact.Line, d.subject(s), "the page calls it mandatory, but a forgotten one would be sent as false: it is optional")
		return false
	}
	return s.fact.Mandatory == page.Mandatory && !isLeftOut
}
