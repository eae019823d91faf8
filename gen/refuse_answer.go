package gen

import (
	"slices"
	"strings"
)

// refuseAnswers refuses an operation whose successful answer is not certain: it has none, several
// that differ, or one that may have several media types.
func (r *validator) refuseAnswers(operation *operation) {
	successes := operation.successes()
	if len(successes) == 0 {
		r.reportf(operation.place("responses"), operation.subject(), "has no answer that says success")
		return
	}
	first := operation.answer()
	for _, status := range successes {
		place := placeOf(operation.Responses.Origin, status)
		response := operation.Responses.Value(status).Value
		answer := answerOf(status, response)
		switch {
		case len(response.Content) > 1 && slices.ContainsFunc(sortedKeys(response.Content), isJSON):
			r.reportf(place, operation.subject(), "its answer %s is %s: want one of them, or several without JSON", status, strings.Join(sortedKeys(response.Content), ", "))
		case answer.media != first.media || answer.schema != nil && first.schema != nil && answer.schema.Value != first.schema.Value:
			r.reportf(place, operation.subject(), "its answer %s is not that of %s: two successes of one operation are the same", status, first.status)
		case strings.Contains(answer.media, "*"):
			r.reportf(place, operation.subject(), "its answer %s is %s: want one form", status, answer.media)
		case isJSON(answer.media) && answer.schema == nil:
			r.reportf(place, operation.subject(), "its answer %s has no schema", status)
		}
	}
}
