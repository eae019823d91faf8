package gen

import (
	"math"

	"github.com/getkin/kin-openapi/openapi3"
)

// boundChecks returns the check of a number's minimum and maximum, or nil if it has neither.
func (m *model) boundChecks(v value, schema *openapi3.Schema) []Check {
	bounds := boundsOf(schema)
	if bounds == nil {
		return nil
	}
	return []Check{newCheck("Within", v.field, append([]any{v.optionalPointer()}, bounds...)...)}
}

// int64Limit is the largest int64. A bound beyond it has no effect.
const int64Limit = float64(math.MaxInt64)

// boundsOf returns a number's minimum and maximum as Go expressions, or nil if it has neither.
func boundsOf(schema *openapi3.Schema) []any {
	isShort := schema.Type.Is(openapi3.TypeInteger) && schema.Format == "int32"
	if schema.Min == nil && schema.Max == nil && !isShort {
		return nil
	}
	if schema.Type.Is(openapi3.TypeNumber) {
		least, most := any("-math.MaxFloat64"), any("math.MaxFloat64")
		if schema.Min != nil {
			least = *schema.Min
		}
		if schema.Max != nil {
			most = *schema.Max
		}
		return []any{least, most}
	}
	least, most := any("math.MinInt64"), any("math.MaxInt64")
	if isShort {
		least, most = "math.MinInt32", "math.MaxInt32"
	}
	if schema.Min != nil && *schema.Min > -int64Limit {
		least = minInteger(schema) + exclusiveStep(schema.ExclusiveMin)
	}
	if schema.Max != nil && *schema.Max < int64Limit {
		most = maxInteger(schema) - exclusiveStep(schema.ExclusiveMax)
	}
	return []any{least, most}
}

// exclusiveStep returns 1 if the bound itself is excluded, and 0 otherwise.
func exclusiveStep(bound openapi3.ExclusiveBound) int64 {
	if bound.Bool != nil && *bound.Bool {
		return 1
	}
	return 0
}
