package contract_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

// contractWithResponses returns a contract other than Razorpay's, with these responses.
func contractWithResponses(responses string) []byte {
	return fmt.Appendf(nil, `{"openapi":"3.0.3","info":{"title":"t","version":"1"},
		"paths":{"/it":{"get":{"operationId":"it","parameters":[{"name":"q","in":"query","schema":{"type":"integer"}}],"responses":%s}}}}`, responses)
}

func TestResponsesOfOtherContracts(t *testing.T) {
	t.Parallel()
	const object = `{"type":"object","properties":{"a":{"type":"integer","enum":[1,2]}}}`
	open := strings.Replace(object, `{`, `{"additionalProperties":true,`, 1)
	for name, test := range map[string]struct {
		responses   string
		status      int
		contentType string
		body        string
		rules       []string
	}{
		"no body where none is listed":        {`{"204":{"description":"d"}}`, 204, "", "", nil},
		"a body where none is listed":         {`{"204":{"description":"d"}}`, 204, "", `{}`, []string{contract.RuleContentType}},
		"a default alone covers every status": {`{"default":{"description":"d","content":{"application/json":{"schema":` + object + `}}}}`, 200, "", `{"a":1}`, nil},
		"a body that violates a lone default": {`{"default":{"description":"d","content":{"application/json":{"schema":` + object + `}}}}`, 200, "", `[]`, []string{contract.RuleSchema}},
		"a default beside a success":          {`{"200":{"description":"d"},"default":{"description":"d"}}`, 202, "", ``, nil},
		"a success that violates the default": {`{"200":{"description":"d"},"default":{"description":"d","content":{"application/json":{"schema":` + object + `}}}}`, 202, "", `[]`, []string{contract.RuleStatus}},
		"a success alone":                     {`{"200":{"description":"d"}}`, 202, "", ``, []string{contract.RuleStatus}},
		"a default beside a range":            {`{"2XX":{"description":"d"},"default":{"description":"d"}}`, 202, "", ``, nil},
		"a text":                              {`{"200":{"description":"d","content":{"text/html":{"schema":{"type":"string"}}}}}`, 200, "text/html; charset=utf-8", `<p>`, nil},
		"another text":                        {`{"200":{"description":"d","content":{"text/html":{"schema":{"type":"string"}}}}}`, 200, "text/plain", `x`, []string{contract.RuleContentType}},
		"a range of types":                    {`{"200":{"description":"d","content":{"application/*":{"schema":` + object + `}}}}`, 200, "", `{"a":1}`, nil},
		"JSON in a range of types":            {`{"200":{"description":"d","content":{"application/*":{"schema":` + object + `}}}}`, 200, "application/problem+json", `{"a":"x"}`, []string{contract.RuleSchema}},
		"any type":                            {`{"200":{"description":"d","content":{"*/*":{"schema":` + object + `}}}}`, 200, "", `{"a":"x"}`, []string{contract.RuleSchema}},
		"a type with parameters":              {`{"200":{"description":"d","content":{"application/json; charset=utf-8":{"schema":` + object + `}}}}`, 200, "", `{"a":"x"}`, []string{contract.RuleSchema}},
		"a whole number that is not listed":   {`{"200":{"description":"d","content":{"application/json":{"schema":` + object + `}}}}`, 200, "", `{"a":3}`, []string{contract.RuleValue}},
		"a property that is not known":        {`{"200":{"description":"d","content":{"application/json":{"schema":` + object + `}}}}`, 200, "", `{"b":3}`, []string{contract.RuleField}},
		"a property of an open object":        {`{"200":{"description":"d","content":{"application/json":{"schema":` + open + `}}}}`, 200, "", `{"b":3}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := contract.Load(contractWithResponses(test.responses))
			require.NoError(t, err)
			exchange := contract.Exchange{Method: "GET", Path: "/it", Status: test.status, ContentType: test.contentType, Body: []byte(test.body)}
			for _, examine := range []func(contract.Exchange) contract.Result{c.Examine, c.Plain().Examine, c.Checker().Examine} {
				var rules []string
				for _, finding := range examine(exchange).Findings {
					rules = append(rules, finding.Rule)
				}
				require.Equal(t, test.rules, rules)
			}
		})
	}
}

func TestRequestsOfAContractWithoutServers(t *testing.T) {
	t.Parallel()
	c, err := contract.Load(contractWithResponses(`{"200":{"description":"d"}}`))
	require.NoError(t, err)
	for query, want := range map[string]int{"q=1": 0, "q=x": 1, "unknown=1": 1} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://example.com/it?"+query, nil)
		require.NoError(t, err)
		require.Len(t, c.CheckRequest(request), want, query)
	}
}

// What the contract does not know is reported in the order of the names: a report of the same
// recording is the same each time.
func TestUnknownQueryParametersAreSorted(t *testing.T) {
	t.Parallel()
	c, err := contract.Load(contractWithResponses(`{"200":{"description":"d"}}`))
	require.NoError(t, err)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://example.com/it?h=1&b=1&g=1&a=1&f=1&c=1&e=1&d=1", nil)
	require.NoError(t, err)
	var names string
	for _, finding := range c.CheckRequest(request) {
		names += finding.Pointer
	}
	require.Equal(t, "abcdefgh", names)
}

// Checking does not fill in defaults.
func TestCheckDoesNotChangeTheRequest(t *testing.T) {
	t.Parallel()
	c, err := contract.Load([]byte(`openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /it:
    post:
      parameters: [{name: q, in: query, schema: {type: integer, default: 1}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: integer, default: 1}}}}}}
      responses: {"200": {description: d}}
