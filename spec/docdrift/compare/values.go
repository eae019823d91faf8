package compare

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
)

func (v *Verdict) compareValues(says []string, at *match.Place) {
	has, place := at.Listed().Enum()
	if types, at := at.Schema.Types(); slices.Contains(types, "boolean") {
		has, place, says = []string{"1", "0"}, at, flags(says)
	}
	if at.Schema.Nullable() {
		says = aspect.Without(says, []string{"null"})
	}
	if len(has) == 0 {
		v.differ(aspect.Values, strings.Join(says, ", "), "any value", place)
		return
	}
	var differs []string
	if more := aspect.Without(says, has); len(more) > 0 {
		differs = append(differs, "not "+strings.Join(more, ", "))
	}
	if less := aspect.Without(has, says); len(less) > 0 {
		differs = append(differs, "also "+strings.Join(less, ", "))
	}
	if len(differs) > 0 {
		v.differ(aspect.Values, strings.Join(says, ", "), strings.Join(differs, "; "), place)
	}
}

// flags are the values of a flag, of which it is no matter whether they are written as
// true and false or as 1 and 0.
func flags(values []string) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = strings.NewReplacer("true", "1", "false", "0").Replace(value)
	}
	return all
}
