package draft

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// isOtherKind reports whether a property needs another schema than that of earlier pages.
func (d *drafter) isOtherKind(property *node, s *shape) bool {
	if name := referredTo(property); name != "" {
		return d.isOtherComponent(name, s)
	}
	kind, items := yamlnode.Scalar(property, "type"), yamlnode.Get(property, "items")
	prefix, isNullable := yamlnode.Scalar(property, "x-id-prefix"), yamlnode.Scalar(property, "nullable") == "true"
	isPlain := prefix == "" && yamlnode.Get(property, "enum") == nil
	isValue := s.kind() != "" && s.kind() != kind || len(s.members) > 0
	mixed := shape{sent: s.sent, kinds: append(slices.Clone(s.kinds), kind)}
	switch {
	case !s.sent && items != nil && s.kind() == "object" && yamlnode.Scalar(items, "type") == "string": // it was shown empty
		s.kinds = append(s.kinds, "array")
	case s.isOtherID(prefix):
	case mixed.isMixed():
		s.kinds = mixed.kinds
	case isPlain && isNullable && isValue:
		d.undecidedf(s.fact.Line, d.subject(s), "pages before showed it as null, which was taken for the type %s: it is %s", kind, s.kind())
	case isPlain && d.isNewID(s, isNullable):
	default:
		return false
	}
	s.null = s.null || isNullable
	return true
}

// isOtherComponent reports whether a property can be null, 0 or an identifier with another prefix, and its
// component of plain values cannot, or has members, and pages before showed none.
func (d *drafter) isOtherComponent(name string, s *shape) bool {
	component := d.schema(name)
	if component == nil || len(component.Properties) > 0 {
		return false
	}
	prefix, _ := component.Extensions["x-id-prefix"].(string)
	isZero := s.sent && slices.Contains(s.shownValues(), "0") && validate(component, []any{json.Number("0")}) != nil
	isFixed := component.Nullable || d.isUnion(name) && !d.isUnion("Nullable"+name)
	if s.isOtherID(prefix) || isZero || name == freeForm && len(s.members) > 0 {
		return true
	}
	if !s.null || isFixed {
		return false
	}
	if kinds := component.Type.Slice(); len(kinds) > 0 {
		s.fact.Type = cmp.Or(s.fact.Type, kinds[0])
	}
	return true
}

// isOtherID reports whether an identifier has another prefix, and marks it as one of several entities.
func (s *shape) isOtherID(prefix string) bool {
	isOther := prefix != "" && s.idPrefix() != "" && s.idPrefix() != prefix
	s.isAny = s.isAny || isOther
	return isOther
}

// isNewID reports whether the page shows an identifier of which pages before showed null, or no sample.
func (d *drafter) isNewID(s *shape, isNullable bool) bool {
	return s.isID() && s.idPrefix() != "" && (isNullable || s.name == "id" && !d.isOneOfMany(s.of))
}

// isOneOfMany reports whether an object of a component is any of several entities.
func (d *drafter) isOneOfMany(component string) bool {
	schema := d.schema(component)
	entity := schema.Properties["entity"]
	return entity != nil && len(entity.Value.Enum) > 1
}
