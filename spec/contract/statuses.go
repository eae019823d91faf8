package contract

import (
	"maps"
	"net/http"
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

// Success is the status of the operation's success, the first if there are several, and
// its media type: JSON if there is some, "" if it has no content.
func (o Operation) Success() (status int, mediaType string) {
	status = http.StatusOK
	for _, listed := range o.Statuses() {
		if listed >= 200 && listed <= 299 {
			status = listed
			break
		}
	}
	answer := answerTo(&o, status)
	if answer == nil {
		return status, ""
	}
	types := slices.Sorted(maps.Keys(answer.response.Content))
	switch {
	case slices.Contains(types, jsonType):
		return status, jsonType
	case len(types) > 0:
		return status, types[0]
	}
	return status, ""
}

// StatusOf is under which of [Operation.Statuses] the contract has the answer with
// a status: that status itself, or 0, the default, for a status that is not listed. It
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
