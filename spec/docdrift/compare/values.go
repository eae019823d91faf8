package compare

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
)

func (v *Verdict) compareValues(says []string, at *match.Place) {
	has, place := at.Listed().Enum()
	if types, at := at.Schema.Types(); len(has) == 0 && slices.Equal(types, []string{"boolean"}) {
		has, place = []string{"true", "false"}, at
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
