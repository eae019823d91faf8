package compare

import (
	"cmp"
	"regexp"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// counted matches a pattern for a number of characters of one class: ^[0-9]{3,4}$.
var counted = regexp.MustCompile(`^\^\[[^\]]+\]\{(\d+)(?:,(\d+))?\}\$$`)

// limitOf returns a limit of a schema, from its keyword or its pattern, "" if it has none.
func limitOf(schema *outline.Schema, of aspect.Aspect) (value string, place outline.Place) {
	place = schema.Place()
	if of == aspect.MaxValueLength {
		if schema = schema.Values(); schema == nil {
			return "", place
		}
	}
	if text, at, isThere := schema.Keyword(of.Keyword()); isThere {
		return text, at
	}
	pattern, at, _ := schema.Keyword("pattern")
	lengths := counted.FindStringSubmatch(pattern)
	switch {
	case lengths == nil:
	case of == aspect.MinLength:
		return lengths[1], at
	case of == aspect.MaxLength:
		return cmp.Or(lengths[2], lengths[1]), at
	}
	return "", place
}
