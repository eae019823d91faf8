package gen_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/edit"
)

// samples returns the samples that the contract in testdata/things.yaml needs.
func samples() fstest.MapFS {
	return fstest.MapFS{
		"samples/listThings/200-two.json":      {},
		"samples/createThing/200-a.json":       {},
		"samples/createThing/request-a.json":   {},
		"samples/fetchThing/200-a.json":        {},
		"samples/listOthers/200-two.json":      {},
		"samples/fetchThing/400-missing.json":  {},
		"events/thing.made.json":               {},
		"events/thing.forgotten/elsewhere.txt": {},
	}
}

func TestProjectContractPassesLint(t *testing.T) {
	t.Parallel()
	contract, err := gen.Load("spec/payments.yaml", spec.Contract, gen.ProjectNames())
	require.NoError(t, err)
	require.NoError(t, gen.Lint(contract, projectSamples{}))
}

// projectSamples is a file system with the samples of answers and of webhooks.
type projectSamples struct{}

func (projectSamples) Open(name string) (file fs.File, err error) {
	if file, err = spec.Samples.Open(name); err != nil {
		file, err = spec.Events.Open(name)
	}
	return file, err
}

func TestLint(t *testing.T) {
	t.Parallel()
	const fetch = "    get:\n      operationId: fetchThing"
	for name, test := range map[string]struct {
		refusedCase

		without string // a missing sample
	}{
		"nothing":                {refusedCase{nil, "", ""}, ""},
		"an answer of nothing":   {refusedCase{[]string{"'200':\n          description: The thing\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/Thing'\n        default:\n          description: No\n  /things/{thing_id}", "'204':\n          description: Nothing\n        default:\n          description: No\n  /things/{thing_id}"}, "", ""}, "samples/createThing/200-a.json"},
		"a summary":              {refusedCase{[]string{"      summary: Fetch a thing\n", ""}, fetch, "fetchThing: has no summary"}, ""},
		"a description":          {refusedCase{[]string{"      description: One thing.\n", ""}, fetch, "fetchThing: has no description"}, ""},
		"x-docs":                 {refusedCase{[]string{"      x-docs:\n        - page: things\n          heading: Fetch\n", ""}, fetch, "fetchThing: has no x-docs"}, ""},
		"a heading":              {refusedCase{[]string{"          heading: Fetch\n", ""}, "      x-docs:\n        - page: things\n      x-retry", "fetchThing: an entry of x-docs has no page or no heading"}, ""},
		"whether it is repeated": {refusedCase{[]string{"          heading: Fetch\n      x-retry: safe\n", "          heading: Fetch\n"}, fetch, "fetchThing: is a GET without x-retry: safe, and would not be repeated"}, ""},
		"external docs":          {refusedCase{[]string{"      x-retry: safe\n      externalDocs:\n        url: https://example.com/docs\n      responses", "      x-retry: safe\n      responses"}, fetch, "fetchThing: has no externalDocs"}, ""},
		"how it is paged":        {refusedCase{[]string{"      x-pages: {count: count, skip: skip, until: to}\n", ""}, "    get:\n      operationId: listThings", "listThings: has a list and no x-pages, which says how it is paged, or none"}, ""},
		"pages after all":        {refusedCase{[]string{"# more paths", "/others:\n  get:\n    operationId: listOthers\n    x-retry: safe\n    summary: s\n    description: d\n    tags: [things]\n    x-docs: [{page: things, heading: h}]\n    x-pages: none\n    externalDocs: {url: https://example.com/docs}\n    parameters: [{name: skip, in: query, description: d, schema: {type: integer}}]\n    responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/ThingCollection'}}}}, default: {description: No}}"}, "x-pages: none", "listOthers: x-pages is none, and it has skip, by which other lists are paged"}, ""},
		"tags":                   {refusedCase{[]string{"      description: One thing.\n      tags: [things]\n", "      description: One thing.\n"}, fetch, "fetchThing: has no tags"}, ""},
		"a declared tag":         {refusedCase{[]string{"      description: One thing.\n      tags: [things]\n", "      description: One thing.\n      tags: [boxes]\n"}, "      tags: [boxes]", `fetchThing: its tag "boxes" is not declared`}, ""},
		"words for a parameter":  {refusedCase{[]string{"          description: How many things.\n", ""}, "        - name: count", "listThings: its parameter count has no description"}, ""},
		"words for a body":       {refusedCase{[]string{"        description: The thing.\n        required: true\n        content:", "        required: true\n        content:"}, "      requestBody:", "createThing: its body has no description"}, ""},
		"an example":             {refusedCase{[]string{example, ""}, "          application/json:\n            schema:\n              $ref: '#/components/schemas/ThingRequest'", "createThing: its body has no example"}, ""},
		"a failure":              {refusedCase{[]string{"                $ref: '#/components/schemas/ThingCollection'\n        default:\n          description: No\n", "                $ref: '#/components/schemas/ThingCollection'\n"}, "      responses:", "listThings: has no default answer, which is that of a failure"}, ""},
		"words for a schema":     {refusedCase{[]string{"      description: A thing.\n", ""}, "    Thing:", "Thing: has no description"}, ""},
		"words for a property":   {refusedCase{[]string{"          description: Its name.\n", ""}, "        name:\n          type", "ThingRequest.name: has no description"}, ""},
		"a sample of an answer":  {refusedCase{nil, fetch, "fetchThing: has no sample of its answer: put a documented one into spec/samples/fetchThing/200-NAME.json"}, "samples/fetchThing/200-a.json"},
		"a sample of a request":  {refusedCase{nil, "    post:", "createThing: has no sample of its request: put a documented one into spec/samples/createThing/request-NAME.json"}, "samples/createThing/request-a.json"},
		"a sample of an event":   {refusedCase{[]string{"# more schemas", "Made:\n  type: object\n  description: d\n  x-webhook: thing.made"}, "      x-webhook:", "Made: has no sample: put a documented one into spec/events/thing.made.json"}, "events/thing.made.json"},
		"an event that has one":  {refusedCase{[]string{"# more schemas", "Made: {type: object, description: d, x-webhook: thing.made}"}, "", ""}, ""},
		"what can be expressed":  {refusedCase{[]string{"# more properties", "new: {description: d, anyOf: [{type: string}]}"}, "        new:", "Thing.new: anyOf has no Go type"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, folder := things(t, test.change...), samples()
			delete(folder, test.without)
			contract, err := gen.Load("things.yaml", []byte(text), thingNames)
			require.NoError(t, err)
			err = gen.Lint(contract, folder)
			if test.said == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, lineOf(t, text, test.at)+": "+test.said)
		})
	}
}

func TestUndescribed(t *testing.T) {
	t.Parallel()
	text := things(t, "# more properties", "new: {type: string, description: Not described yet.}", "      description: One thing.\n", "      description: Not described yet.\n")
	contract, err := gen.Load("things.yaml", []byte(text), thingNames)
	require.NoError(t, err)
	require.NoError(t, gen.Lint(contract, samples()), "it lacks nothing")
	var lines []string
	for _, one := range gen.Undescribed(contract) {
		lines = append(lines, one.String())
	}
	require.Len(t, lines, 2)
	require.Regexp(t, `^things\.yaml:\d+: /things/\{thing_id\}\.get: is not described yet$`, lines[0])
	require.Regexp(t, `^things\.yaml:\d+: Thing\.new: is not described yet$`, lines[1])
	require.Equal(t, edit.NotDescribed, gen.NotDescribed, "it is what drafts say")
}
