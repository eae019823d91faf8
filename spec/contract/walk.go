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

// walk finds what kin-openapi does not report: undocumented properties, and integers that
// do not decode into an int64.
func walk(finding Finding, schema *openapi3.Schema, value any) []Finding {
	switch value := value.(type) {
	case map[string]any:
		return walkObject(finding, schema, value)
	case []any:
		items := itemsOf(schema, value, branchesOf)
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
	known := members(schema, value, branchesOf)
	var findings []Finding
	at := finding.Pointer
	for _, key := range slices.Sorted(maps.Keys(value)) {
		finding.Pointer = at + "/" + escape(key)
		switch property := known.properties[key]; {
		case property != nil:
			findings = append(findings, walk(finding, property, value[key])...)
		case known.additional != nil:
			findings = append(findings, walk(finding, known.additional, value[key])...)
		case !known.open:
			news := finding
			news.Rule, news.Severity = RuleField, News
			news.Message = "the contract does not know this property"
			news.Expected, news.Actual = "", kindOf(value[key])
			news.Contract = place(known.listing.Origin, "properties")
			findings = append(findings, news)
		}
	}
	return findings
}

func walkNumber(finding Finding, schema *openapi3.Schema, number string) []Finding {
	if !isInteger(schema) {
		return nil
	}
	finding.Expected, finding.Actual = "an integer of 64 bits", masked(json.Number(number))
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

// described is what the parts of a schema say about the properties of an object.
type described struct {
	properties map[string]*openapi3.Schema
	additional *openapi3.Schema // the schema of all other properties
	open       bool             // any other property is allowed
	listing    *openapi3.Schema // the first part that lists properties
}

// members collects what a schema, its allOf parts and its chosen branches say about an
// object.
func members(schema *openapi3.Schema, value any, choose chooser) described {
	known := described{properties: map[string]*openapi3.Schema{}, open: true}
	allowed := false // additionalProperties: true in some part
	sure := visit(schema, value, choose, func(part *openapi3.Schema) {
		for name, property := range part.Properties {
			known.properties[name], known.open = property.Value, false
		}
		if known.listing == nil && len(part.Properties) > 0 {
			known.listing = part
		}
		if part.AdditionalProperties.Schema != nil {
			known.additional = part.AdditionalProperties.Schema.Value
		}
		allowed = allowed || part.AdditionalProperties.Has != nil && *part.AdditionalProperties.Has
	})
	known.open = known.open || allowed || !sure
	return known
}

func itemsOf(schema *openapi3.Schema, value any, choose chooser) *openapi3.Schema {
	var items *openapi3.Schema
	visit(schema, value, choose, func(part *openapi3.Schema) {
		if part.Items != nil {
			items = part.Items.Value
		}
	})
	return items
}

func isInteger(schema *openapi3.Schema) bool {
	integer := false
	visit(schema, json.Number("0"), ofKind, func(part *openapi3.Schema) { integer = integer || part.Type.Is("integer") })
	return integer
}

// visit calls do for a schema and everything it is composed of; sure is false if no branch
// could be chosen.
func visit(schema *openapi3.Schema, value any, choose chooser, do func(*openapi3.Schema)) (sure bool) {
	do(schema)
	sure = true
	for _, part := range schema.AllOf {
		sure = visit(part.Value, value, choose, do) && sure
	}
	for _, branches := range []openapi3.SchemaRefs{schema.OneOf, schema.AnyOf} {
		if len(branches) == 0 {
			continue
		}
		chosen, one := choose(schema, branches, value)
		sure = sure && one
		for _, branch := range chosen {
			sure = visit(branch.Value, value, choose, do) && sure
		}
	}
	return sure
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

// kindOf returns the type that an undocumented property would have in the contract.
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
