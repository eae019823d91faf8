package fast

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

func freeText() *text { return &text{free: true, max: math.MaxInt} }

func newText(parts []*openapi3.Schema, at string) (*text, error) {
	t := freeText()
	for _, part := range parts {
		t.min = max(t.min, limit(&part.MinLength))
		t.max = min(t.max, limit(part.MaxLength))
		t.free = t.free && part.MinLength == 0 && part.MaxLength == nil && part.Pattern == "" && len(part.Enum) == 0
		if part.Pattern != "" {
			p, err := newPattern(part.Pattern)
			if err != nil {
				return nil, refused(at, "pattern", err.Error())
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
	return t, nil
}

// narrow leaves of the values allowed so far, nil where all are, those that are
// listed.
func narrow[T comparable](allowed []T, listed []any, as func(any) (T, bool)) []T {
	narrowed := []T{}
	for _, value := range listed {
		if one, ok := as(value); ok && (allowed == nil || slices.Contains(allowed, one)) {
			narrowed = append(narrowed, one)
		}
	}
	return narrowed
}

func newNumber(parts []*openapi3.Schema, at string) (*number, error) {
	n := &number{}
	for _, part := range parts {
		integer := part.Type.Is(openapi3.TypeInteger)
		n.integer = n.integer || integer
		n.finite = n.finite || !empty(part, nil)
		if integer && part.Format == "int32" {
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
		for _, value := range part.Enum {
			if _, ok := float(value); !ok && kindOfValue(value) == openapi3.TypeNumber {
				return nil, refused(at, "enum", "it lists a number of an unknown Go type")
			}
		}
	}
	n.bounded = n.min.set || n.max.set || n.enum != nil
	return n, nil
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

// float is a number of an enum as kin-openapi compares it.
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
