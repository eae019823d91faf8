package fast

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

func freeText() *text { return &text{free: true, max: math.MaxInt, mark: unmarked} }

func (c *compiler) text(parts []*openapi3.Schema, at place) (*text, error) {
	t := freeText()
	for _, part := range parts {
		t.min = max(t.min, limit(&part.MinLength))
		t.max = min(t.max, limit(part.MaxLength))
		limits := part.MinLength != 0 || part.MaxLength != nil || part.Pattern != "" || len(part.Enum) > 0
		t.composed = t.composed || limits && !t.free
		t.free = t.free && !limits
		if part.Pattern != "" {
			p, err := newPattern(part.Pattern)
			if err != nil {
				return nil, refused(at.schema, "pattern", err.Error())
			}
			t.patterns = append(t.patterns, p)
		}
		if len(part.Enum) > 0 {
			t.enum = narrow(t.enum, part.Enum, func(value any) (string, bool) {
				s, ok := value.(string)
				return s, ok
			})
		}
	}
	t.mark = c.markTexts(at, t.enum)
	return t, nil
}

// narrow returns the listed values that are also allowed; nil allows all.
func narrow[T comparable](allowed []T, listed []any, as func(any) (T, bool)) []T {
	narrowed := []T{}
	for _, value := range listed {
		if one, ok := as(value); ok && (allowed == nil || slices.Contains(allowed, one)) {
			narrowed = append(narrowed, one)
		}
	}
	return narrowed
}

func (c *compiler) number(parts []*openapi3.Schema, at place) (*number, error) {
	n, limited := &number{}, false
	for _, part := range parts {
		n.integer = n.integer || part.Type.Is(openapi3.TypeInteger)
		n.finite = n.finite || !empty(part, nil)
		limits := part.Min != nil || part.Max != nil || len(part.Enum) > 0 || part.Format == "int32"
		n.composed = n.composed || limits && limited || part.ExclusiveMin.IsTrue() || part.ExclusiveMax.IsTrue()
		limited = limited || limits
		n.limit(part)
		for _, value := range part.Enum {
			if _, ok := float(value); !ok && kindOfValue(value) == openapi3.TypeNumber {
				return nil, refused(at.schema, "enum", "it lists a number of an unknown Go type")
			}
		}
	}
	n.bounded = n.min.set || n.max.set || n.enum != nil
	n.mark = c.markNumbers(at, n.enum)
	return n, nil
}

// limit adds the bounds and listed values of a part.
func (n *number) limit(part *openapi3.Schema) {
	if part.Type.Is(openapi3.TypeInteger) && part.Format == "int32" {
		n.atLeast(bound{value: math.MinInt32, set: true})
		n.atMost(bound{value: math.MaxInt32, set: true})
	}
	if part.Min != nil {
		n.atLeast(bound{*part.Min, true, part.ExclusiveMin.IsTrue()})
	}
	if part.Max != nil {
		n.atMost(bound{*part.Max, true, part.ExclusiveMax.IsTrue()})
	}
	if len(part.Enum) > 0 {
		n.enum = narrow(n.enum, part.Enum, float)
	}
}

func (n *number) atLeast(b bound) {
	if !n.min.set || b.value > n.min.value || b.value == n.min.value && b.open {
		n.min = b
	}
}

func (n *number) atMost(b bound) {
	if !n.max.set || b.value < n.max.value || b.value == n.max.value && b.open {
		n.max = b
	}
}

// float converts an enum value to the float64 that kin-openapi compares.
func float(value any) (float64, bool) {
	switch value := value.(type) {
	case float64:
		return value, true
	case int:
		return float64(value), true
	case int64:
		return float64(value), true
	case uint64:
		return float64(value), true
	case json.Number:
		f, err := value.Float64()
		return f, err == nil
	}
	return 0, false
}

func newBoolean(parts []*openapi3.Schema) boolean {
	allowed := boolean{yes: true, no: true}
	for _, part := range parts {
		if len(part.Enum) > 0 {
			allowed.yes = allowed.yes && slices.Contains(part.Enum, any(true))
			allowed.no = allowed.no && slices.Contains(part.Enum, any(false))
		}
	}
	return allowed
}
