package docdrift

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// schemaLines write the schema of a new fact: by the component that properties of
// its name have elsewhere, or in place.
func (d *differ) schemaLines(c *outline.Contract, fact *page.Fact, response, describe bool) ([]string, error) {
	kinds := jsonTypes(fact.Type)
	if len(kinds) == 0 {
		return nil, fmt.Errorf("the page gives no type, or one that is not known: %q", fact.Type)
	}
	kind := kinds[0]
	name := fact.Name[strings.LastIndex(fact.Name, ".")+1:]
	limits := limitLines(fact, kind)
	if known := c.Precedent(name, response); known != "" {
		types, _ := c.Component(known).Types()
		if slices.Contains(types, kind) && len(limits) == 0 {
			return []string{"$ref: '#/components/schemas/" + known + "'"}, nil
		}
	}
	var lines []string
	switch {
	case strings.HasSuffix(name, "_id") && describe:
		return nil, errors.New("an identifier of a kind that the contract does not have: it needs a component with its prefix")
	case kind == "array":
		return nil, errors.New("what its items are is to be described")
	case kind == "object" && c.Component("FreeForm") != nil:
		return []string{"description: " + outline.NotDescribed, "allOf:", "  - $ref: '#/components/schemas/FreeForm'"}, nil
	}
	lines = append(lines, "type: "+kind)
	if describe {
		lines = append(lines, "description: "+outline.NotDescribed)
	}
	return append(lines, limits...), nil
}

// limitLines write what the page says of a value beside its type.
func limitLines(fact *page.Fact, kind string) []string {
	var lines []string
	if len(fact.Values) > 0 {
		written := make([]string, len(fact.Values))
		for i, value := range fact.Values {
			written[i] = outline.Scalar(value, kind)
		}
		lines = append(lines, "enum: ["+strings.Join(written, ", ")+"]")
	}
	if fact.Default != "" {
		lines = append(lines, "default: "+outline.Scalar(fact.Default, kind))
	}
	for _, bound := range fact.Bounds.List() {
		if bound.Name != "maxValueLength" {
			lines = append(lines, fmt.Sprintf("%s: %d", keyword(bound.Name), bound.Value))
		}
	}
	return lines
}
