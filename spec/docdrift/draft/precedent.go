package draft

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

var (
	timeName  = regexp.MustCompile(`_(at|by)$`)
	moneyName = regexp.MustCompile(`(^|_)(amount|fees?|tax|debit|credit)(_|$)`)
)

// isNumberName is whether a value is called like a time or an amount.
func isNumberName(name string) bool {
	return strings.HasSuffix(name, "_at") || moneyName.MatchString(name)
}

// knownComponent is the component for values of a kind that are called so, "" where there is none:
// of times, amounts, identifiers, or the one that properties of the name are elsewhere.
func (d *drafter) knownComponent(s *shape, kind string, sent bool) string {
	precedent := d.contract.Precedent(s.name, !sent)
	isTime := s.fact.Type == "timestamp" || timeName.MatchString(s.name) || precedent == "Timestamp"
	isMoney := moneyName.MatchString(s.name) || slices.Contains([]string{"Amount", "ChargeAmount", "NullableAmount"}, precedent)
	switch {
	case s.isID():
		return d.idComponent(s, kind)
	case kind == "integer" && isTime && d.areTimes(s.values):
		return "Timestamp"
	case kind == "integer" && isMoney && sent && d.schema("ChargeAmount") != nil:
		return "ChargeAmount"
	case kind == "integer" && isMoney && d.schema("Amount") != nil:
		return "Amount"
	case d.fits(s, precedent, kind, sent):
		return precedent
	}
	return ""
}

// areTimes is whether values are points in time, and no spans of it.
func (d *drafter) areTimes(values []any) bool {
	schema := d.schema("Timestamp")
	return schema != nil && validate(schema, values) == nil && !slices.ContainsFunc(values, func(value any) bool {
		number, isNumber := value.(json.Number)
		return !isNumber || number != "0" && len(number) < 9
	})
}

// fits is whether what is shown of a value is valid as a component, and the page limits
// nothing. A list of values is one's own, unless it is the same.
func (d *drafter) fits(s *shape, name, kind string, sent bool) bool {
	schema := d.schema(name)
	switch {
	case schema == nil, s.null, !schema.Type.Is(kind), validate(schema, s.values) != nil:
		return false
	case schema.Extensions["x-sensitive"] == true && len(s.values) == 0, sent && len(s.fact.Bounds.List()) > 0:
		return false
	case len(schema.Enum) > 0:
		all := s.allValues()
		return len(schema.Enum) == len(all) && !slices.ContainsFunc(schema.Enum, func(one any) bool { return !slices.Contains(all, fmt.Sprint(one)) })
	case len(s.fact.Values) == 1:
		d.undecidedf(s.fact.Line, d.subject(s), "the page has the value %s alone; %s takes others as well", s.fact.Values[0], name)
	}
	return len(s.fact.Values) < 2
}

// precedentObject is the component of objects that properties of the name are elsewhere,
// where that has all that is shown; "" for none. Notes are called so at the end alone.
func (d *drafter) precedentObject(s *shape, sent bool) string {
	for _, called := range []string{s.name, s.name[strings.LastIndex(s.name, "_")+1:]} {
		name := d.contract.Precedent(called, !sent)
		schema := d.schema(name)
		if schema == nil || schema.Nullable || schema.Type.Is("array") || validate(schema, s.values) != nil {
			continue
		}
		if len(schema.Properties) == 0 || !slices.ContainsFunc(s.members, func(one *shape) bool { return schema.Properties[one.name] == nil }) {
			return name
		}
	}
	return ""
}

// idComponent is the component of identifiers with the prefix of those that are shown, or of the
// kind that the name says; "" where neither tells.
func (d *drafter) idComponent(s *shape, kind string) string {
	prefix := d.prefixOf(s)
	switch {
	case kind != "string":
		return ""
	case prefix == "" && len(s.texts()) == 0:
		d.undecidedf(s.fact.Line, d.subject(s), "an identifier of which no prefix is shown: any text is taken")
		return ""
	case prefix == "" || d.known.ids[prefix] != "":
		return d.known.ids[prefix]
	}
	if shown := d.idsShown[prefix]; shown != nil {
		s = shown // of the thing itself
	}
	of := strings.TrimSuffix(s.name, "_id")
	if s.name == "id" {
		of = s.of
	}
	component := yamlnode.Mapping("type", "string", "description", fmt.Sprintf("Identifier, `%s` and an opaque rest.", prefix))
	component.Content = append(component.Content, idKeywords(prefix).Content...)
	yamlnode.Put(component, "example", yamlnode.Text(s.texts()[0]))
	name := d.addComponent(component, d.known.camel(of, "id"))
	d.known.ids[prefix] = name
	d.markIDs(of+"_id", prefix)
	d.undecidedf(s.fact.Line, name, "its prefix %s is taken from what is shown", prefix)
	return name
}

// idKeywords say that texts are identifiers with a prefix.
func idKeywords(prefix string) *node {
	return yamlnode.Mapping("pattern", "^"+prefix+".+$", "x-id-prefix", prefix)
}

// prefixOf is the prefix of the identifiers that are shown, or of those of the kind that the
// name says, which the contract or the draft has as a component of that name; "" for none.
func (d *drafter) prefixOf(s *shape) string {
	if prefix := s.idPrefix(); prefix != "" || len(s.texts()) > 0 && s.name == "id" {
		return prefix
	}
	of := strings.TrimSuffix(s.name, "_id")
	if s.name == "id" {
		of = s.of
	}
	name := d.known.camel(of, "id")
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
