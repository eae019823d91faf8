package docdrift

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// branches are the forms of a request that the section can mean: constants in its
// samples, or values in its tables, tell the forms apart.
func (s *section) branches(body *outline.Schema) []*outline.Schema {
	all := body.Branches()
	if len(all) == 0 {
		return []*outline.Schema{body}
	}
	var fitting []*outline.Schema
	for _, branch := range all {
		if s.fits(branch) {
			fitting = append(fitting, branch)
		}
	}
	if len(fitting) == 0 {
		return all
	}
	return fitting
}

func (s *section) fits(branch *outline.Schema) bool {
	for _, fact := range s.Facts {
		switch {
		case fact.Where != page.Body:
		case fact.Kind == page.KindParameter && len(fact.Values) == 1:
			if at, _ := lookup(branch, fact.Name); at != nil && contradicts(at.schema, fact.Values[0]) {
				return false
			}
		case fact.Kind == page.KindSample:
			for _, leaf := range fact.Sample.Leaves() {
				at, _ := lookup(branch, dotted(leaf.Pointer))
				if at != nil && contradicts(at.schema, written(leaf.Value)) {
					return false
				}
			}
		}
	}
	return true
}

// contradicts is whether a schema is a constant, and another one.
func contradicts(schema *outline.Schema, value string) bool {
	values, _ := schema.Enum()
	return len(values) == 1 && values[0] != value
}

// dotted is a JSON pointer as a name: /next/0/url is next.url.
func dotted(pointer string) string {
	var steps []string
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if _, err := strconv.Atoi(step); err != nil {
			steps = append(steps, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
		}
	}
	return strings.Join(steps, ".")
}

// written is a value of JSON as one would write it in a text.
func written(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return value
	case json.Number:
		return value.String()
	}
	return fmt.Sprint(value)
}
