package contract

import (
	"maps"
	"net/http"
	"slices"
)

// Statuses returns the statuses that the contract has an answer for, and 0 last if there is a
// default. It leaves out ranges such as 4XX.
func (o Operation) Statuses() []int {
	statuses := slices.Sorted(maps.Keys(o.answers))
	if len(statuses) > 0 && statuses[0] == 0 {
		statuses = append(statuses[1:], 0)
	}
	return statuses
}

// Success returns the first status of success and its media type: JSON if it has JSON, or "" if it
// has no content.
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

// StatusOf returns the entry of [Operation.Statuses] that describes an answer with a status: the
// status itself if it is listed, otherwise 0, the default. It returns false if neither is there,
// and for a range such as 4XX.
func (o Operation) StatusOf(status int) (entry int, ok bool) {
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
