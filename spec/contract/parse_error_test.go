package contract

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWronglyTypedParametersAreMasked(t *testing.T) {
	t.Parallel()
	c, err := Load([]byte(`openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: https://api.example.com/v1}]
paths:
  /a:
    post:
      operationId: a
      parameters:
        - {name: count, in: query, schema: {type: integer}}
        - {name: ids, in: query, schema: {type: array, items: {type: integer}}}
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: ok}}
`))
	require.NoError(t, err)
	for name, test := range map[string]struct{ query, body, pointer, message, actual string }{
		"a number":       {"?count=Rahul98", "{}", "count", "an invalid integer", `"xxxxx99"`},
		"an item":        {"?ids=1&ids=Rahul98", "{}", "ids", "an invalid integer", `"xxxxx99"`},
		"a damaged body": {"", `{"Rahul98":`, "", "the body breaks off at byte 11", ""},
		"no fault":       {"?count=1&ids=2", "{}", "", "", ""},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.example.com/v1/a"+test.query, strings.NewReader(test.body))
		require.NoError(t, err)
		request.Header.Set("Content-Type", "application/json")
		findings := c.CheckRequest(request)
		if test.message == "" {
			require.Empty(t, findings, name)
			continue
		}
		require.Len(t, findings, 1, name)
		require.Equal(t, test.pointer, findings[0].Pointer, name)
		require.Equal(t, test.actual, findings[0].Actual, name)
		require.Equal(t, test.message, findings[0].Message, name)
	}
}
