package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// answer is the successful answer of an operation.
type answer struct {
	// status is the key in the contract, such as "200" or "2XX". It is "" if there is none.
	status string
	// media is the media type of the body. It is "" without a body, and a comma-separated list, as
	// in an Accept header, for a file that can have one of several types.
	media string
	// schema is the schema of a JSON body, or nil.
	schema *openapi3.SchemaRef
}

// answer returns the answer of the first successful status. [validator.refuseAnswers] ensures that
// all successful answers are equal.
func (o *operation) answer() answer {
	if successes := o.successes(); len(successes) > 0 {
		return answerOf(successes[0], o.Responses.Value(successes[0]).Value)
	}
	return answer{}
}

// answerOf returns the answer for a status. Of several media types it uses the first, unless none
// is JSON: then it lists them all.
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

// successes returns the successful statuses, sorted.
func (o *operation) successes() []string {
	return slices.DeleteFunc(sortedKeys(o.Responses.Map()), func(status string) bool { return !strings.HasPrefix(status, "2") })
}

// isJSON reports whether a media type is JSON.
func isJSON(media string) bool {
	media, _, _ = strings.Cut(media, ";")
	return media == jsonMedia || strings.HasSuffix(media, "+json")
}

// isEmptyList reports whether a schema is a list that is always empty. The server, written in PHP,
// encodes an empty object as [].
func isEmptyList(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeArray) && schema.MaxItems != nil && *schema.MaxItems == 0
}
