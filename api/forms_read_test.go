//go:build !race

// These tests decode thousands of answers in sequence. The race detector would find nothing and
// take ten times as long.

package api_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// document is a documented answer or event, with its schema and the way to decode it.
type document struct {
	file   string
	schema *openapi3.SchemaRef
	body   []byte
	// newReader returns a function that decodes a body. Only one goroutine may use the function.
	newReader func(t *testing.T) func(body []byte) (any, error)
}

// documents returns every documented success and event.
func documents(t *testing.T) []document {
	t.Helper()
	contract, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	require.NoError(t, err)
	var all []document
	for _, call := range operationtest.Calls(t) {
		if !call.HasAnswer {
			continue // its answer is always an empty list, as PHP writes nothing
		}
		files, err := fs.Glob(spec.Samples, "samples/"+call.Operation.ID+"/2*.json")
		require.NoError(t, err)
		item := contract.Paths.Value(call.Operation.Path)
		require.NotNil(t, item)
		answer := item.GetOperation(call.Operation.Method).Responses.Status(http.StatusOK)
		for _, file := range files {
			body, err := spec.Samples.ReadFile(file)
			require.NoError(t, err)
			all = append(all, document{
				file: call.Method + " " + file, schema: answer.Value.Content["application/json"].Schema, body: body,
				newReader: func(t *testing.T) func(body []byte) (any, error) {
					t.Helper()
					var current []byte
					client := newClient(t, generated.ServerURL, withNetwork(func(r *http.Request) (*http.Response, error) {
						return respondSuccess(string(current))(r)
					}))
					return func(body []byte) (any, error) {
						current = body
						return call.Answer(t.Context(), client, api.NoRetry())
					}
				},
			})
		}
	}
	events, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(t, err)
	for _, file := range events {
		body, err := spec.Events.ReadFile(file)
		require.NoError(t, err)
		all = append(all, document{file: file, schema: eventSchema(t, contract, file), body: body, newReader: newEventReader})
	}
	require.Greater(t, len(all), 40, "too few documents were found")
	return all
}

func eventSchema(t *testing.T, contract *openapi3.T, file string) *openapi3.SchemaRef {
	t.Helper()
	name := strings.TrimSuffix(strings.TrimPrefix(file, "events/"), ".json")
	for _, schema := range contract.Components.Schemas {
		if schema.Value.Extensions["x-webhook"] == name {
			return schema
		}
	}
	t.Fatalf("the contract has no event %q", name)
	return nil
}

func newEventReader(*testing.T) func(body []byte) (any, error) { return readEvent }

func readEvent(body []byte) (any, error) {
	sum := hmac.New(sha256.New, []byte("secret"))
	_, _ = sum.Write(body)
	event, err := webhook.Parse(body, hex.EncodeToString(sum.Sum(nil)), "secret")
	if err != nil {
		return nil, err
	}
	return event.Body, event.Err
}

// The client decodes every form of an answer to the same value. Its error names a missing required
// member.
func TestEveryFormOfAnswersIsRead(t *testing.T) {
	t.Parallel()
	for _, document := range documents(t) {
		t.Run(document.file, func(t *testing.T) {
			t.Parallel()
			forms := formsOf(t, document.schema, document.body)
			require.NotEmpty(t, forms)
			read := document.newReader(t)
			for _, form := range forms {
				got, err := read(form.body)
				if form.equivalent == nil {
					require.ErrorContains(t, err, form.at, "%s", form.body)
					continue
				}
				want, refused := read(form.equivalent)
				if refused != nil {
					require.Error(t, err, "%s: %s", form.at, form.body)
					continue
				}
				require.NoError(t, err, "%s at %s: %s", form.kind, form.at, form.body)
				require.Equal(t, want, got, "%s at %s: %s", form.kind, form.at, form.body)
			}
		})
	}
}

// Forms that recorded answers have are decoded to the intended values.
func TestRecordedForms(t *testing.T) {
	t.Parallel()
	var order generated.Order
	require.NoError(t, json.Unmarshal([]byte(`{"offers":{"entity":"collection","count":1,"items":[{"id":"offer_1"}]}}`), &order))
	require.Equal(t, generated.OrderOffers{"offer_1"}, order.Offers)
	require.NoError(t, json.Unmarshal([]byte(`{"offers":["offer_2"]}`), &order))
	require.Equal(t, generated.OrderOffers{"offer_2"}, order.Offers)

	var iin generated.IIN
	require.NoError(t, json.Unmarshal([]byte(`{"tokenised_iin":false}`), &iin))
	require.Equal(t, api.Ptr[generated.TokenisedIIN]("false"), iin.TokenisedIIN)
	require.NoError(t, json.Unmarshal([]byte(`{"tokenised_iin":"453200111"}`), &iin))
	require.Equal(t, api.Ptr[generated.TokenisedIIN]("453200111"), iin.TokenisedIIN)

	var payment generated.Payment
	require.NoError(t, json.Unmarshal([]byte(`{"acquirer_data":[],"captured":"1","notes":{"cart":{"id":7}},"card":[]}`), &payment))
	require.True(t, bool(payment.Captured))
	require.Equal(t, generated.AcquirerData{}, payment.AcquirerData)
	require.Equal(t, generated.Notes{"cart": `{"id":7}`}, payment.Notes)
	require.Equal(t, &generated.Card{}, payment.Card)
	require.Error(t, json.Unmarshal([]byte(`{"amount":null}`), &payment))
	require.Error(t, json.Unmarshal([]byte(`[]`), new(generated.Settlement)), "a settlement is required where it stands, so an empty one is refused")
}

// The slice of a list's items is allocated once, with exactly the required capacity.
func TestItemsAreAllocatedOnce(t *testing.T) {
	t.Parallel()
	item := `{"id":"pay_1","amount":1,"amount_refunded":0}`
	body := `{"entity":"collection","count":5,"items":[` + strings.Repeat(item+",", 4) + item + `]}`
	list, err := newClient(t, generated.ServerURL, withNetwork(respondSuccess(body))).ListPayments(t.Context(), nil)
	require.NoError(t, err)
	require.Len(t, list.Items, 5)
	require.Equal(t, 5, cap(list.Items))
}
