package gen

import (
	"math"

	"github.com/getkin/kin-openapi/openapi3"
)

// boundChecks are those of a number.
func (m *model) boundChecks(v value, schema *openapi3.Schema) []Check {
	bounds := boundsOf(schema)
	if bounds == nil {
		return nil
	}
	return []Check{check("Within", v.field, append([]any{v.given()}, bounds...)...)}
}

// beyond is where int64 ends: a bound there bounds nothing.
const beyond = float64(math.MaxInt64)

// boundsOf are the least and the largest value of a number in Go, or nil.
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
	if schema.Min != nil && *schema.Min > -beyond {
		least = lowest(schema) + step(schema.ExclusiveMin)
	}
	if schema.Max != nil && *schema.Max < beyond {
		most = highest(schema) - step(schema.ExclusiveMax)
	}
	return []any{least, most}
}

// step is 1 where the bound itself is excluded.
func step(bound openapi3.ExclusiveBound) int64 {
	if bound.Bool != nil && *bound.Bool {
		return 1
	}
	return 0
}
