package gen_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMethodsOfOperations(t *testing.T) {
	t.Parallel()
	const thing = "{description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}"
	operation := func(id, more, path string) []string {
		return []string{"# more paths", path + ":\n  get: {operationId: " + id + ", " + more + "responses: {'200': " + thing + "}}"}
	}
	path := func(name, schema string) string {
		return "parameters: [{name: " + name + ", in: path, required: true, schema: " + schema + "}], "
	}
	for name, test := range map[string]struct {
		change []string
		method string
		want   string
	}{
		"a path without parameters": {operation("fetchBest", "", "/best"), "API.FetchBest", `{
	request := call.New(&opFetchBest)
	return call.Do[Thing](ctx, a.caller, request, options)
}`},
		"an id": {nil, "API.FetchThing", `{
	request := call.New(&opFetchThing)
	request.PathID("thing_id", string(thingID), thingID.Validate())
	return call.Do[Thing](ctx, a.caller, request, options)
}`},
		"a string": {operation("fetchBest", path("kind", "{type: string}"), "/best/{kind}"), "API.FetchBest", `{
	request := call.New(&opFetchBest)
	request.PathSegment("kind", kind, nil)
	return call.Do[Thing](ctx, a.caller, request, options)
}`},
		"a string with maxLength and pattern": {operation("fetchBest", path("kind", "{type: string, maxLength: 9, pattern: '^a'}"), "/best/{kind}"), "API.FetchBest", `{
	request := call.New(&opFetchBest)
	request.PathSegment("kind", kind, cmp.Or(call.MaxLength("kind", &kind, 9), call.Matches("kind", &kind, "^a")))
	return call.Do[Thing](ctx, a.caller, request, options)
}`},
		"a parameter with a reserved name": {operation("fetchBest", path("body", "{type: string}"), "/best/{body}"), "API.FetchBest", `{
	request := call.New(&opFetchBest)
	request.PathSegment("body", bodyValue, nil)
	return call.Do[Thing](ctx, a.caller, request, options)
}`},
		"a body": {nil, "API.CreateThing", `{
	request := call.New(&opCreateThing)
	request.JSONBody(&body, body.check())
	return call.Do[Thing](ctx, a.caller, request, options)
}`},
		"query parameters": {nil, "requestListThings", `{
	request := call.New(&opListThings)
	params.addTo(request)
	return request
}`},
		"a query parameter without explode": {[]string{"# more parameters", "- {name: 'tags[]', in: query, explode: false, schema: {type: array, items: {type: string}}}"}, "ListThingsParams.addTo", `{
	if p == nil {
		return
	}
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, math.MaxInt64))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 50))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
	request.StyledQueryParam("tags[]", p.Tags, "form", false)
}`},
		"a required query parameter": {operation("fetchBest", "parameters: [{name: of, in: query, required: true, schema: {type: string, minLength: 1}}], ", "/best"), "FetchBestParams.addTo", `{
	if p == nil {
		request.Refuse(call.Required("of", false))
		return
	}
	request.Refuse(call.Required("of", p.Of != ""))
	request.QueryParam("of", &p.Of)
}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, codeOf(t, things(t, test.change...)).function(t, test.method))
		})
	}
}

func TestEachBranchOfARequestHasAMethod(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "$ref: '#/components/schemas/ThingRequest'", "oneOf: [{$ref: '#/components/schemas/ThingRequest'}, {$ref: '#/components/schemas/Box'}]",
		"      description: A thing to create.\n", "      description: A thing to create.\n      x-variant: Name\n",
		"# more schemas", "Box: {type: object, x-variant: Box, description: d, required: [size], properties: {size: {type: integer, description: d}}}"))
	require.Empty(t, made.function(t, "API.CreateThing"))
	require.Contains(t, made.function(t, "API.CreateThingWithName"), "request.JSONBody(&body, body.check())")
	require.Contains(t, made.function(t, "API.CreateThingWithBox"), "request.JSONBody(&body, nil)")
}

func TestKeyOnlyOperationsHaveTheirOwnType(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "operationId: fetchThing", "operationId: fetchThing\n      security: [{keyOnly: []}]", "    keySecret:\n", "    keyOnly: {type: http, scheme: basic}\n    keySecret:\n"))
	require.NotEmpty(t, made.function(t, "KeyOnlyAPI.FetchThing"))
	require.Contains(t, made.text, `opFetchThing  = call.Operation{ID: "fetchThing", Method: http.MethodGet, Path: "/things/{thing_id}", Security: []string{"keyOnly"}, KeyOnly: true, Safe: true}`)
}

func TestSensitiveTypesAreRedacted(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "# more properties", `
code: {$ref: '#/components/schemas/Code'}
size: {type: integer, description: d}`, "# more schemas", "Code: {type: string, description: d, x-sensitive: true}"))
	require.Equal(t, "{\n\treturn wire.Redacted\n}", made.function(t, "Code.String"))
	require.NotEmpty(t, made.function(t, "Code.Format"))
	body := made.function(t, "Thing.LogValue")
	require.Equal(t, "{\n\treturn call.Logged(v, \"code\")\n}", body)
	require.NotEmpty(t, made.function(t, "Thing.Format"))
	require.Empty(t, made.function(t, "ThingRequest.Format"))
}

// A type that contains something sensitive hides it, at any depth.
func TestTypesHideSensitiveMembers(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "# more properties", "box: {$ref: '#/components/schemas/Box'}", "# more schemas", `
Box: {type: object, description: d, properties: {locks: {type: array, description: d, items: {$ref: '#/components/schemas/Lock'}}}}
Lock: {type: object, description: d, properties: {code: {type: string, description: d, x-sensitive: true}, size: {type: integer, description: d}}}`))
	require.Equal(t, "{\n\treturn call.Logged(v, \"code\")\n}", made.function(t, "Lock.LogValue"))
	for _, outer := range []string{"Box", "Thing", "ThingCollection"} {
		require.Equal(t, "{\n\treturn call.Logged(v)\n}", made.function(t, outer+".LogValue"), outer)
		require.NotEmpty(t, made.function(t, outer+".Format"), outer)
	}
	require.Empty(t, made.function(t, "ThingRequest.Format"))
}

// A file can have one of several media types. The request accepts all of them.
func TestFileWithSeveralMediaTypes(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "  # more paths", `  /things/{thing_id}/picture:
    get:
      operationId: fetchPicture
      parameters:
        - {name: thing_id, in: path, required: true, schema: {$ref: '#/components/schemas/ThingID'}}
      responses:
        '200': {description: d, content: {image/png: {schema: {type: string, format: binary}}, application/pdf: {schema: {type: string, format: binary}}}}`))
	require.Contains(t, made.function(t, "API.FetchPicture"), `request.Accept = "application/pdf, image/png"`)
	require.Contains(t, made.function(t, "API.FetchPicture"), "call.Do[call.Content]")
}

// Every method of a deprecated operation is deprecated.
func TestDeprecatedOperations(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "operationId: createThing", "deprecated: true\n      operationId: createThing", example, "",
		"              $ref: '#/components/schemas/ThingRequest'", `              oneOf:
                - {type: object, x-variant: Round, required: [a], properties: {a: {type: integer}}}
                - {type: object, x-variant: Flat, required: [b], properties: {b: {type: integer}}}`))
	require.Contains(t, made.text, "// Deprecated: ")
	for _, method := range []string{"CreateThingWithRound", "CreateThingWithFlat"} {
		comment, _, found := strings.Cut(made.text, "\nfunc (a API) "+method)
		require.True(t, found)
		require.Contains(t, comment[strings.LastIndex(comment, "}"):], "// Deprecated: ", method)
	}
}

func TestWebhookEvents(t *testing.T) {
	t.Parallel()
	none := codeOf(t, things(t))
	require.Empty(t, none.function(t, "NewWebhookEvent"))
	made := codeOf(t, things(t, "# more schemas", "ThingMadeEvent: {type: object, description: d, x-webhook: thing.made, properties: {thing: {$ref: '#/components/schemas/Thing'}}}"))
	require.Equal(t, "{\n\treturn \"thing.made\"\n}", made.function(t, "ThingMadeEvent.EventName"))
	require.Contains(t, made.text, "\t\"thing.made\": func() WebhookEvent { return new(ThingMadeEvent) },\n")
	require.NotEmpty(t, made.function(t, "ThingMadeEvent.RequiredMembers"), "every event has it")
}
