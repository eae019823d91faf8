package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseAnswers refuses an operation whose success is not one JSON object with a name.
func (r *refusal) refuseAnswers(operation *operation) {
	var successes []string
	for status := range operation.Responses.Map() {
		if strings.HasPrefix(status, "2") {
			successes = append(successes, status)
		}
	}
	slices.Sort(successes)
	if len(successes) != 1 {
		r.addf(operation.place("responses"), operation.subject(), "has %d answers that say success: want one", len(successes))
		return
	}
	answer := operation.Responses.Value(successes[0])
	place := placeOf(operation.Responses.Origin, successes[0])
	media := answer.Value.Content
	if kinds := sortedKeys(media); !slices.Equal(kinds, []string{jsonMedia}) {
		what := strings.Join(kinds, ", ")
		if what == "" {
			what = "nothing"
		}
		r.addf(place, operation.subject(), "its answer %s is %s: want %s", successes[0], what, jsonMedia)
		return
	}
	schema := media[jsonMedia].Schema
	if schema == nil || component(schema) == "" || !hasProperties(schema) {
		r.addf(place, operation.subject(), "its answer %s is no object with a name: make it a component under components/schemas", successes[0])
	}
}

func hasProperties(schema *openapi3.SchemaRef) bool { return len(schema.Value.Properties) > 0 }
