package draft

import (
	"regexp"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
)

// statedType returns the JSON type that the page states, "" if none.
func (s *shape) statedType() string { return aspect.JSONType(s.fact.Type) }

// kind returns the JSON type of the values, "" if unknown. Samples take precedence over the page's
// statement, but for the plain values of a request, because SDK samples may use another type.
// An empty list besides objects is an empty object.
func (s *shape) kind() string {
	said := s.statedType()
	isNumber := said == "integer" || said == "number"
	isEmptyList := len(s.kinds) == 1 && s.kinds[0] == "array" && s.items == nil
	switch {
	case len(s.kinds) == 0 && len(s.members) > 0 && said != "array", slices.Contains(s.kinds, "object"), isEmptyList && said == "object":
		return "object"
	case len(s.kinds) == 0 && isNumber && s.isOfDigits():
		return "string"
	case s.sent:
		return s.sentKind(said)
	case len(s.kinds) == 0:
		return said
	case slices.Contains(s.kinds, "number"), said == "number" && s.kinds[0] == "integer":
		return "number"
	}
	return s.kinds[0]
}

// ofDigits matches the names of texts that consist of digits, of which the first may be a 0.
var ofDigits = regexp.MustCompile(`_number$|(?:^|_)(?:phone|mobile|contact|postal_code|pin_?code|zip_?code|pin)$`)

// isOfDigits reports whether the name is that of a text of digits.
func (s *shape) isOfDigits() bool { return ofDigits.MatchString(s.name) }

// sentKind returns the JSON type of a plain value of a request. The page's statement takes precedence
// over samples, whose languages may use another type, unless it cannot be right: samples are texts that
// are no such value, or digits would lose a leading 0.
func (s *shape) sentKind(said string) string {
	isNumber := said == "integer" || said == "number"
	isOther := func(text string) bool {
		return !isTyped(text, said) && (said != "boolean" || text != "0" && text != "1")
	}
	switch {
	case isNumber && s.isOfDigits() && len(s.texts()) > 0:
		return "string"
	case len(s.kinds) == 0:
		return said
	case said == "" && s.isOfDigits():
		return "string"
	case said == "", said == "array", said == "object", s.kinds[0] == "array":
		return s.kinds[0]
	case said != "string" && slices.ContainsFunc(s.texts(), isOther):
		return "string"
	}
	return said
}
