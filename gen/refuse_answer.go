package gen

import (
	"slices"
	"strings"
)

// refuseAnswers refuses an operation without a single type of success: it has no successful
// response, several that differ, or one that can be JSON or something else.
func (r *validator) refuseAnswers(operation *operation) {
	successes := operation.successes()
	if len(successes) == 0 {
		r.reportf(operation.place("responses"), operation.subject(), "has no 2XX response")
		return
	}
	first := operation.answer()
	for _, status := range successes {
		place := placeOf(operation.Responses.Origin, status)
		response := operation.Responses.Value(status).Value
		answer := answerOf(status, response)
		switch {
		case len(response.Content) > 1 && slices.ContainsFunc(sortedKeys(response.Content), isJSON):
			r.reportf(place, operation.subject(), "its response %s is %s: want one of them, or several without JSON", status, strings.Join(sortedKeys(response.Content), ", "))
		case answer.media != first.media || answer.schema != nil && first.schema != nil && answer.schema.Value != first.schema.Value:
			r.reportf(place, operation.subject(), "its response %s differs from response %s: all 2XX responses must be equal", status, first.status)
		case strings.Contains(answer.media, "*"):
			r.reportf(place, operation.subject(), "its response %s is %s: want a media type without wildcard", status, answer.media)
		case isJSON(answer.media) && answer.schema == nil:
			r.reportf(place, operation.subject(), "its response %s has no schema", status)
		}
	}
}
