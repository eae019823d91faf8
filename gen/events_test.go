package gen_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// Every event is unchanged after decoding it into its generated type and encoding it again.
func TestEventsSurviveTheirTypes(t *testing.T) {
	t.Parallel()
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	require.NoError(t, err)
	files, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 7, "too few cases were found")
	for _, file := range files {
		t.Run(path.Base(file), func(t *testing.T) {
			t.Parallel()
			name := strings.TrimSuffix(path.Base(file), ".json")
			body, err := spec.Events.ReadFile(file)
			require.NoError(t, err)
			value := generated.NewWebhookEvent(name)
			require.NotNil(t, value)
			require.Equal(t, name, value.EventName())
			require.NoError(t, json.Unmarshal(body, value))
			missing, _ := wire.Missing(body, value.RequiredMembers())
			require.Empty(t, missing)
			again, err := json.Marshal(value)
			require.NoError(t, err)

			schema := schemaOfEvent(t, document, name)
			require.Empty(t, changes(schema, "", tree(t, body), tree(t, again)))
			require.NoError(t, schema.VisitJSON(tree(t, again), openapi3.MultiErrors()))
		})
	}
	require.Nil(t, generated.NewWebhookEvent("payment.unheard_of"))
	require.Nil(t, generated.NewWebhookEvent(""))
}

func schemaOfEvent(t *testing.T, document *openapi3.T, name string) *openapi3.Schema {
	t.Helper()
	for _, schema := range document.Components.Schemas {
		if schema.Value.Extensions["x-webhook"] == name {
			return schema.Value
		}
	}
	t.Fatalf("the contract has no event %q", name)
	return nil
}
