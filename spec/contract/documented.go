package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Documented is a property of a response in the contract, or one of the values that the
// contract lists for a place.
type Documented struct {
	Operation string // operationId
	Status    int    // 0 is the default response
	// Pointer is a JSON pointer into the body, with * for the index of an item and for the
	// key of a map: /items/*/status, /wallet/*.
	Pointer string
	// Value is one listed value as JSON text (a string is quoted), or "" for the property
	// itself.
	Value string
	// Required reports whether the object must have the property; if the object has several
	// forms, whether at least one of them must.
	Required bool
}

// Seen is a property, or one of its values, that occurred in a response. It is written like
// [Documented].
type Seen struct {
	Operation      string
	Status         int
	Pointer, Value string
}

// maxDocumented bounds the entries of one response to those nearest to its root: objects
// that contain each other have exponentially many paths.
const maxDocumented = 2000

// Documented lists what the contract describes of every response, sorted by operation,
// status and pointer. The values of a place are in the contract's order.
func (c *Contract) Documented() []Documented {
	var all []Documented
	for _, operation := range c.operations {
		all = append(all, operation.Documented()...)
	}
	return all
}

// Documented is [Contract.Documented] for one operation.
func (o Operation) Documented() []Documented {
	statuses := o.Statuses()
	answers := make([][]Documented, 0, len(statuses))
	for _, status := range statuses {
		content := o.answers[status].response.Content
		var schemas []*openapi3.Schema
		for _, media := range slices.Sorted(maps.Keys(content)) {
			if schema := content[media].Schema; schema != nil {
				schemas = append(schemas, schema.Value)
			}
		}
		answers = append(answers, documented(o.ID, status, schemas))
	}
	return slices.Concat(answers...)
}

// position is a place in a body, with the schemas that describe it.
type position struct {
	pointer  string
	property bool // false for the body itself and for list items
	required bool
	schemas  []*openapi3.Schema
	above    []*openapi3.Schema // the schemas on the path to it
}

// documented walks schemas breadth-first.
func documented(operation string, status int, schemas []*openapi3.Schema) []Documented {
	var found []Documented
	queue := []position{{schemas: schemas}}
	for len(queue) > 0 && len(found) < maxDocumented {
		at := queue[0]
		queue = queue[1:]
		one := Documented{Operation: operation, Status: status, Pointer: at.pointer, Required: at.required}
		if at.property {
			found = append(found, one)
		}
		parts := at.parts()
		for _, value := range values(parts) {
			one.Value = value
			found = append(found, one)
		}
		queue = append(queue, at.below(parts)...)
	}
	slices.SortStableFunc(found, func(a, b Documented) int { return strings.Compare(a.Pointer, b.Pointer) })
	return found
}

// parts returns the schemas of a position and the schemas they are composed of, without
// those that are already above it.
func (p position) parts() []*openapi3.Schema {
	var parts []*openapi3.Schema
	var gather func(*openapi3.Schema)
	gather = func(schema *openapi3.Schema) {
		if slices.Contains(p.above, schema) || slices.Contains(parts, schema) {
			return
		}
		parts = append(parts, schema)
		for _, part := range slices.Concat(schema.AllOf, schema.OneOf, schema.AnyOf) {
			gather(part.Value)
		}
	}
	for _, schema := range p.schemas {
		gather(schema)
	}
	return parts
}

// below returns the positions that parts describe: the properties by name, then the members
// of a map and the items of a list, which share the pointer * and thus one position.
func (p position) below(parts []*openapi3.Schema) []position {
	properties, other := map[string]*position{}, position{pointer: p.pointer + "/*"}
	for _, part := range parts {
		for name, property := range part.Properties {
			if properties[name] == nil {
				properties[name] = &position{pointer: p.pointer + "/" + escape(name), property: true}
			}
			properties[name].schemas = append(properties[name].schemas, property.Value)
		}
		if members := part.AdditionalProperties.Schema; members != nil {
			other.property, other.schemas = true, append(other.schemas, members.Value)
		}
		if part.Items != nil {
			other.schemas = append(other.schemas, part.Items.Value)
		}
	}
	for _, part := range parts {
		for _, name := range part.Required {
			if properties[name] != nil {
				properties[name].required = true
			}
		}
	}
	above := slices.Concat(p.above, parts)
	below := make([]position, 0, len(properties)+1)
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		below = append(below, *properties[name])
	}
	if other.schemas != nil {
		below = append(below, other)
	}
	for i := range below {
		below[i].above = above
	}
	return below
}

// values returns the distinct values that schemas list, as JSON.
func values(parts []*openapi3.Schema) []string {
	var texts []string
	for _, part := range parts {
		for _, value := range listedValues(part) {
			if text := jsonText(value); !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// jsonText encodes a listed value for [Documented].
func jsonText(value any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Sprint(value)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
