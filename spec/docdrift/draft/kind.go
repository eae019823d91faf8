package draft

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// is whether samples show a type, or the page names it where they show none.
func (s *shape) is(kind string) bool { return s.kind() == kind }

// kind is the one JSON type of the values, "" where nothing tells. A sample was sent,
// and wins over what the page says; an empty list beside an object is an empty object.
func (s *shape) kind() string {
	switch said := s.statedType(); {
	case len(s.kinds) == 0 && len(s.members) > 0 && said != "array":
		return "object"
	case len(s.kinds) == 0:
		return said
	case slices.Contains(s.kinds, "object"):
		return "object"
	case len(s.kinds) == 1 && s.kinds[0] == "array" && s.items == nil && said == "object":
		return "object"
	case len(s.kinds) == 1:
		return s.kinds[0]
	case slices.Contains(s.kinds, "number"):
		return "number"
	case slices.Contains(s.kinds, said):
		return said
	}
	return s.kinds[0]
}

// emptyList is whether an object was shown as an empty list, as PHP writes it.
func (s *shape) emptyList() bool { return s.is("object") && slices.Contains(s.kinds, "array") }

// constant is the one value that the shape always has, "" where there is none.
func (s *shape) constant() string {
	if s == nil || len(s.values) == 0 {
		return ""
	}
	first, _ := s.values[0].(string)
	for _, value := range s.values {
		if value != any(first) {
			return ""
		}
	}
	return first
}

// idPrefix is the one that all identifiers shown begin with, "" where there is none.
func (s *shape) idPrefix() string {
	prefix := ""
	for _, text := range s.distinctTexts() {
		match := identifier.FindStringSubmatch(text)
		if match == nil || prefix != "" && prefix != match[1] {
			return ""
		}
		prefix = match[1]
	}
	return prefix
}

// distinctTexts are the different texts that were shown.
func (s *shape) distinctTexts() []string {
	var all []string
	for _, value := range s.values {
		if text, isText := value.(string); isText && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// kindOf is the JSON type of a value.
func kindOf(value any) string { return page.Leaf{Value: value}.Kind() }
