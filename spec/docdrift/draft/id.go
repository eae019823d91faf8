package draft

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// idSchema is the schema of an identifier: by the prefix of those that are shown, or
// by the kind that its name says.
func (d *drafter) idSchema(s *shape, kind string, sent bool) *node {
	if kind != "string" {
		return nil
	}
	prefix := s.idPrefix()
	switch {
	case prefix == "" && s.name == "id":
		prefix = d.prefixOf(s.of)
	case prefix == "":
		prefix = d.prefixOf(strings.TrimSuffix(s.name, "_id"))
	}
	switch {
	case prefix == "" && len(s.distinctTexts()) == 0:
		d.undecidedf(s.fact.Line, d.subject(s), "an identifier of which no prefix is shown: any text is taken")
		return nil
	case prefix == "":
		return nil // of several kinds, or without a prefix
	}
	name := d.addIDComponent(prefix, s)
	if s.null && !sent {
		return yamlnode.Mapping("description", NotDescribed, "type", "string", "nullable", yamlnode.Literal("true"), "pattern", "^"+prefix+".+$", "x-id-prefix", prefix)
	}
	return reference(name)
}

// isID is whether a value is called an identifier.
func (s *shape) isID() bool { return s.name == "id" || strings.HasSuffix(s.name, "_id") }

// prefixOf is the prefix of identifiers of a kind, which the contract or the draft has
// as a component of that name.
func (d *drafter) prefixOf(kind string) string {
	name := d.known.camel(kind, "id")
	for prefix, known := range d.known.ids {
		if known == name {
			return prefix
		}
	}
	for prefix, shown := range d.idsShown {
		if d.known.camel(shown.of, "id") == name {
			return prefix
		}
	}
	return ""
}

// addIDComponent gives the component of identifiers with a prefix.
func (d *drafter) addIDComponent(prefix string, s *shape) string {
	if name := d.known.ids[prefix]; name != "" {
		return name
	}
	if shown := d.idsShown[prefix]; shown != nil {
		s = shown // of the thing itself
	}
	kind := strings.TrimSuffix(s.name, "_id")
	if s.name == "id" {
		kind = s.of
	}
	name := d.addComponent(yamlnode.Mapping(
		"type", "string", "description", fmt.Sprintf("Identifier, `%s` and an opaque rest.", prefix),
		"pattern", "^"+prefix+".+$", "x-id-prefix", prefix, "example", s.distinctTexts()[0],
	), d.known.camel(kind, "id"))
	d.known.ids[prefix] = name
	d.markIDs(kind+"_id", prefix)
	d.undecidedf(s.fact.Line, name, "its prefix %s is taken from what is shown", prefix)
	return name
}
