//go:build !race

// These tests use one goroutine: the race detector would find nothing and slow them down.

package contract_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func TestContractJSONIsUpToDate(t *testing.T) {
	t.Parallel()
	encoded, err := contract.EncodeJSON(spec.Contract)
	require.NoError(t, err)
	require.Equal(t, string(encoded), string(spec.ContractJSON), "spec/payments.json is out of date: run `make generate`")
	document, err := contract.Document(encoded)
	require.NoError(t, err)
	again, err := contract.EncodeJSON(document)
	require.NoError(t, err)
	documentAgain, err := contract.Document(again)
	require.NoError(t, err)
	require.Equal(t, string(document), string(documentAgain), "encoding the JSON again changes nothing")
	require.Empty(t, load(t).Warnings(), "a contract loaded from JSON has no warnings")
}

// The JSON has the place of every keyword that the text has.
func TestJSONHasTheLinesOfTheText(t *testing.T) {
	t.Parallel()
	encoded, err := contract.LoadJSON("", spec.Contract, spec.ContractJSON)
	require.NoError(t, err)
	lined := load(t)
	require.NotEmpty(t, lined.Lines())
	require.Equal(t, lined.Lines(), encoded.Lines())
}

// Findings have line numbers, whichever form of the contract was loaded.
func TestJSONAndYAMLContractsReportTheSameFindings(t *testing.T) {
	t.Parallel()
	lined, err := contract.LoadNamed("payments.yaml", spec.Contract)
	require.NoError(t, err)
	encoded, err := contract.LoadJSON("payments.yaml", spec.Contract, spec.ContractJSON)
	require.NoError(t, err)
	require.Equal(t, lined.Digest(), encoded.Digest())
	require.Equal(t, lined.Hosts(), encoded.Hosts())
	require.Equal(t, lined.Slow(), encoded.Slow())
	require.Equal(t, lined.Documented(), encoded.Documented())
	checker, checkerOfJSON := lined.Checker(), encoded.Checker()
	for i, body := range []string{`"success":true`, `"success":1`, `"bank":"b"`, `"success":true`, `"success":"a","bank":1`, `"success":`} {
		exchange := contract.Exchange{
			Operation: "validateVPA", Status: 200, Body: []byte(`{"vpa":"a@b",` + body + "}"),
			At: contract.Place{File: "f", Line: i + 1},
		}
		want := checker.Examine(exchange)
		got := checkerOfJSON.Examine(exchange)
		require.Equal(t, want.Findings, got.Findings, body)
		require.Equal(t, want.Findings == nil, i%3 == 0, body)
		require.Equal(t, lined.Check(exchange), encoded.Check(exchange), body)
	}
	require.Subset(t, checkerOfJSON.Seen(), checker.Seen(), "what was seen before and after the first finding")
	require.Subset(t, checker.Seen(), checkerOfJSON.Seen())
}

// small is a contract that loads in no time, with lines to encode.
const small = `openapi: 3.0.3
info: {title: t, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /it:
    get:
      parameters: [{name: q, in: query, schema: {type: integer}}]
      responses: {"200": {description: d}}
`

func TestOutdatedJSONIsNotUsed(t *testing.T) {
	t.Parallel()
	for name, encoded := range map[string][]byte{"of another text": spec.ContractJSON, "none": nil, "damaged": []byte("{")} {
		read, err := contract.LoadJSON("small.yaml", []byte(small), encoded)
		require.NoError(t, err, name)
		require.Equal(t, []string{"api.example.com"}, read.Hosts(), name)
	}
	_, err := contract.LoadJSON("payments.yaml", []byte("openapi: 3.0.3\n"), spec.ContractJSON)
	require.ErrorContains(t, err, "contract: ")
	_, err = contract.EncodeJSON([]byte("openapi: 3.0.3\n"))
	require.ErrorContains(t, err, "contract: ")
}

func TestDamagedLinesAreReadFromTheText(t *testing.T) {
	t.Parallel()
	lined, err := contract.LoadNamed("small.yaml", []byte(small))
	require.NoError(t, err)
	encoded, err := contract.EncodeJSON([]byte(small))
	require.NoError(t, err)
	const key = `"lines":"`
	require.Contains(t, string(encoded), key+" 7 ", "the line of the parameter's schema")
	for name, damage := range map[string]string{
		"one more": key + `1 1\n`, "no number": key + "1x ", "no column": key + `1 1 type 2\n`, "of another name": `"other":"`,
	} {
		damaged := bytes.Replace(encoded, []byte(key), []byte(damage), 1)
		read, err := contract.LoadJSON("small.yaml", []byte(small), damaged)
		require.NoError(t, err, name)
		require.Equal(t, lined.Lines(), read.Lines(), name)
	}
}

// After the check, the next reader of a truncated request body gets the same error.
func TestTruncatedRequestBodyFailsOnEveryRead(t *testing.T) {
	t.Parallel()
	encoded, err := contract.LoadJSON("", spec.Contract, spec.ContractJSON)
	require.NoError(t, err)
	for name, c := range map[string]*contract.Contract{"of YAML": load(t), "of JSON": encoded} {
		const begin = `{"amount":50000,"currency":"INR"}`
		body := io.MultiReader(strings.NewReader(begin), iotest.ErrReader(io.ErrUnexpectedEOF))
		request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.razorpay.com/v1/orders", body)
		request.Header.Set("Content-Type", "application/json")
		findings := c.CheckRequest(request)
		require.Len(t, findings, 1, name)
		require.Equal(t, "the body cannot be read to its end", findings[0].Message, name)
		read, err := io.ReadAll(request.Body)
		require.JSONEq(t, begin, string(read), name)
		require.ErrorIs(t, err, io.ErrUnexpectedEOF, name)
	}
}

func TestEncodeJSONRefusesWarnings(t *testing.T) {
	t.Parallel()
	_, err := contract.EncodeJSON([]byte(`{openapi: 3.0.3, info: {title: t, version: "1"}, paths: {}, components: {schemas: {A: {type: string, pattern: "(?=a)"}}}}`))
	require.ErrorContains(t, err, string(contract.WarningPattern))
}
