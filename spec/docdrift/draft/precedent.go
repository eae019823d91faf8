package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

var (
	timeName   = regexp.MustCompile(`^(from|to)$|_(at|by)$`)
	moneyName  = regexp.MustCompile(`(^|_)(amount|fees?|tax|debit|credit)(_|$)`)
	rateName   = regexp.MustCompile(`_(rate|percent\w*|type|currency|status|label)$`)
	numberName = regexp.MustCompile(`^(count|skip|from|to)$|_at$|` + moneyName.String())
)

// knownComponent returns the component for a value of this JSON type and name, "" for none: that
// of identifiers, times or amounts, or that of properties with the same name elsewhere.
func (d *drafter) knownComponent(s *shape, kind string) string {
	precedent, written := d.precedent(s), strings.TrimPrefix(referredTo(s.written), "Nullable")
	isTime := s.fact.Type == "timestamp" || timeName.MatchString(s.name) || precedent == "Timestamp"
	isMoney := moneyName.MatchString(s.name) && !rateName.MatchString(s.name)
	switch {
	case s.isID():
		return d.idComponent(s, kind)
	case s.written != nil && (written == "" || validate(d.schema(written), s.values) == nil):
		return written
	case kind != "integer":
	case isTime && validate(d.schema("Timestamp"), s.values) == nil:
		return "Timestamp"
	case isMoney && s.isCharge():
		return "ChargeAmount"
	case isMoney:
		return "Amount"
	}
	if d.fits(s, precedent, kind) {
		return precedent
	}
	return ""
}

// isCharge reports whether an amount of money is what a request asks for, and not a part of it such as a tax, which can
// be 0. An emandate is registered with an amount of 0.
func (s *shape) isCharge() bool {
	isPart := s.name != "amount" && s.fact.Mandatory != page.Mandatory || strings.Contains(s.fact.Name, ".")
	return s.sent && !isPart && !slices.Contains(s.allValues(), "0")
}

// precedent returns the component of properties with the same name elsewhere, "" for none.
func (d *drafter) precedent(s *shape) string { return d.contract.Precedent(s.name, !s.sent) }

// fits reports whether a component can stand for a value: the samples are valid, and the page
// gives a request no limits of its own. A component with an enum fits only the same values.
func (d *drafter) fits(s *shape, name, kind string) bool {
	schema := d.schema(name)
	switch {
	case schema == nil, s.null, !schema.Type.Is(kind), validate(schema, s.values) != nil:
		return false
	case s.sent && len(s.fact.Bounds.List()) > 0:
		return false
	case len(schema.Enum) > 0:
		all := s.allValues()
		return len(schema.Enum) == len(all) && !slices.ContainsFunc(schema.Enum, func(one any) bool { return !slices.Contains(all, fmt.Sprint(one)) })
	case len(s.fact.Values) == 1:
		d.undecidedf(s.fact.Line, d.subject(s), "the page lists only the value %s; %s takes others too", s.fact.Values[0], name)
	}
	return len(s.fact.Values) < 2
}

// idComponent returns the component of identifiers with the prefix in the samples, or of the
// entity in the name, and adds it if it is new; "" if there is neither.
func (d *drafter) idComponent(s *shape, kind string) string {
	prefix := d.prefixOf(s)
	switch {
	case kind != "string":
		return ""
	case prefix == "" && len(s.texts()) == 0:
		d.undecidedf(s.fact.Line, d.subject(s), "no sample shows a prefix of this identifier: any text is valid")
		return ""
	case prefix == "" || d.known.ids[prefix] != "":
		return d.known.ids[prefix]
	}
	component := yamlnode.Mapping("type", "string", "description", fmt.Sprintf("Identifier, `%s` and an opaque rest.", prefix))
	component.Content = append(component.Content, idKeywords(prefix).Content...)
	yamlnode.Put(component, "example", yamlnode.Text(s.texts()[0]))
	name := d.addComponent(d.known.camel(s.idOwner(), "id"), component)
	d.known.ids[prefix] = name
	d.undecidedf(s.fact.Line, name, "its prefix %s is inferred from the samples", prefix)
	return name
}

// idKeywords returns the keywords of a schema for identifiers with a prefix.
func idKeywords(prefix string) *node {
	return yamlnode.Mapping("pattern", "^"+prefix+".+$", "x-id-prefix", prefix)
}

// prefixOf returns the prefix of the identifiers in the samples, or else that of the entity in
// the name, from the contract or the draft; "" for none.
func (d *drafter) prefixOf(s *shape) string {
	prefixes := s.idPrefixes()
	isAny := s.isAny || len(aspect.Without(prefixes, []string{""})) > 1
	switch prefix := s.idPrefix(); {
	case isAny, !s.sent && slices.Contains(s.texts(), ""): // one can be missing
		return ""
	case prefix != "", s.name == "id" && len(prefixes) > 0:
		return prefix
	}
	for _, owner := range []string{s.idOwner(), s.resource} {
		for prefix, known := range d.known.ids {
			if owner != "" && known == d.known.camel(owner, "id") {
				return prefix
			}
		}
	}
	return ""
}
