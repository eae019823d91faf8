package gen_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/internal/operations"
	"github.com/rzpkit/payments/spec"
)

// Every documented response is unchanged after decoding it into its generated type and encoding it
// again. Only a null of an optional member and members unknown to the contract may be lost. The
// result still satisfies the contract.
func TestSamplesSurviveTheirTypes(t *testing.T) {
	t.Parallel()
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	require.NoError(t, err)
	files, err := fs.Glob(spec.Samples, "samples/*/[1-5]*.json")
	require.NoError(t, err)
	require.Greater(t, len(files), 40, "too few cases were found")
	for _, file := range files {
		t.Run(strings.TrimPrefix(file, "samples/"), func(t *testing.T) {
			t.Parallel()
			body, err := fs.ReadFile(spec.Samples, file)
			require.NoError(t, err)
			operation, status := path.Base(path.Dir(file)), path.Base(file)[:3]
			schema := schemaOf(t, document, operation, status)
			kind := answerType(t, operation, status)
			if kind == nil { // the answer has no content
				require.Contains(t, []string{"", "[]", "{}", "null"}, strings.TrimSpace(string(body)))
				return
			}
			value := reflect.New(kind).Interface()
			require.NoError(t, json.Unmarshal(body, value))
			again, err := json.Marshal(value)
			require.NoError(t, err)

			require.Empty(t, changes(schema, "", tree(t, body), tree(t, again)))
			require.NoError(t, schema.VisitJSON(tree(t, again), openapi3.MultiErrors(), openapi3.VisitAsResponse()))
		})
	}
}

// TestSamplesSurviveTheirTypes relies on changes to find every difference.
func TestChangesFindsDifferences(t *testing.T) {
	t.Parallel()
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	require.NoError(t, err)
	schema := schemaOf(t, document, "fetchPayment", "200")
	for name, test := range map[string]struct{ before, after, want string }{
		"a required key that was null is left out": {`{"fee":null}`, `{}`, "/fee"},
		"an optional key that had a value":         {`{"invoice_id":"inv_1"}`, `{}`, "/invoice_id"},
		"an amount that was rounded":               {`{"amount":9007199254740993}`, `{"amount":9007199254740992}`, "/amount"},
		"empty notes that became an object":        {`{"notes":[]}`, `{"notes":{}}`, "/notes"},
		"a key that was not there":                 {`{}`, `{"fee":null}`, "/fee"},
		"nested":                                   {`{"acquirer_data":{"rrn":"1"}}`, `{"acquirer_data":{}}`, "/acquirer_data/rrn"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := changes(schema, "", tree(t, []byte(test.before)), tree(t, []byte(test.after)))
			require.Len(t, found, 1)
			require.True(t, strings.HasPrefix(found[0], test.want+":"), found[0])
		})
	}
	require.Empty(t, changes(schema, "", tree(t, []byte(`{"invoice_id":null,"unheard_of":1,"notes":{}}`)), tree(t, []byte(`{"notes":[]}`))))
}

// schemaOf returns the schema of a response.
func schemaOf(t *testing.T, document *openapi3.T, operation, status string) *openapi3.Schema {
	t.Helper()
	for _, item := range document.Paths.Map() {
		for _, candidate := range item.Operations() {
			if candidate.OperationID != operation {
				continue
			}
			code, err := strconv.Atoi(status)
			require.NoError(t, err)
			response := candidate.Responses.Status(code)
			if response == nil {
				response = candidate.Responses.Default()
			}
			return response.Value.Content["application/json"].Schema.Value
		}
	}
	t.Fatalf("the contract has no operation %q", operation)
	return nil
}

