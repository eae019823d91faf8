package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// answer is what comes of an operation that succeeds.
type answer struct {
	// status is that of the contract, such as "200" or "2XX"; "" for none.
	status string
	// media is the form of what comes, and "" for nothing; of a file that may be of
	// several forms all of them, as a request asks for them.
	media string
	// schema is that of JSON.
	schema *openapi3.SchemaRef
}

// answer is that of the first status that says success; the others are held to it by
// [refusal.refuseAnswers].
func (o *operation) answer() answer {
	if successes := o.successes(); len(successes) > 0 {
		return answerOf(successes[0], o.Responses.Value(successes[0]).Value)
	}
	return answer{}
}

// answerOf is that of a status; of several forms the first, if one is JSON.
func answerOf(status string, response *openapi3.Response) answer {
	if len(response.Content) == 0 {
		return answer{status: status}
	}
	kinds := sortedKeys(response.Content)
	media := kinds[0]
	schema := response.Content[media].Schema
	switch {
	case !slices.ContainsFunc(kinds, isJSON):
		return answer{status: status, media: strings.Join(kinds, ", ")}
	case schema != nil && isEmptyList(schema.Value):
		return answer{status: status}
	}
	return answer{status, media, schema}
}

// successes are the statuses that say success, sorted.
func (o *operation) successes() []string {
	return slices.DeleteFunc(sortedKeys(o.Responses.Map()), func(status string) bool { return !strings.HasPrefix(status, "2") })
}

// isJSON is whether what has a media type is JSON.
func isJSON(media string) bool {
	media, _, _ = strings.Cut(media, ";")
	return media == jsonMedia || strings.HasSuffix(media, "+json")
}

// isEmptyList is a list that never has anything, which is how this server writes
// nothing.
func isEmptyList(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeArray) && schema.MaxItems != nil && *schema.MaxItems == 0
}
