package draft

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
)

// sampleValue returns a value for a schema: that of the page, in which what is not valid is
// replaced. Without a value on the page it is an example, in which an object has the required
// properties, or all if none is required.
func (d *drafter) sampleValue(at string, schema *openapi3.Schema, value any) any {
	object, isObject := value.(map[string]any)
	list, isList := value.([]any)
	inner := slices.Concat(schema.AllOf, schema.OneOf)
	isMade := value == nil && schema.Example == nil
	switch {
	case value != nil && schema.VisitJSON(value) == nil:
		return value
	case schema.Type.Is("object") && (isObject || isMade || isList && len(list) == 0):
		return d.sampleObject(at, schema, object)
	case schema.Type.Is("array") && isMade:
		return []any{d.sampleValue(at, schema.Items.Value, nil)}
	case schema.Type.Is("array") && isList:
		one := make([]any, len(list))
		for i, item := range list {
			one[i] = d.sampleValue(at, schema.Items.Value, item)
		}
		return one
	case len(inner) > 0 && (value != nil || isMade):
		return d.sampleValue(at, inner[0].Value, value)
	}
	return d.plainValue(at, schema, value)
}

func (d *drafter) sampleObject(at string, schema *openapi3.Schema, shown map[string]any) map[string]any {
	one := map[string]any{}
	maps.Copy(one, shown)
	for _, name := range sortedKeys(schema.Properties) {
		property := schema.Properties[name].Value
		isNeeded := slices.Contains(schema.Required, name) || len(schema.Required) == 0 && shown == nil
		switch value, isShown := shown[name]; {
		case isShown && property.VisitJSON(value) == nil:
		case value == "" && !isNeeded: // a missing value
			delete(one, name)
		case value != nil || isNeeded:
			one[name] = d.sampleValue(at+"."+name, property, value)
		default: // a null in a request is filled from a variable
			delete(one, name)
		}
	}
	return one
}

// plainValue returns a valid text, number or boolean: the given value in another type, or an example.
// It is the given value if none is valid.
func (d *drafter) plainValue(at string, schema *openapi3.Schema, value any) any {
	for _, one := range valuesLike(schema, value) {
		if one != nil && schema.VisitJSON(one) == nil {
			if value != nil {
				d.undecidedf(0, at, "the sample has the %s %v, which is not valid: the %s %v is written", kindOf(value), value, kindOf(one), one)
			}
			return one
		}
	}
	return value
}

// madeID is the rest of an invented identifier, behind its prefix.
const madeID = "Made0000000001"

// valuesLike returns values of which one is valid against most schemas of plain values: the given
// one in another type, and examples.
func valuesLike(schema *openapi3.Schema, value any) []any {
	var all []any
	if kind := kindOf(value); kind != "null" && kind != "object" && kind != "array" {
		text := aspect.Literal(value)
		var decoded any
		_ = json.Unmarshal([]byte(text), &decoded) // nil for a text that is no JSON
		if _, isNumber := decoded.(float64); isNumber {
			decoded = json.Number(text) // with all its digits
		}
		all = append(all, text, decoded)
		if text == "0" || text == "1" { // of a flag
			all = append(all, text == "1")
		}
	}
	all = append(all, asJSON(schema.Example))
	if prefix, isID := schema.Extensions["x-id-prefix"].(string); isID {
		all = append(all, prefix+madeID)
	}
	for _, one := range schema.Enum {
		all = append(all, asJSON(one))
	}
	for _, limit := range []*float64{schema.Min, schema.Max} {
		if limit != nil {
			all = append(all, json.Number(strconv.FormatInt(int64(*limit), 10)))
		}
	}
	length := max(int(schema.MinLength), len("text")) //nolint:gosec // a length
	if schema.MaxLength != nil {
		length = min(length, int(*schema.MaxLength)) //nolint:gosec // a length
	}
	return append(all, "text", strings.Repeat("x", length), strings.Repeat("1", length), json.Number("1"), true)
}

// asJSON returns a value of the contract as a sample has it, with its numbers as text.
func asJSON(value any) any {
	if number, isNumber := value.(float64); isNumber {
		return json.Number(strconv.FormatFloat(number, 'f', -1, 64))
	}
	return value
}
