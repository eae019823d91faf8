package report_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// hostile is a text that tries to break out of every format: a tag, an end of CDATA,
// terminal sequences, a workflow command, a table cell, a link, a mention, control
// characters and a change of the reading direction.
const hostile = "<img src=x onerror=console.error(1)></script>]]>&amp;\x1b[31mred\x1b]0;title\x07\u009b2J" +
	"\r\n::error file=a::b,c:d%0A| `x` ``` [l](http://example.org) @all #1 **b** \x00\x01\v\u202e\\|\\` {{.}}"

// fixture returns a summary with every kind of fault that a report has to show.
func fixture(t *testing.T) (*summary.Summary, *contract.Contract) {
	t.Helper()
	c, err := frozenContract()
	require.NoError(t, err)
	s := summary.Of(c)
	check := func(exchange contract.Exchange) { s.AddExchange(exchange, c.Examine(exchange)) }
	line := 0
	add := func(operation string, status int, body []byte) {
		line++
		at := contract.Place{File: "recordings/payments, may.ndjson", Line: line, Column: 1}
		check(contract.Exchange{Operation: operation, Status: status, Body: body, At: at})
	}
	payment := sample(t, "fetchPayment/200-captured-upi.json")
	collection := func(items ...string) []byte {
		return []byte(`{"entity":"collection","count":2,"items":[` + strings.Join(items, ",") + `]}`)
	}
	for range 4 {
		add("fetchPayment", 200, payment)
	}
	fraction := change(payment, `"amount": 1000`, `"amount": 10.5`)
	add("fetchPayment", 200, fraction)
	add("fetchPayment", 200, change(payment, `"fee": 24`, `"fee": "24"`))
	add("fetchPayment", 200, change(payment, `"method": "upi"`, `"method": "magic_link"`))
	add("fetchPayment", 200, change(payment, `"fee": 24`, `"fee": 24, "device": "x", "score": 1`))
	add("fetchPayment", 200, change(payment, `"fee": 24`, `"fee": 24, "device": null, "score": 1.5`))
	add("fetchPayment", 202, payment)
	add("listPayments", 200, collection(string(payment), string(fraction)))
	add("listPayments", 200, collection(string(fraction), string(fraction)))
	add("validateVPA", 200, []byte(`{"vpa":"gaurav@exampleupi"`))
	add("validateVPA", 400, []byte(`{"error":{"code":"BAD_REQUEST_ERROR"}}`))
	add("createOrder", 401, sample(t, "createOrder/401-code-alone.json"))
	add("capturePayment", 504, sample(t, "capturePayment/504-gateway-timeout.json"))
	check(contract.Exchange{
		Method: "GET", Path: "/v1/payments/pay_29QQoUBi66xm2f/refunds", Status: 200,
		At: contract.Place{File: "recordings/payments, may.ndjson", Line: line + 1, Column: 1},
	})

	// A hostile key, value, path and file name.
	key := strings.NewReplacer(`\`, `\\`, "\x1b", `\u001b`, "\x07", `\u0007`, "\r", `\r`, "\n", `\n`,
		"\x00", `\u0000`, "\x01", `\u0001`, "\v", `\u000b`).Replace(hostile)
	at := contract.Place{File: "x%0A::<b>,:\n\x1b[1m.har", Entry: 3}
	check(contract.Exchange{Operation: "fetchPayment", Status: 200, At: at, Body: change(payment, `"fee": 24`, `"fee": 24, "`+key+`": true`)})
	check(contract.Exchange{Operation: "fetchPayment", Status: 200, At: at, Body: change(payment, `"method": "upi"`, `"method": "`+key+`"`)})
	s.Add("", 200, []contract.Finding{{ // a message that no check produces
		Rule: contract.RuleUnmatched, Severity: contract.Breaking, Status: 200, Recording: at,
		Message: "GET /" + hostile + " belongs to no operation", Actual: hostile,
	}})
	for _, seen := range fixtureSeen() {
		s.AddSeen(seen)
	}
	s.AddUnreadable(errors.New("recordings/more.ndjson:7: the line breaks off"))
	s.AddUnreadable(errors.New(hostile))
	return s, c
}

// fixtureSeen returns properties and values of some responses, and some that the contract
// does not have.
func fixtureSeen() []contract.Seen {
	seen := []contract.Seen{
		{Operation: "fetchPayment", Status: 200, Pointer: "/status", Value: `"captured"`},
		{Operation: "fetchPayment", Status: 200, Pointer: "/status", Value: hostile},
		{Operation: "fetchPayment", Status: 200, Pointer: "/method", Value: `"upi"`},
		{Operation: "fetchPayment", Status: 200, Pointer: "/entity", Value: `"payment"`},
		{Operation: "fetchPayment", Status: 200, Pointer: "/" + hostile},
		{Operation: "createOrder", Status: 0, Pointer: "/error/code"},
		{Operation: hostile, Status: 200, Pointer: "/amount"},
	}
	for _, name := range []string{"id", "amount", "currency", "status", "method", "acquirer_data", "acquirer_data/rrn", "upi", "upi/vpa"} {
		seen = append(seen, contract.Seen{Operation: "fetchPayment", Status: 200, Pointer: "/" + name})
	}
	return seen
}

// contractText returns a copy of the contract that does not change.
func contractText(t *testing.T) []byte {
	t.Helper()
	text, err := readContract()
	require.NoError(t, err)
	return text
}

func readContract() ([]byte, error) { return os.ReadFile("testdata/contract/payments.yaml") }

// frozenContract is loaded once for all tests. A Contract is immutable.
var frozenContract = sync.OnceValues(func() (*contract.Contract, error) {
	text, err := readContract()
	if err != nil {
		return nil, err
	}
	return contract.Load(text)
})

func sample(t *testing.T, name string) []byte {
	t.Helper()
	body, err := spec.Samples.ReadFile("samples/" + name)
	require.NoError(t, err)
	return body
}

func change(body []byte, from, to string) []byte {
	return bytes.Replace(body, []byte(from), []byte(to), 1)
}

// render returns the report of the fixture in a format.
func render(t *testing.T, format string, change func(*report.Options)) string {
	t.Helper()
	s, c := fixture(t)
	options := report.Options{Name: "spec/payments.yaml", ContractText: contractText(t)}
	if change != nil {
		change(&options)
	}
	var b bytes.Buffer
	require.NoError(t, report.Write(format, &b, s, c, options))
	return b.String()
}
