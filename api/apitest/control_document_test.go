package apitest_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
)

// examples returns the operations of the control's document, with their example requests, and their
// methods and paths, by operationId.
func examples(t *testing.T) (operations map[string]*openapi3.Operation, paths map[string][2]string) {
	t.Helper()
	document, err := openapi3.NewLoader().LoadFromData(apitest.ControlDocument)
	require.NoError(t, err)
	operations, paths = map[string]*openapi3.Operation{}, map[string][2]string{}
	for path, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			operations[operation.OperationID], paths[operation.OperationID] = operation, [2]string{method, path}
		}
	}
	return operations, paths
}

// The document and the code agree: each operation is implemented, each example is accepted, and
// each member of a request occurs in its example.
func TestControlMatchesItsDocument(t *testing.T) {
	t.Parallel()
	operations, paths := examples(t)
	require.ElementsMatch(t, apitest.Controls(), slices.Collect(maps.Keys(operations)))
	r := newRemote(t)
	ids := strings.NewReplacer("{payment_id}", "pay_00000000000000", "{refund_id}", "rfnd_00000000000000", "{downtime_id}", "down_00000000000000")
	for id, operation := range operations {
		body := ""
		if operation.RequestBody != nil {
			media := operation.RequestBody.Value.Content.Get("application/json")
			encoded, err := json.Marshal(media.Example)
			require.NoError(t, err)
			body = string(encoded)
			var shown map[string]any
			require.NoError(t, json.Unmarshal(encoded, &shown))
			require.ElementsMatch(t, slices.Collect(maps.Keys(media.Schema.Value.Properties)), slices.Collect(maps.Keys(shown)), id)
		}
		status, answer := r.call(paths[id][0], ids.Replace(paths[id][1]), body)
		require.Contains(t, []int{http.StatusOK, http.StatusNoContent, http.StatusNotFound}, status, "%s: %s", id, answer)
		if operation.RequestBody != nil {
			status, answer = r.call(paths[id][0], ids.Replace(paths[id][1]), strings.TrimSuffix(body, "}")+`,"oops":1}`)
			require.Equal(t, http.StatusBadRequest, status, "%s: %s", id, answer)
		}
	}
}

// The document has the same fault members and fault kinds as the Go code.
func TestControlDocumentHasEveryFault(t *testing.T) {
	t.Parallel()
	operations, _ := examples(t)
	media := operations["addFaults"].RequestBody.Value.Content.Get("application/json")
	properties := media.Schema.Value.Properties["faults"].Value.Items.Value.Properties
	var kinds []string
	for _, kind := range apitest.FaultKinds() {
		if (apitest.Fault{Kind: kind, Delay: 1}).ValidateRemote() == nil {
			kinds = append(kinds, string(kind))
		}
	}
	var listed []string
	for _, kind := range properties["kind"].Value.Enum {
		listed = append(listed, kind.(string))
	}
	require.ElementsMatch(t, kinds, listed, "the kinds in control.yaml differ from FaultKinds")

	everything, err := json.Marshal(apitest.Fault{
		Operation: "createOrder", Kind: apitest.Latency, Skip: 1, Times: 1, Probability: 1, Delay: 1,
		RetryAfter: 1, RetryAfterAsDate: true, TookEffect: true, Location: "/",
	})
	require.NoError(t, err)
	var members map[string]any
	require.NoError(t, json.Unmarshal(everything, &members))
	require.ElementsMatch(t, slices.Collect(maps.Keys(properties)), slices.Collect(maps.Keys(members)))
}