// answerType returns the generated type of a response: the operation's result, or the error
// envelope. It returns nil for a response without content.
func answerType(t *testing.T, operation, status string) reflect.Type {
	t.Helper()
	if status[0] != '2' {
		return reflect.TypeFor[generated.ErrorEnvelope]()
	}
	api := reflect.TypeFor[generated.API]()
	for i := range api.NumMethod() {
		if method := api.Method(i); operations.IsMethodOf(method.Name, operation) {
			if method.Type.NumOut() == 1 {
				return nil
			}
			return method.Type.Out(0).Elem()
		}
	}
	t.Fatalf("there is no method for %q", operation)
	return nil
}

func tree(t *testing.T, body []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	require.NoError(t, decoder.Decode(&value))
	return value
}

// changes lists the differences between two JSON values, except the allowed ones.
func changes(schema *openapi3.Schema, at string, before, after any) []string {
	for len(schema.AllOf) == 1 {
		schema = schema.AllOf[0].Value
	}
	if isEmpty(before) && isEmpty(after) && mayBeList(schema, before) {
		return nil
	}
	schema = resolve(schema, before)
	if before, ok := before.(map[string]any); ok {
		if after, ok := after.(map[string]any); ok {
			return changedMembers(schema, at, before, after)
		}
	}
	if before, ok := before.([]any); ok && schema.Items != nil {
		if after, ok := after.([]any); ok && len(before) == len(after) {
			var found []string
			for i := range before {
				found = append(found, changes(schema.Items.Value, fmt.Sprintf("%s/%d", at, i), before[i], after[i])...)
			}
			return found
		}
	}
	if reflect.DeepEqual(before, after) || isFlag(before, after) || at == "/error/metadata" && isEmpty(before) && isEmpty(after) {
		return nil
	}
	return []string{fmt.Sprintf("%s: %v became %v", at, before, after)}
}

// mayBeList reports whether an empty object may become an empty list, or the reverse. The server writes
// an empty map as an empty list, and so do we.
func mayBeList(schema *openapi3.Schema, before any) bool {
	_, isMap := before.(map[string]any)
	return slices.ContainsFunc(schema.OneOf, func(branch *openapi3.SchemaRef) bool {
		return isMap && branch.Value.Type.Is(openapi3.TypeArray) || len(branch.Value.Properties) > 0
	})
}

func changedMembers(schema *openapi3.Schema, at string, before, after map[string]any) []string {
	var found []string
	for key, value := range before {
		inner := schema.AdditionalProperties.Schema
		if property := schema.Properties[key]; property != nil {
			inner = property
		}
		written, kept := after[key]
		switch {
		case kept && inner != nil:
			found = append(found, changes(inner.Value, at+"/"+key, value, written)...)
		case kept:
			found = append(found, changes(openapi3.NewSchema(), at+"/"+key, value, written)...)
		case value == nil && !slices.Contains(schema.Required, key), inner == nil:
		default:
			found = append(found, fmt.Sprintf("%s/%s: lost", at, key))
		}
	}
	for key := range after {
		if _, was := before[key]; !was {
			found = append(found, fmt.Sprintf("%s/%s: was added", at, key))
		}
	}
	return found
}

// isEmpty reports whether a value is an empty object or an empty list. [] may become {} in an empty
// object and in an error's empty metadata.
func isEmpty(value any) bool {
	return reflect.DeepEqual(value, []any{}) || reflect.DeepEqual(value, map[string]any{})
}

// isFlag reports an allowed change of a flag: a boolean became 1 or 0, or its text became a boolean.
func isFlag(before, after any) bool {
	_, isBoolean := after.(bool)
	return before == true && after == json.Number("1") || before == false && after == json.Number("0") ||
		isBoolean && before == fmt.Sprint(after)
}

// resolve follows allOf, and oneOf to the branch that value satisfies.
func resolve(schema *openapi3.Schema, value any) *openapi3.Schema {
	for _, member := range schema.AllOf {
		return resolve(member.Value, value)
	}
	for _, branch := range schema.OneOf {
		if branch.Value.VisitJSON(value) == nil {
			return resolve(branch.Value, value)
		}
	}
	return schema
}