`))
	require.NoError(t, err)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://example.com/it", strings.NewReader(`{ }`))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	require.Empty(t, c.CheckRequest(request))
	body, err := io.ReadAll(request.Body)
	require.NoError(t, err)
	require.Equal(t, `{ }`, string(body))
	require.Empty(t, request.URL.RawQuery)
}

func TestContractsThatAreRefused(t *testing.T) {
	t.Parallel()
	text := string(contractWithResponses(`{"200":{"description":"d"}}`))
	composed := `,"components":{"schemas":{"A":{"type":"object","allOf":[{"$ref":"#/components/schemas/B"}]},"B":{"type":"object","allOf":[{"$ref":"#/components/schemas/A"}]}}}}`
	for name, test := range map[string]struct{ text, problem string }{
		"OpenAPI 3.1":                     {strings.Replace(text, "3.0.3", "3.1.0", 1), `"3.1.0" is not read`},
		"a schema composed of itself":     {strings.TrimSuffix(text, "}") + composed, "composed of itself"},
		"a schema that is its own branch": {strings.TrimSuffix(text, "}") + strings.Replace(composed, "allOf", "oneOf", 2), "composed of itself"},
	} {
		_, err := contract.Load([]byte(test.text))
		require.ErrorContains(t, err, test.problem, name)
	}
}

// A fault in every item of a page is explained once, from then on from the cache.
func TestRepeatedFaultsAreExplainedOnce(t *testing.T) { //nolint:paralleltest // testing.AllocsPerRun forbids it
	c, err := contract.Load(contractWithResponses(`{"200":{"description":"d","content":{"application/json":{"schema":{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer"}}}}}}}}`))
	require.NoError(t, err)
	body := []byte(`[` + strings.TrimSuffix(strings.Repeat(`{"a":"x"},`, 100), ",") + `]`)
	checker := c.Checker()
	examine := func() {
		result := checker.Examine(contract.Exchange{Operation: "it", Status: 200, Body: body})
		require.Len(t, result.Findings, 100)
		require.Equal(t, "/99/a", result.Findings[99].Pointer)
	}
	examine()
	require.Less(t, testing.AllocsPerRun(10, examine), 1000.0)
}
