package contract

import (
	"maps"
	"net/http"
	"slices"
)

// Statuses lists the statuses of the operation's responses in order, then 0 if there is a
// default. Ranges such as 4XX are left out.
func (o Operation) Statuses() []int {
	statuses := slices.Sorted(maps.Keys(o.answers))
	if len(statuses) > 0 && statuses[0] == 0 {
		statuses = append(statuses[1:], 0)
	}
	return statuses
}

// Success returns the operation's first success status, and the response's media type: JSON
// if it is among several, "" if there is no content.
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

// StatusOf returns the entry of [Operation.Statuses] that covers a status: the status
// itself, or 0 for the default. It returns false if only a range such as 4XX covers it, or
// nothing does.
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
