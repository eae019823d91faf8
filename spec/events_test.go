package spec_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// event returns the event whose body a schema is, or "".
func event(schema *openapi3.SchemaRef) string {
	name, _ := schema.Value.Extensions["x-webhook"].(string)
	return name
}

func TestEveryEventHasABodyAndASample(t *testing.T) {
	t.Parallel()
	doc := load(t)
	files := map[string]bool{}
	entries, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(t, err)
	for _, file := range entries {
		files[file] = true
	}
	described := map[string]bool{}
	for component, schema := range doc.Components.Schemas {
		name := event(schema)
		if name == "" {
			require.NotContains(t, schema.Value.Extensions, "x-webhook", component)
			continue
		}
		require.False(t, described[name], "%s is described twice", name)
		described[name] = true
		require.Equal(t, []any{name}, schema.Value.Properties["event"].Value.Enum, component)
		require.Empty(t, schema.Ref, component)

		file := "events/" + name + ".json"
		require.True(t, files[file], "%s is missing", file)
		delete(files, file)
		body, err := spec.Events.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, check(schema.Value, decode(t, body)), file)
		for other, schema := range doc.Components.Schemas {
			if event(schema) != "" && other != component {
				require.Error(t, check(schema.Value, decode(t, body)), "%s as %s", file, other)
			}
		}
		requireKeys(t, schema.Value, schema.Value, body, "")
	}
	require.Empty(t, files, "samples of no event")
	require.NotEmpty(t, described)
}

// requireKeys removes each required key in turn, except inside the entities, which other tests
// cover.
func requireKeys(t *testing.T, whole, schema *openapi3.Schema, body []byte, at string) {
	t.Helper()
	keys := schema.Required
	if at == "" {
		keys = []string{"entity", "event", "contains", "payload", "created_at"}
	}
	require.NotEmpty(t, keys, at)
	for _, key := range keys {
		require.Error(t, check(whole, change(t, decode(t, body), at+key, dropped{})), "without %s%s", at, key)
		if inner := schema.Properties[key].Value; len(inner.Properties) > 0 && key != "entity" {
			requireKeys(t, whole, inner, body, at+key+"/")
		}
	}
}

// An entity has the same properties in a webhook as in an answer, so that a new property is added
// to both. In a webhook only its id is required.
func TestWebhookEntitiesMatchAnswers(t *testing.T) {
	t.Parallel()
	schemas := load(t).Components.Schemas
	compared := 0
	for name, reported := range schemas {
		entity, found := strings.CutPrefix(name, "Reported")
		if !found || strings.HasSuffix(entity, "Collection") {
			continue // no entity, or a list of them in a draft
		}
		compared++
		require.Contains(t, schemas, entity, name)
		require.Equal(t, keys(schemas[entity].Value.Properties), keys(reported.Value.Properties), name)
		require.Equal(t, []string{"id"}, reported.Value.Required, name)
	}
	require.NotZero(t, compared)
}
