package draft

import (
	"cmp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// holds reports whether a component of the contract has all members of an object, its samples are
// valid, and it has what the page says of a request.
func (d *drafter) holds(name string, s *shape) bool {
	schema := d.schema(name)
	if schema == nil || schema.Nullable || validate(schema, s.values) != nil || s.sent && !agrees(schema, s) {
		return false
	}
	isNamed := func(one *shape) bool { return one.fact.Name != "" }
	if isMap := len(schema.Properties) == 0; isMap && s.name != "notes" && slices.ContainsFunc(s.members, isNamed) {
		return false // the page names its properties, which need not be alike
	}
	return len(schema.Properties) == 0 || !slices.ContainsFunc(s.members, func(one *shape) bool { return schema.Properties[one.name] == nil })
}

// agrees reports whether a schema requires the same members of an object as the page, which gives them no
// limits of its own.
func agrees(schema *openapi3.Schema, s *shape) bool {
	return !slices.ContainsFunc(s.members, func(one *shape) bool {
		property := schema.Properties[one.name]
		isRequired := slices.Contains(schema.Required, one.name)
		return property != nil && (len(one.fact.Bounds.List()) > 0 || one.fact.Mandatory != "" && isRequired != (one.fact.Mandatory == page.Mandatory) ||
			!agrees(property.Value, one))
	})
}

// entityComponent returns the component of an entity, or a new one if the samples are valid against
// none. A component from an earlier draft is widened.
func (d *drafter) entityComponent(owner, entity string, s *shape) string {
	all := d.known.entities[entity]
	for _, name := range all {
		switch {
		case d.isDraft(name):
			d.widen(name, s)
			return name
		case d.components[name] != nil:
			return name
		case validate(d.schema(name), s.values) == nil:
			return name
		}
	}
	d.undecidedf(s.fact.Line, owner, "the sample is not valid as %s (%s), so it gets its own component: widen %[1]s instead, or keep both", all[0], firstLine(validate(d.schema(all[0]), s.values)))
	return d.addObject(cmp.Or(d.entities[entity], s), trimSuffixes(owner)+all[0])
}
