package contract

import (
	"maps"
	"slices"
)

// Statuses lists the statuses that the contract has an answer for, and 0 last
// where there is a default. A range such as 4XX is left out.
func (o Operation) Statuses() []int {
	statuses := slices.Sorted(maps.Keys(o.answers))
	if len(statuses) > 0 && statuses[0] == 0 {
		statuses = append(statuses[1:], 0)
	}
	return statuses
}

// StatusOf is under which of [Operation.Statuses] the contract has the answer with
// a status: that status itself, or 0, the default, for an error that has none. It
// is false where that is a range such as 4XX, or nothing.
func (o Operation) StatusOf(status int) (int, bool) {
	answer := answerTo(&o, status)
	if answer == nil {
		return 0, false
	}
	for _, listed := range []int{status, 0} {
		if o.answers[listed] == answer {
			return listed, true
		}
	}
	return 0, false
}
