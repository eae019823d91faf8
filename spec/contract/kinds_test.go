package contract_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

// kinds maps each contract in testdata/kinds to its warnings and to exchanges with the
// findings that they give.
var kinds = map[string]struct {
	warnings  []string
	exchanges []kindExchange
}{
	"no-operation-id": {nil, []kindExchange{
		{"GET /v1/payments/pay_1", 200, `{"id":"pay_1"}`, "GET /v1/payments/{id}", nil},
		{"GET /v1/payments/pay_1", 200, `{}`, "GET /v1/payments/{id}", []string{"breaking schema: GET /v1/payments/{id} 200 /id: property \"id\" is missing"}},
		{"POST /v1/payments/pay_1", 204, "", "changePayment", nil},
	}},
	"wrong-examples": {[]string{
		`wrong-examples.yaml:10:11: example that its schema refuses: /paths/~1payments/get/parameters/0: value must be an integer`,
		`wrong-examples.yaml:14:35: default that its schema refuses: /paths/~1payments/get/parameters/1/schema: value must be an integer`,
		`wrong-examples.yaml:22:23: example that its schema refuses: listPayments 200 application/json one: Error at "/amount": value must be an integer`,
		`wrong-examples.yaml:28:33: example that its schema refuses: /components/schemas/Payment/properties/amount: value must be an integer`,
		`wrong-examples.yaml:29:47: default that its schema refuses: /components/schemas/Payment/properties/currency: value is not one of the allowed values ["INR"]`,
	}, []kindExchange{
		{"GET /payments?count=ten", 200, `{"amount":1}`, "listPayments", []string{"breaking request: listPayments count: an invalid integer"}},
		{"GET /payments", 200, `{"amount":"100"}`, "listPayments", []string{"breaking schema: listPayments 200 /amount: value must be an integer"}},
	}},
	"look-ahead": {[]string{
		"look-ahead.yaml:22:42: pattern that is not checked: error parsing regexp: invalid or unsupported Perl syntax: `(?=`",
		"look-ahead.yaml:10:48: pattern that is not checked: error parsing regexp: invalid or unsupported Perl syntax: `(?!`",
	}, []kindExchange{
		{"GET /payments?mode=test", 200, `{"id":"any"}`, "listPayments", nil},
		{"GET /payments?mode=tests", 200, `{"id":"any"}`, "listPayments", []string{"breaking request: listPayments mode: maximum string length is 4"}},
		{"GET /payments", 200, `{"id":"payment_1"}`, "listPayments", []string{"breaking schema: listPayments 200 /id: maximum string length is 8"}},
		{"GET /payments", 200, `{"order":"pay_1"}`, "listPayments", []string{`breaking schema: listPayments 200 /order: string doesn't match the regular expression "^order_"`}},
	}},
	"default": {nil, []kindExchange{
		{"GET /payments", 200, `[]`, "listPayments", nil},
		{"GET /payments", 202, `{"error":"later"}`, "listPayments", nil},
		{"GET /payments", 202, `[]`, "listPayments", []string{"breaking status: listPayments 202 /: the contract does not list this status, and its default is another answer"}},
		{"GET /payments", 500, `[]`, "listPayments", []string{"breaking schema: listPayments 500 /: value must be an object"}},
	}},
	"root-and-slash": {nil, []kindExchange{
		{"GET /v1/", 204, "", "root", nil},
		{"GET /v1/payments/", 204, "", "listPayments", nil},
		{"GET /v1/payments", 204, "", "", []string{"breaking unmatched: 204 /: GET /v1/payments belongs to no operation"}},
	}},
	"part-of-a-segment": {nil, []kindExchange{
		{"GET /Accounts/AC1.json", 204, "", "fetchAccount", nil},
		{"GET /Accounts/1.json", 204, "", "fetchAccount", []string{`breaking request: fetchAccount Sid: string doesn't match the regular expression "^AC"`}},
	}},
	"servers": {nil, []kindExchange{
		{"GET /v1/payments", 204, "", "listPayments", nil},
		{"GET /live/api/payments", 204, "", "listPayments", nil},
	}},
}

type kindExchange struct {
	request   string
	status    int
	body      string
	operation string
	findings  []string
}

func TestKindsOfContracts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/kinds/*.yaml")
	require.NoError(t, err)
	require.Len(t, files, len(kinds))
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(filepath.Join("testdata", "kinds", name+".yaml"))
			require.NoError(t, err)
			c, err := contract.LoadNamed(name+".yaml", text)
			require.NoError(t, err)
			var warnings []string
			for _, warning := range c.Warnings() {
				warnings = append(warnings, warning.String())
			}
			require.Equal(t, kind.warnings, warnings)
			for _, exchange := range kind.exchanges {
				for _, examine := range []func(contract.Exchange) contract.Result{c.Examine, c.Plain().Examine, c.Checker().Examine} {
					exchange.require(t, examine)
				}
			}
		})
	}
}

func (k kindExchange) require(t *testing.T, examine func(contract.Exchange) contract.Result) {
	t.Helper()
	method, address, _ := strings.Cut(k.request, " ")
	request, err := http.NewRequestWithContext(t.Context(), method, "https://api.example.com"+address, nil)
	require.NoError(t, err)
	result := examine(contract.Exchange{Method: method, Path: request.URL.Path, Request: request, Status: k.status, Body: []byte(k.body)})
	require.Equal(t, k.operation, result.Operation, k.request)
	var findings []string
	for _, finding := range result.Findings {
		if finding.Rule == contract.RuleUnmatched && len(findings) > 0 {
			continue // the request is unmatched too
		}
		findings = append(findings, finding.String())
	}
	require.Equal(t, k.findings, findings, "%s %d %s", k.request, k.status, k.body)
}

// A contract is refused only if it violates OpenAPI 3.0, or is of another version.
func TestKindsOfContractsThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"openapi-3.1":           `contract: openapi: "3.1.0" is not read: want 3.0`,
		"openapi-3.1-reference": `contract: openapi: "3.1.0" is not read: want 3.0`,
		"swagger-2.0":           `contract: swagger: "2.0" is not read: want OpenAPI 3.0`,
		"identical-paths":       `contract: invalid paths: conflicting paths "/a/{`,
		"another-document":      `contract: encountered disallowed external reference: "other.yaml#/components/responses/A"`,
		"unknown-security":      `security requirement /paths/~1a/get/security/0/key refers to undefined security scheme "key"`,
	} {
		text, err := os.ReadFile(filepath.Join("testdata", "kinds", "refused", name+".yaml"))
		require.NoError(t, err)
		_, err = contract.LoadNamed(name+".yaml", text)
		require.ErrorContains(t, err, want, name)
	}
}

func TestADocumentWithoutAVersionIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{}":                  `contract: openapi: "" is not read: want 3.0`,
		"a: 1":                `contract: openapi: "" is not read: want 3.0`,
		"openapi: [3.0.3]":    "contract: failed to unmarshal data",
		"openapi: 3.1.0":      `contract: openapi: "3.1.0" is not read: want 3.0`,
		"openapi: 3.0.3":      "contract: invalid info: must be an object",
		"swagger: '2.0'":      `contract: swagger: "2.0" is not read: want OpenAPI 3.0`,
		"- openapi: 3.0.3":    "contract: failed to unmarshal data",
		"openapi: '3.0.3\x00": "contract: failed to unmarshal data",
	} {
		_, err := contract.Load([]byte(text))
		require.ErrorContains(t, err, want, text)
	}
}
