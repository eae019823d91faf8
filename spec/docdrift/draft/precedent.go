package draft

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

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
