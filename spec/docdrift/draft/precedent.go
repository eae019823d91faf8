package draft

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

var timeName = regexp.MustCompile(`_(at|by)$`)

// timeSchema is the schema of a point in time.
func (d *drafter) timeSchema(s *shape, kind string, sent bool) *node {
	isTime := s.fact.Type == "timestamp" || timeName.MatchString(s.name) || d.precedent(s.name, sent) == "Timestamp"
	if kind != "integer" || !isTime || d.schema("Timestamp") == nil || validate(d.schema("Timestamp"), s.values) != nil {
		return nil
	}
	for _, value := range s.values {
		if number, isNumber := value.(json.Number); !isNumber || number != "0" && len(number) < 9 {
			return nil // a span of time
		}
	}
	return d.referToNumber("Timestamp", s, sent)
}

var moneyName = regexp.MustCompile(`(^|_)(amount|fees?|tax|debit|credit)(_|$)`)

// moneySchema is the schema of an amount.
func (d *drafter) moneySchema(s *shape, kind string, sent bool) *node {
	precedent := d.precedent(s.name, sent)
	isMoney := moneyName.MatchString(s.name) || slices.Contains([]string{"Amount", "ChargeAmount", "NullableAmount"}, precedent)
	if kind != "integer" || !isMoney || d.schema("Amount") == nil {
		return nil
	}
	if sent && d.schema("ChargeAmount") != nil {
		return d.referToNumber("ChargeAmount", s, sent)
	}
	return d.referToNumber("Amount", s, sent)
}

// referToNumber refers to a component of whole numbers, or to the one beside it that can be
// null.
func (d *drafter) referToNumber(name string, s *shape, sent bool) *node {
	if sent || !s.null {
		var keywords []any
		if sent {
			keywords = d.limitsOf(s, "integer")
		}
		return d.referTo(name, s, keywords...)
	}
	if d.schema("Nullable"+name) == nil {
		return nil
	}
	return yamlnode.Mapping("description", NotDescribed, "type", "integer", "nullable", yamlnode.Literal("true"), "allOf", yamlnode.List(reference("Nullable"+name)))
}

// precedentSchema refers to the component that properties of the name are elsewhere, where
// what is shown is valid there and the page limits nothing. A list of values is one's
// own, unless it is the same.
func (d *drafter) precedentSchema(s *shape, kind string, sent bool) *node {
	name := d.precedent(s.name, sent)
	schema := d.schema(name)
	switch {
	case schema == nil, s.null, !schema.Type.Is(kind), validate(schema, s.values) != nil:
	case schema.Extensions["x-sensitive"] == true && len(s.values) == 0:
	case sent && len(s.fact.Bounds.List()) > 0:
	case len(schema.Enum) > 0 && !sameValues(schema.Enum, s.allValues()):
	case len(schema.Enum) == 0 && len(s.fact.Values) > 1:
	default:
		if values := s.fact.Values; len(values) == 1 && len(schema.Enum) == 0 {
			d.undecidedf(s.fact.Line, d.subject(s), "the page has the value %s alone; %s takes others as well", values[0], name)
		}
		return d.referTo(name, s)
	}
	return nil
}

func sameValues(enum []any, values []string) bool {
	if len(enum) != len(values) {
		return false
	}
	for _, one := range enum {
		if !slices.Contains(values, fmt.Sprint(one)) {
			return false
		}
	}
	return true
}

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
