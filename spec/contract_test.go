package spec_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// operation is an operation with its method and path.
type operation struct {
	*openapi3.Operation

	method, path string
}

// success returns an operation's only successful answer.
func (o operation) success(t *testing.T) *openapi3.Response {
	t.Helper()
	var found []*openapi3.Response
	for status, response := range o.Responses.Map() {
		if strings.HasPrefix(status, "2") {
			found = append(found, response.Value)
		}
	}
	require.Len(t, found, 1, o.OperationID)
	return found[0]
}

var document = sync.OnceValues(func() (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(spec.Contract) })

// load loads the contract once for all tests, which do not change it.
func load(t *testing.T) *openapi3.T {
	t.Helper()
	doc, err := document()
	require.NoError(t, err)
	return doc
}

// operations returns the operations of a contract by operationId.
func operations(t *testing.T, doc *openapi3.T) map[string]operation {
	t.Helper()
	byID := map[string]operation{}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			require.NotContains(t, byID, op.OperationID)
			byID[op.OperationID] = operation{op, method, path}
		}
	}
	return byID
}

func TestContractIsValidOpenAPI(t *testing.T) {
	t.Parallel()
	doc := load(t)
	require.NoError(t, doc.Validate(context.Background()))
	require.Equal(t, "3.0.3", doc.OpenAPI)
	require.Equal(t, "https://api.razorpay.com/v1", doc.Servers[0].URL)
}

func TestEveryOperationIsComplete(t *testing.T) {
	t.Parallel()
	doc := load(t)
	tags := map[string]bool{}
	for _, tag := range doc.Tags {
		require.NotEmpty(t, tag.Description, "tag %s", tag.Name)
		tags[tag.Name] = false
	}
	for id, op := range operations(t, doc) {
		require.NotEmpty(t, op.Summary, id)
		require.LessOrEqual(t, len(op.Summary), 50, "%s: the summary is short", id)
		require.NotEmpty(t, op.Description, id)
		require.NotNil(t, op.ExternalDocs, id)
		require.NotEmpty(t, op.ExternalDocs.URL, id)
		require.NotEmpty(t, claims(t, op), "%s: x-docs", id)
		require.Len(t, op.Tags, 1, id)
		require.Contains(t, tags, op.Tags[0], "%s: its tag is declared", id)
		tags[op.Tags[0]] = true

		require.NotEmpty(t, *op.success(t).Description, id)
		require.Equal(t, "#/components/responses/Failure", op.Responses.Default().Ref, id)
		require.Equal(t, "#/components/schemas/ErrorEnvelope",
			op.Responses.Default().Value.Content.Get("application/json").Schema.Ref, id)

		if op.RequestBody != nil {
			require.NotEqual(t, http.MethodGet, op.method, id)
			body := op.RequestBody.Value
			require.True(t, body.Required, "%s: the body is required", id)
			for kind, media := range body.Content {
				require.True(t, media.Example != nil || len(media.Examples) > 0, "%s: example of %s", id, kind)
			}
		}
	}
	for tag, used := range tags {
		require.True(t, used, "tag %s is used", tag)
	}
}

func TestOnlySafeCallsMayBeRepeated(t *testing.T) {
	t.Parallel()
	for id, op := range operations(t, load(t)) {
		switch {
		case op.method == http.MethodGet:
			require.Equal(t, "safe", op.Extensions["x-retry"], id)
		case op.Extensions["x-retry"] == nil:
		default: // not a GET, and still changes nothing
			require.Regexp(t, `\bchanges nothing\b`, strings.ToLower(op.Description), id)
		}
	}
}

func TestCredentials(t *testing.T) {
	t.Parallel()
	doc := load(t)
	either := openapi3.SecurityRequirements{{"keySecret": {}}, {"oauth": {}}}
	require.Equal(t, either, doc.Security)
	require.Equal(t, "basic", doc.Components.SecuritySchemes["keySecret"].Value.Scheme)
	require.Equal(t, "basic", doc.Components.SecuritySchemes["keyOnly"].Value.Scheme)
	require.Equal(t, "bearer", doc.Components.SecuritySchemes["oauth"].Value.Scheme)
	for id, op := range operations(t, doc) {
		if op.Security != nil { // otherwise the contract's default applies
			require.Equal(t, openapi3.SecurityRequirements{{"keyOnly": {}}}, *op.Security, id)
		}
	}
}

func TestEveryComponentIsUsed(t *testing.T) {
	t.Parallel()
	doc := load(t)
	text := string(spec.Contract)
	used := func(kind string, names []string) {
		for _, name := range names {
			used := `'#/components/` + kind + `/` + name + `'`
			if s := doc.Components.Schemas[name]; kind == "schemas" && s.Value.Extensions["x-id-prefix"] != nil {
				// A nullable id repeats the pattern instead of referring to the component.
				used += fmt.Sprintf(`|nullable: true\n +pattern: '\^%[1]s\.\+\$'\n +x-id-prefix: %[1]s\n`, s.Value.Extensions["x-id-prefix"])
			}
			require.Regexp(t, used, text, "%s %s is used", kind, name)
		}
	}
	schemas := keys(doc.Components.Schemas)
	schemas = slices.DeleteFunc(schemas, func(name string) bool { return event(doc.Components.Schemas[name]) != "" })
	used("schemas", schemas) // no operation refers to the body of a webhook
	used("parameters", keys(doc.Components.Parameters))
	used("responses", keys(doc.Components.Responses))
}

// The contract is read by more than one language.
func TestContractMentionsNoProgrammingLanguage(t *testing.T) {
	t.Parallel()
	words := regexp.MustCompile(`(?i)\b(go|golang|structs?|nil|pointers?|oapi\S*|x-go\S*|interface\{\}|marshal\w*|null\.\w+)\b`)
	source := regexp.MustCompile(`^ +(?:- page|heading): `) // a page of an SDK may name its language
	for i, line := range strings.Split(string(spec.Contract), "\n") {
		if !source.MatchString(line) {
			require.NotRegexp(t, words, line, "line %d", i+1)
		}
	}
}

// keys returns the sorted keys of a map.
func keys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
