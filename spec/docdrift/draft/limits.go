package draft

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// limitsOf returns the keywords for the values, limits and default that the page gives a value of
// a component, or "".
func (d *drafter) limitsOf(s *shape, kind, component string) []any {
	keywords := d.valuesOf(s, kind)
	if _, isBound := s.fact.Bounds["minLength"]; kind == "string" && len(keywords) == 0 && !isBound {
		keywords = []any{"minLength", yamlnode.Int(1)} // a text in a request is not empty
	}
	for _, bound := range s.fact.Bounds.List() {
		limit := aspect.Aspect(bound.Name)
		isOutside := func(text string) bool { return limit.IsExceeded(text, bound.Value) }
		switch {
		case !limit.IsOf(kind):
			d.undecidedf(s.fact.Line, d.subject(s), "the limit %s %d does not apply to type %s: it is left out", bound.Name, bound.Value, kind)
		case slices.ContainsFunc(s.texts(), isOutside):
			d.undecidedf(s.fact.Line, d.subject(s), "a sample of the page exceeds its own limit %s %d: the limit is left out", bound.Name, bound.Value)
		default:
			keywords = append(keywords, limit.Keyword(), yamlnode.Int(bound.Value))
		}
	}
	return append(keywords, d.defaultOf(s, kind, component)...)
}

// defaultOf returns the keyword for the default that the page gives a value of a request, nil if it
// gives none of this type that is valid as a component, or "".
func (d *drafter) defaultOf(s *shape, kind, component string) []any {
	text := s.fact.Default
	var value any = text
	if kind != "string" {
		_ = json.Unmarshal([]byte(text), &value) // a text that is no JSON is not valid either
	}
	isOutside := func(bound page.Bound) bool { return aspect.Aspect(bound.Name).IsExceeded(text, bound.Value) }
	switch {
	case !s.sent, !isTyped(text, kind):
		return nil
	case component != "" && validate(d.schema(component), []any{value}) != nil, slices.ContainsFunc(s.fact.Bounds.List(), isOutside):
		d.undecidedf(s.fact.Line, d.subject(s), "the default %s is outside the limits: it is left out", text)
		return nil
	}
	return []any{"default", yamlnode.Typed(text, kind)}
}

// valuesOf returns the keyword enum with the listed values and those in samples, nil if the
// page lists none.
func (d *drafter) valuesOf(s *shape, kind string) []any {
	listed := s.fact.Values
	if kind != "string" && kind != "integer" || len(listed) == 0 {
		return nil
	}
	isOther := func(one string) bool { return !isTyped(one, kind) }
	if s.fact.Default != "" && !slices.Contains(listed, s.fact.Default) || slices.ContainsFunc(listed, isOther) {
		d.undecidedf(s.fact.Line, d.subject(s), "the values that the page lists, %s, are not of type %s or lack its default: the list is left out", strings.Join(listed, ", "), kind)
		return nil
	}
	if len(listed) == 1 && s.sent {
		d.undecidedf(s.fact.Line, d.subject(s), "the page gives only the value %s: any other is refused", listed[0])
	}
	var items []*node
	named := map[string]string{}
	for i, one := range s.allValues() {
		name := cmp.Or(snake(one), one)
		switch same, isTaken := named[name]; {
		case isTaken:
			d.undecidedf(s.fact.Line, d.subject(s), "the values %s and %s have the same Go name: the second is left out", same, one)
			continue
		case i >= len(listed):
			d.undecidedf(s.fact.Line, d.subject(s), "a sample has the value %s, which the page does not list: it is added to the enum", one)
		}
		named[name] = one
		items = append(items, yamlnode.Typed(one, kind))
	}
	if s.null {
		items = append(items, yamlnode.Literal("null"))
	}
	return []any{"enum", yamlnode.Flow(items...)}
}

// allValues returns the values that the page lists, followed by others in samples.
func (s *shape) allValues() []string {
	return slices.Concat(s.fact.Values, aspect.Without(s.shownValues(), s.fact.Values))
}

// adoptCase writes the values that the page lists for a shape and its members as its samples have them.
func (s *shape) adoptCase() {
	shown := s.shownValues()
	for i, one := range s.fact.Values {
		isIt := func(other string) bool { return strings.EqualFold(other, one) }
		if at := slices.IndexFunc(shown, isIt); at >= 0 {
			s.fact.Values[i] = shown[at]
		}
	}
	for _, one := range s.members {
		one.adoptCase()
	}
	if s.items != nil {
		s.items.adoptCase()
	}
}

// shownValues returns the distinct values in samples. An empty text is a missing value, and "a | b" are two.
func (s *shape) shownValues() []string {
	var all []string
	for _, value := range s.values {
		for text := range strings.SplitSeq(fmt.Sprint(value), "|") {
			if text = strings.TrimSpace(text); text != "" && !slices.Contains(all, text) {
				all = append(all, text)
			}
		}
	}
	return all
}

// isTyped reports whether a text of the page is a value of a JSON type.
func isTyped(text, kind string) bool {
	tag := yamlnode.Literal(text).ShortTag()
	switch kind {
	case "string":
		return text != ""
	case "integer":
		return tag == "!!int"
	case "number":
		return tag == "!!int" || tag == "!!float"
	case "boolean":
		return text == "true" || text == "false"
	}
	return false
}
