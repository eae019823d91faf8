package compare_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// A listed status without a response in the contract is reported.
func TestListedErrors(t *testing.T) {
	t.Parallel()
	const text = "## Fetch a Thing\n\n```curl: Curl\ncurl -u id:secret https://api.razorpay.com/v1/things/thing_1\n```\n\n" +
		"### Errors\n\nNo.\n* code: 4xx\n* code: 404\n* code: BAD_REQUEST_ERROR\n"
	read, err := page.Read("made", []byte(text))
	require.NoError(t, err)
	for answers, want := range map[string]map[string]compare.State{
		"'200': {description: It went well.}": {"4xx": compare.Drifted, "404": compare.Drifted, "BAD_REQUEST_ERROR": compare.Aligned},
		"'404': {description: None.}":         {"4xx": compare.Drifted, "404": compare.Aligned, "BAD_REQUEST_ERROR": compare.Aligned},
		"default: {description: Any other.}":  {"4xx": compare.Aligned, "404": compare.Aligned, "BAD_REQUEST_ERROR": compare.Aligned},
	} {
		against, err := compare.Load("made.yaml", []byte(`openapi: 3.0.3
info: {title: Made, version: '1'}
servers: [{url: 'https://api.razorpay.com/v1'}]
paths:
  /things/{id}:
    get:
      operationId: fetchThing
      summary: Fetch a thing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        `+answers+"\n"))
		require.NoError(t, err, answers)
		got := map[string]compare.State{}
		for _, verdict := range compare.Pages([]*page.Page{read}, against, nil).Verdicts {
			if verdict.Fact.Kind == page.KindError {
				got[verdict.Fact.Name] = verdict.State
			}
		}
		require.Equal(t, want, got, answers)
	}
}
