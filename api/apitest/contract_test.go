//go:build !race

// One client sends one request after the other: the race detector would find what it finds in the
// tests of several, and take five times as long.

package apitest_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

var loaded = sync.OnceValues(func() (*contract.Contract, error) {
	return contract.LoadJSON("", spec.Contract, spec.ContractJSON)
})

// loadContract loads the contract once for all tests, none of which changes it.
func loadContract(t *testing.T) *contract.Contract {
	t.Helper()
	c, err := loaded()
	require.NoError(t, err)
	return c
}

// exampleTarget returns an operation's path and query with a value for each path parameter, an id
// with the contract's prefix or a card's IIN, and for each required query parameter.
func exampleTarget(document *openapi3.T, operation contract.Operation) string {
	item := document.Paths.Find(operation.Path)
	filled, query := operation.Path, url.Values{}
	for _, parameter := range append(item.Parameters, item.GetOperation(operation.Method).Parameters...) {
		value := "411111"
		one := parameter.Value.Schema.Value
		if one.Items != nil {
			one = one.Items.Value // the query repeats the parameter
		}
		if prefix, ok := one.Extensions["x-id-prefix"].(string); ok {
			value = prefix + "Asked1"
		}
		if values := one.Enum; len(values) > 0 {
			value = fmt.Sprint(values[0])
		}
		filled = strings.ReplaceAll(filled, "{"+parameter.Value.Name+"}", value)
		if parameter.Value.In == "query" && parameter.Value.Required {
			if one.Type.Is(openapi3.TypeInteger) {
				value = "1"
			}
			if one.Min != nil {
				value = fmt.Sprint(int64(*one.Min))
			}
			query.Set(parameter.Value.Name, value)
		}
	}
	if len(query) > 0 {
		filled += "?" + query.Encode()
	}
	return filled
}

func TestEveryOperationSatisfiesTheContract(t *testing.T) {
	t.Parallel()
	c := loadContract(t)
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	require.NoError(t, err)
	srv := apitest.NewServer(t)
	for n, operation := range c.Operations() {
		target := exampleTarget(document, operation)
		if body := document.Paths.Find(operation.Path).GetOperation(operation.Method).RequestBody; body != nil && body.Value.Content["application/json"] == nil {
			continue // a form, tested with the client: see TestEveryMethodIsAnswered
		}
		bodies, err := fs.Glob(spec.Samples, "samples/"+operation.ID+"/request-*.json")
		require.NoError(t, err)
		if len(bodies) == 0 {
			bodies = []string{""}
		}
		for i, file := range bodies {
			authorize := []func(*http.Request){withKey, withToken}[(n+i)%2]
			if operation.KeyOnly() {
				authorize = withKeyOnly
			}
			var body []byte
			if file != "" {
				body, err = spec.Samples.ReadFile(file)
				require.NoError(t, err)
			}
			name := operation.ID + " " + path.Base(file)
			status, contentType, answer := perform(t, srv, request{operation.Method, target, string(body), authorize})
			success, _ := operation.Success()
			require.Equal(t, success, status, "%s: %s", name, answer)
			require.Empty(t, c.Check(contract.Exchange{
				Method: operation.Method, Path: "/v1" + target,
				Status: status, ContentType: contentType, Body: answer,
			}), name)
			requests := srv.Requests()
			require.Equal(t, operation.ID, requests[len(requests)-1].Operation)
		}
	}
}

// The server answers every method of the client, called with documented requests, and satisfies the
// contract.
func TestEveryMethodIsAnswered(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	for i, call := range operationtest.Calls(t) {
		t.Run(call.Method, func(t *testing.T) { //nolint:paralleltest // the test compares the order of requests
			require.NoError(t, call.Do(t.Context(), client))
			require.Equal(t, call.Operation.ID, srv.Requests()[i].Operation)
		})
	}
	require.Zero(t, srv.Broken())
}

func TestInvalidRequestsAreRefused(t *testing.T) {
	t.Parallel()
	c := loadContract(t)
	const card = `"order_id":"order_1","email":"a@example.com","contact":"9090909090","method":"card"`
	tests := map[string]struct {
		method, path, body string
		field              string // "?" if the checker may leave it out
	}{
		"an amount that is a string": {"POST", "/orders", `{"amount":"100","currency":"INR"}`, "amount"},
		"an amount with a fraction":  {"POST", "/orders", `{"amount":100.5,"currency":"INR"}`, "amount"},
		"no currency":                {"POST", "/orders", `{"amount":100}`, "currency"},
		"a capture of nothing":       {"POST", "/payments/pay_1/capture", `{"amount":0,"currency":"INR"}`, "amount"},
		"a note that is too long":    {"PATCH", "/payments/pay_1", `{"notes":{"a":"` + strings.Repeat("x", 257) + `"}}`, "notes.a"},
		"an unknown setting":         {"POST", "/orders", `{"amount":100,"currency":"INR","payment":{"capture":"later"}}`, "payment.capture"},
		"less than a rupee":          {"POST", "/orders", `{"amount":99,"currency":"INR"}`, "?"},
		"no body":                    {"POST", "/orders", "", ""},
		"not JSON":                   {"POST", "/orders", "amount=100", ""},
		"a card without its number": {
			"POST", "/payments/create/json",
			`{"amount":100,"currency":"INR",` + card + `,"card":{"name":"A","expiry_month":"11","expiry_year":"30"}}`, "?",
		},
		"a page of 101":         {"GET", "/payments?count=101", "", "count"},
		"a page of letters":     {"GET", "/payments?count=all", "", "count"},
		"an unknown expansion":  {"GET", "/payments/pay_1?expand[]=everything", "", "expand.0"},
		"an unknown parameter":  {"GET", "/payments?limit=10", "", "limit"},
		"an id of another type": {"GET", "/payments/order_1", "", "payment_id"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			status, contentType, body := perform(t, srv, request{test.method, test.path, test.body, withKey})
			require.Equal(t, http.StatusBadRequest, status, string(body))
			require.Equal(t, "application/json", contentType)
			fault := decodeError(t, body)
			switch test.field {
			case "?":
			case "":
				require.Nil(t, fault.Field)
			default:
				require.NotNil(t, fault.Field, string(body))
				require.Equal(t, test.field, *fault.Field)
				require.Equal(t, "input_validation_failed", *fault.Reason)
			}
			require.NotEmpty(t, *fault.Description)
			require.NotContains(t, *fault.Description, "\n")
			require.Empty(t, c.Check(contract.Exchange{Operation: "createOrder", Status: status, ContentType: contentType, Body: body}),
				"the error response violates the contract")
		})
	}
}
