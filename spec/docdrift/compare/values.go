package compare

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareValues describes the difference between the contract's enum and the page's values, "" if they
// agree.
func (v *Verdict) compareValues(says []string, at *outline.Value) (has string, place outline.Place) {
	listed, place := at.Listed().Enum()
	if isFlag(at.Schema) {
		_, place = at.Schema.Types()
		listed, says = []string{"1", "0"}, asFlags(says)
	}
	if at.Schema.Nullable() {
		says = aspect.Without(says, []string{"null"})
	}
	if len(says) == 1 && v.isInstance() && (len(listed) == 0 || slices.Contains(listed, says[0])) {
		return "", place
	}
	if len(listed) == 0 {
		return "any value", place
	}
	var differs []string
	if more := aspect.Without(says, listed); len(more) > 0 {
		differs = append(differs, "not "+strings.Join(more, ", "))
	}
	if less := aspect.Without(listed, says); len(less) > 0 {
		differs = append(differs, "also "+strings.Join(less, ", "))
	}
	return strings.Join(differs, "; "), place
}

// isInstance reports whether a single listed value can be one of several: the value in this response
// ("here it is card"), or in a query that repeats the parameter (expand[]=card).
func (v *Verdict) isInstance() bool {
	return v.Fact.Where == page.Response || v.Fact.Where == page.Query && strings.HasSuffix(v.Fact.Name, "[]")
}

// isFlag reports whether a schema accepts true and false, or 1 and 0.
func isFlag(schema *outline.Schema) bool {
	types, _ := schema.Types()
	values, _ := schema.Enum()
	return slices.Contains(types, "boolean") || len(values) == 2 && slices.Contains(values, "0") && slices.Contains(values, "1")
}

// asFlags returns the values of a flag with true and false written as 1 and 0.
func asFlags(values []string) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = strings.NewReplacer("true", "1", "false", "0").Replace(value)
	}
	return all
}
