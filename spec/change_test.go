package spec_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// dropped is the value of a key that is removed.
type dropped struct{}

// sample returns a sample and the schema that it satisfies.
func sample(t *testing.T, byID map[string]operation, name string) (*openapi3.Schema, any) {
	t.Helper()
	body, err := spec.Samples.ReadFile("samples/" + name + ".json")
	require.NoError(t, err)
	id, kind := sampleOf(t, "samples/"+name+".json")
	require.Contains(t, byID, id)
	schema, value := sampleSchema(t, byID[id], kind), decode(t, body)
	require.NoError(t, check(schema, value), "%s unchanged", name)
	return schema, value
}

// change sets a value at a place such as items/0/amount, or removes a key.
func change(t *testing.T, body any, at string, value any) any {
	t.Helper()
	steps := strings.Split(at, "/")
	holder := body
	for _, step := range steps[:len(steps)-1] {
		if list, ok := holder.([]any); ok {
			i, err := strconv.Atoi(step)
			require.NoError(t, err)
			holder = list[i]
			continue
		}
		holder = holder.(map[string]any)[step]
	}
	last := steps[len(steps)-1]
	if list, ok := holder.([]any); ok {
		i, err := strconv.Atoi(last)
		require.NoError(t, err)
		list[i] = value
		return body
	}
	object := holder.(map[string]any)
	if _, drop := value.(dropped); drop {
		require.Contains(t, object, last)
		delete(object, last)
		return body
	}
	object[last] = value
	return body
}

// without copies a map without one key.
func without(m map[string]any, key string) map[string]any {
	rest := map[string]any{}
	for k, v := range m {
		if k != key {
			rest[k] = v
		}
	}
	return rest
}
