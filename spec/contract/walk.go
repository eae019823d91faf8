package contract

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// walk finds what kin-openapi passes over: properties that the contract does not
// know, and integers that are none to a program.
func walk(finding Finding, schema *openapi3.Schema, value any) []Finding {
	switch value := value.(type) {
	case map[string]any:
		return walkObject(finding, schema, value)
	case []any:
		items := itemsOf(schema)
		if items == nil {
			return nil
		}
		var findings []Finding
		at := finding.Pointer
		for i, item := range value {
			finding.Pointer = at + "/" + strconv.Itoa(i)
			findings = append(findings, walk(finding, items, item)...)
		}
		return findings
	case json.Number:
		return walkNumber(finding, schema, value.String())
	}
	return nil
}

func walkObject(finding Finding, schema *openapi3.Schema, value map[string]any) []Finding {
	properties, additional, open := members(schema, value)
	var findings []Finding
	at := finding.Pointer
	for _, key := range slices.Sorted(maps.Keys(value)) {
		finding.Pointer = at + "/" + escape(key)
		switch property := properties[key]; {
		case property != nil:
			findings = append(findings, walk(finding, property, value[key])...)
		case additional != nil:
			findings = append(findings, walk(finding, additional, value[key])...)
		case !open:
			news := finding
			news.Rule, news.Severity = RuleField, News
			news.Message = "the contract does not know this property"
			news.Came = kindOf(value[key])
			news.Contract = place(schema.Origin, "properties")
			findings = append(findings, news)
		}
	}
	return findings
}

func walkNumber(finding Finding, schema *openapi3.Schema, number string) []Finding {
	if !isInteger(schema) {
		return nil
	}
	finding.Expected, finding.Came = "an integer of 64 bits", masked(json.Number(number))
	finding.Contract = place(schema.Origin, "type")
	value, _ := strconv.ParseFloat(number, 64)
	switch _, err := strconv.ParseInt(number, 10, 64); {
	case err == nil, value != math.Trunc(value): // kin-openapi finds the fraction itself
		return nil
	case strings.ContainsAny(number, ".eE"):
		finding.Message = "the integer is written as a fraction or with an exponent"
	default:
		finding.Message = "the integer does not fit 64 bits"
	}
	return []Finding{finding}
}

// members gathers the properties of a schema over allOf and the branch of oneOf
// that takes value; open is whether any other property is as good.
func members(schema *openapi3.Schema, value any) (properties map[string]*openapi3.Schema, additional *openapi3.Schema, open bool) {
	properties, open = map[string]*openapi3.Schema{}, true
	said := false // that any other property may be there
	visit(schema, value, func(part *openapi3.Schema) {
		for name, property := range part.Properties {
			properties[name], open = property.Value, false
		}
		if part.AdditionalProperties.Schema != nil {
			additional = part.AdditionalProperties.Schema.Value
		}
		said = said || part.AdditionalProperties.Has != nil && *part.AdditionalProperties.Has
	})
	return properties, additional, open || said
}

func itemsOf(schema *openapi3.Schema) *openapi3.Schema {
	var items *openapi3.Schema
	visit(schema, []any{}, func(part *openapi3.Schema) {
		if part.Items != nil {
			items = part.Items.Value
		}
	})
	return items
}

func isInteger(schema *openapi3.Schema) bool {
	integer := false
	visit(schema, json.Number("0"), func(part *openapi3.Schema) { integer = integer || part.Type.Is("integer") })
	return integer
}

// visit goes through a schema and what it is composed of. Of a oneOf it takes
// the branches that value's kind leaves.
func visit(schema *openapi3.Schema, value any, do func(*openapi3.Schema)) {
	do(schema)
	for _, part := range schema.AllOf {
		visit(part.Value, value, do)
	}
	for _, branch := range slices.Concat(schema.OneOf, schema.AnyOf) {
		if branch.Value.Type == nil || branch.Value.Type.Includes(typeName(value)) ||
			typeName(value) == "number" && branch.Value.Type.Includes("integer") {
			visit(branch.Value, value, do)
		}
	}
}

func typeName(value any) string {
	switch value.(type) {
	case map[string]any:
		return "object"
	case []any:
		return "array"
	case json.Number, float64:
		return "number"
	case string:
		return "string"
	case bool:
		return "boolean"
	}
	return "null"
}

// kindOf is the type that a new property would have in the contract.
func kindOf(value any) string {
	name := typeName(value)
	if number, ok := value.(json.Number); ok && !strings.ContainsAny(number.String(), ".eE") {
		return "integer"
	}
	if list, ok := value.([]any); ok && len(list) > 0 {
		return "array of " + kindOf(list[0])
	}
	return name
}
