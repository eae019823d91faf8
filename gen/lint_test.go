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
		"samples/renameThing/200-a.json":       {},
		"samples/renameThing/request-a.json":   {},
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

// projectSamples is a file system with the samples of responses and webhooks.
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
		"nothing":                              {refusedCase{nil, "", ""}, ""},
		"a response without content":           {refusedCase{[]string{"'200':\n          description: The thing\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/Thing'\n        default:\n          description: No\n  /things/{thing_id}", "'204':\n          description: Nothing\n        default:\n          description: No\n  /things/{thing_id}"}, "", ""}, "samples/createThing/200-a.json"},
		"a summary":                            {refusedCase{[]string{"      summary: Fetch a thing\n", ""}, fetch, "fetchThing: has no summary"}, ""},
		"a description":                        {refusedCase{[]string{"      description: One thing.\n", ""}, fetch, "fetchThing: has no description"}, ""},
		"x-docs":                               {refusedCase{[]string{"      x-docs:\n        - page: things\n          heading: Fetch\n", ""}, fetch, "fetchThing: has no x-docs"}, ""},
		"a heading":                            {refusedCase{[]string{"          heading: Fetch\n", ""}, "      x-docs:\n        - page: things\n      x-retry", "fetchThing: an entry of x-docs has no page or no heading"}, ""},
		"x-retry":                              {refusedCase{[]string{"          heading: Fetch\n      x-retry: safe\n", "          heading: Fetch\n"}, fetch, "fetchThing: is a GET without x-retry: safe, and would not be retried"}, ""},
		"external docs":                        {refusedCase{[]string{"      x-retry: safe\n      externalDocs:\n        url: https://example.com/docs\n      responses", "      x-retry: safe\n      responses"}, fetch, "fetchThing: has no externalDocs"}, ""},
		"x-pages":                              {refusedCase{[]string{"      x-pages: {count: count, skip: skip, until: to}\n", ""}, "    get:\n      operationId: listThings", "listThings: returns a list, and has no x-pages: say how it is paged, or none"}, ""},
		"a list in the answer to a body":       {refusedCase{[]string{"# more paths", "/others:\n  post:\n    operationId: renameThing\n    summary: s\n    description: d\n    tags: [things]\n    x-docs: [{page: things, heading: h}]\n    externalDocs: {url: https://example.com/docs}\n    requestBody: {required: true, description: d, content: {application/json: {example: {name: a}, schema: {$ref: '#/components/schemas/ThingRequest'}}}}\n    responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/ThingCollection'}}}}, default: {description: No}}"}, "", ""}, ""},
		"x-pages none beside a page parameter": {refusedCase{[]string{"# more paths", "/others:\n  get:\n    operationId: listOthers\n    x-retry: safe\n    summary: s\n    description: d\n    tags: [things]\n    x-docs: [{page: things, heading: h}]\n    x-pages: none\n    externalDocs: {url: https://example.com/docs}\n    parameters: [{name: skip, in: query, description: d, schema: {type: integer}}]\n    responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/ThingCollection'}}}}, default: {description: No}}"}, "x-pages: none", "listOthers: x-pages is none, but it has the parameter skip, which pages other lists"}, ""},
		"tags":                                 {refusedCase{[]string{"      description: One thing.\n      tags: [things]\n", "      description: One thing.\n"}, fetch, "fetchThing: has no tags"}, ""},
		"a declared tag":                       {refusedCase{[]string{"      description: One thing.\n      tags: [things]\n", "      description: One thing.\n      tags: [boxes]\n"}, "      tags: [boxes]", `fetchThing: its tag "boxes" is not declared`}, ""},
		"a parameter's description":            {refusedCase{[]string{"          description: How many things.\n", ""}, "        - name: count", "listThings: its parameter count has no description"}, ""},
		"a body's description":                 {refusedCase{[]string{"        description: The thing.\n        required: true\n        content:", "        required: true\n        content:"}, "      requestBody:", "createThing: its body has no description"}, ""},
		"an example":                           {refusedCase{[]string{example, ""}, "          application/json:\n            schema:\n              $ref: '#/components/schemas/ThingRequest'", "createThing: its body has no example"}, ""},
		"a default response":                   {refusedCase{[]string{"                $ref: '#/components/schemas/ThingCollection'\n        default:\n          description: No\n", "                $ref: '#/components/schemas/ThingCollection'\n"}, "      responses:", "listThings: has no default response, which describes failures"}, ""},
		"a schema's description":               {refusedCase{[]string{"      description: A thing.\n", ""}, "    Thing:", "Thing: has no description"}, ""},
		"a property's description":             {refusedCase{[]string{"          description: Its name.\n", ""}, "        name:\n          type", "ThingRequest.name: has no description"}, ""},
		"a sample of a response":               {refusedCase{nil, fetch, "fetchThing: has no sample of its answer: copy one from the documentation to spec/samples/fetchThing/200-NAME.json"}, "samples/fetchThing/200-a.json"},
		"a sample of a request":                {refusedCase{nil, "    post:", "createThing: has no sample of its request: copy one from the documentation to spec/samples/createThing/request-NAME.json"}, "samples/createThing/request-a.json"},
		"a sample of an event":                 {refusedCase{[]string{"# more schemas", "Made:\n  type: object\n  description: d\n  x-webhook: thing.made"}, "      x-webhook:", "Made: has no sample: copy one from the documentation to spec/events/thing.made.json"}, "events/thing.made.json"},
		"an event with a sample":               {refusedCase{[]string{"# more schemas", "Made: {type: object, description: d, x-webhook: thing.made}"}, "", ""}, ""},
		"everything that Refuse reports":       {refusedCase{[]string{"# more properties", "new: {description: d, anyOf: [{type: string}]}"}, "        new:", "Thing.new: anyOf has no Go type"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, folder := things(t, test.change...), samples()
			delete(folder, test.without)
			contract, err := gen.Load("things.yaml", []byte(text), thingNames)
			require.NoError(t, err)
			err = gen.Lint(contract, folder)
			if test.want == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, lineOf(t, text, test.at)+": "+test.want)
		})
	}
}

func TestUndescribed(t *testing.T) {
	t.Parallel()
	text := things(t, "# more properties", "new: {type: string, description: Not described yet.}", "      description: One thing.\n", "      description: Not described yet.\n")
	contract, err := gen.Load("things.yaml", []byte(text), thingNames)
	require.NoError(t, err)
	require.NoError(t, gen.Lint(contract, samples()), "a draft's description counts as a description")
	var lines []string
	for _, one := range gen.Undescribed(contract) {
		lines = append(lines, one.String())
	}
	require.Len(t, lines, 2)
	require.Regexp(t, `^things\.yaml:\d+: /things/\{thing_id\}\.get: is not described yet$`, lines[0])
	require.Regexp(t, `^things\.yaml:\d+: Thing\.new: is not described yet$`, lines[1])
	require.Equal(t, edit.NotDescribed, gen.NotDescribed, "drafts must use this text")
}
