package contract_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

// A checker returns the findings of its stateless contract, both the first time and from
// its cache. Package fast compares thousands of mutants in the same way; these are cases
// that its bodies do not reach.
func TestCheckerAgreesWithItsContract(t *testing.T) {
	t.Parallel()
	c := load(t)
	checker := c.Checker()
	for i := range 3 {
		for _, test := range []contract.Exchange{
			{Status: 200, Body: fmt.Appendf(nil, `{"vpa":%d,"success":true}`, i)},
			{Status: 200, Body: fmt.Appendf(nil, `{"vpa":%d,"success":true}`, i), ContentType: "application/json; charset=utf-8"},
			{Status: 200, Body: fmt.Appendf(nil, `{"vpa":"%d"}`, i)},
			{Status: 200, Body: fmt.Appendf(nil, `{"vpa":"a@b","success":true,"bank":"%d"}`, i)},
			{Status: 200, Body: fmt.Appendf(nil, `{"vpa":"a@b","success":true,"bank":[%d]}`, i)},
			{Status: 200, Body: fmt.Appendf(nil, `{"vpa":"a@b","success":"%d"`, i)},
			{Status: 400, Body: fmt.Appendf(nil, `{"error":{"code":%d}}`, i)},
			{Status: 401, Body: fmt.Appendf(nil, `{"error":{"code":%d}}`, i)},
			{Status: 201 + i, Body: []byte(`{}`)},
			{Status: 200, Body: []byte(`{}`), ContentType: "text/html"},
			{Status: 200, Body: []byte(`{}`), ContentType: "application/json; ="},
		} {
			test.Operation, test.At = "validateVPA", contract.Place{File: "f", Line: i}
			require.Equal(t, c.Check(test), checker.Examine(test).Findings, "%s", test.Body)
		}
	}
}

// A checker and its contract also agree on a fault at each place of a sample, and on the
// fingerprints: the cached findings of one fault are never returned for another fault at
// the same place, or for the same fault elsewhere.
func TestCheckerDistinguishesFaults(t *testing.T) {
	t.Parallel()
	c := load(t)
	checker := c.Checker()
	faults := []string{`"a"`, `"b"`, `"a"`, `7`, `8`, `null`, `true`, `[]`, `{}`, `1.5`, `-1`, `"pay_"`}
	for _, sample := range []string{"fetchPayment/200-failed-card", "fetchRefund/200-processed", "fetchPaymentLink/200-paid", "fetchOrder/200-paper-mandate"} {
		body, err := spec.Samples.ReadFile("samples/" + sample + ".json")
		require.NoError(t, err)
		operation, _, _ := strings.Cut(sample, "/")
		for _, place := range regexp.MustCompile(`": *("[^"]*"|[0-9]+|null|true|false|\[\]|[{])`).FindAllSubmatchIndex(body, -1) {
			if body[place[2]] == '{' {
				continue
			}
			for _, value := range faults {
				exchange := contract.Exchange{
					Operation: operation, Status: 200, At: contract.Place{File: "f", Line: place[2]},
					Body: slices.Concat(body[:place[2]], []byte(value), body[place[3]:]),
				}
				result := checker.Examine(exchange)
				require.Equal(t, c.Check(exchange), result.Findings, "%s", exchange.Body)
				for i := range result.Findings {
					require.Equal(t, result.Findings[i].Fingerprint(), result.Fingerprint(i), "%s", exchange.Body)
				}
			}
		}
	}
}

// Merchants choose the keys of notes: the keys stay out of findings, and do not make a
// finding each.
func TestMapKeysBecomeWildcards(t *testing.T) {
	t.Parallel()
	c := load(t)
	payment, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	require.NoError(t, err)
	checker := c.Checker()
	var first contract.Finding
	for i, key := range []string{"9876543210", "a~1b", "0", "gaurav", "9876543211"} {
		body := regexp.MustCompile(`"notes":[^,]*,`).ReplaceAll(payment, fmt.Appendf(nil, `"notes":{"x":"y",%q:%d},`, key, i))
		exchange := contract.Exchange{Operation: "fetchPayment", Status: 200, Body: body}
		for _, findings := range [][]contract.Finding{c.Check(exchange), checker.Examine(exchange).Findings} {
			require.Len(t, findings, 1)
			require.Equal(t, "/notes/*", findings[0].Pointer)
			if i == 0 {
				first = findings[0]
			}
			require.Equal(t, first.Fingerprint(), findings[0].Fingerprint(), key)
		}
	}
	list := []byte(`{"entity":"collection","count":1,"items":[` + strings.Replace(string(payment), `"amount": 1000`, `"amount": "x"`, 1) + `]}`)
	findings := c.Check(contract.Exchange{Operation: "listPayments", Status: 200, Body: list})
	require.Len(t, findings, 1)
	require.Equal(t, "/items/0/amount", findings[0].Pointer, "indices lead to the value")
}

func TestAnswerWithoutASchemaIsValid(t *testing.T) {
	t.Parallel()
	c, err := contract.Load([]byte(`{"openapi":"3.0.3","info":{"title":"t","version":"1"},"servers":[{"url":"https://example.com"}],
		"paths":{"/it":{"get":{"operationId":"it","responses":{"200":{"description":"d","content":{"text/html":{}}}}}}}}`))
	require.NoError(t, err)
	for _, examine := range []func(contract.Exchange) contract.Result{c.Examine, c.Plain().Examine, c.Checker().Examine} {
		require.Empty(t, examine(contract.Exchange{Operation: "it", Status: 200, ContentType: "text/html", Body: []byte("<html>")}).Findings)
	}
}

func TestAKnownFaultIsNotExplainedAgain(t *testing.T) { //nolint:paralleltest // testing.AllocsPerRun forbids it
	c := load(t)
	examine := func(k *contract.Checker, body string) func() {
		return func() {
			k.Examine(contract.Exchange{Operation: "validateVPA", Status: 200, Body: []byte(body)})
		}
	}
	// kin-openapi makes hundreds of allocations; a finding's slice, pointer and masked value a few
	require.Less(t, testing.AllocsPerRun(100, examine(c.Checker(), `{"vpa":7,"success":true,"bank":"HDFC"}`)), 20.0)
	fresh := func() { examine(c.Checker(), `{"vpa":7,"success":true,"bank":"HDFC"}`)() }
	require.Greater(t, testing.AllocsPerRun(100, fresh), 60.0, "the bound above can be missed")
}

func TestSeen(t *testing.T) {
	t.Parallel()
	c := load(t)
	downtime := `{"id":"down_1","method":%s,"begin":1,"end":null,"status":"started","scheduled":false,"severity":"high","instrument":{"bank":"HDFC"},"created_at":1,"updated_at":1}`
	for name, test := range map[string]struct {
		operation string
		status    int
		bodies    []string
		has, not  []contract.Seen
	}{
		"properties and values": {
			"fetchPaymentDowntime", 200,
			[]string{fmt.Sprintf(downtime, `"card"`), fmt.Sprintf(downtime, `"upi"`)},
			[]contract.Seen{
				{Pointer: "/method"}, {Pointer: "/method", Value: `"card"`}, {Pointer: "/method", Value: `"upi"`},
				{Pointer: "/end"}, {Pointer: "/instrument/bank"},
			},
			[]contract.Seen{{Pointer: "/entity"}, {Pointer: "/method", Value: `"wallet"`}, {Pointer: "/instrument/psp"}},
		},
		"of an invalid body": {
			"fetchPaymentDowntime", 200,
			[]string{fmt.Sprintf(downtime, `7`)},
			[]contract.Seen{{Pointer: "/method"}, {Pointer: "/severity", Value: `"high"`}, {Pointer: "/instrument/bank"}},
			[]contract.Seen{{Pointer: "/method", Value: `"card"`}},
		},
		"in lists and maps": {
			"listPayments", 200,
			[]string{`{"entity":"collection","count":1,"items":[{"status":"captured","notes":{"a":"b"}}]}`},
			[]contract.Seen{{Pointer: "/items/*/status"}, {Pointer: "/items/*/status", Value: `"captured"`}, {Pointer: "/items/*/notes/*"}},
			[]contract.Seen{{Pointer: "/items/*/amount"}},
		},
		"under default": {
			"validateVPA", 502,
			[]string{`{"error":{"code":"GATEWAY_ERROR","description":"d"}}`},
			[]contract.Seen{{Pointer: "/error/code"}, {Pointer: "/error/description"}},
			[]contract.Seen{{Pointer: "/next"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checker := c.Checker()
			for _, body := range test.bodies {
				checker.Examine(contract.Exchange{Operation: test.operation, Status: test.status, Body: []byte(body)})
			}
			seen := checker.Seen()
			under := test.status
			if under != http.StatusOK {
				under = 0
			}
			for _, one := range test.has {
				one.Operation, one.Status = test.operation, under
				require.Contains(t, seen, one)
			}
			for _, one := range test.not {
				one.Operation, one.Status = test.operation, under
				require.NotContains(t, seen, one)
			}
			for i, one := range seen {
				require.NotEqual(t, contract.Seen{Operation: one.Operation, Status: one.Status}, one)
				require.Equal(t, i, slices.Index(seen, one), "%v is listed twice", one)
			}
		})
	}
}

// Most invalid bodies repeat an earlier fault. Checking them must not cost what kin-openapi
// costs.
func BenchmarkBadPayment(b *testing.B) {
	c := load(b)
	sample, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	require.NoError(b, err)
	for name, check := range map[string]func(contract.Exchange) contract.Result{
		"checker": c.Checker().Examine, "contract": c.Examine, "kin-openapi alone": c.Plain().Examine,
	} {
		b.Run(name, func(b *testing.B) {
			body := bytes.Replace(sample, []byte(`"captured": true`), []byte(`"captured": 1.5`), 1)
			exchange := contract.Exchange{Operation: "fetchPayment", Status: 200, Body: body}
			b.ReportAllocs()
			for b.Loop() {
				if len(check(exchange).Findings) == 0 {
					b.Fatal("no finding")
				}
			}
		})
	}
}

// Seen uses the pointers and values of Documented, so that a report can join the two.
func TestEverySeenEntryIsDocumented(t *testing.T) {
	t.Parallel()
	c := load(t)
	checker := c.Checker()
	files, err := fs.Glob(spec.Samples, "samples/*/[0-9]*.json")
	require.NoError(t, err)
	for _, file := range files {
		body, err := spec.Samples.ReadFile(file)
		require.NoError(t, err)
		status, err := strconv.Atoi(path.Base(file)[:3])
		require.NoError(t, err)
		require.Empty(t, checker.Examine(contract.Exchange{Operation: path.Base(path.Dir(file)), Status: status, Body: body}).Findings)
	}
	documented := map[contract.Seen]bool{}
	for _, one := range c.Documented() {
		documented[contract.Seen{Operation: one.Operation, Status: one.Status, Pointer: one.Pointer, Value: one.Value}] = true
	}
	seen := checker.Seen()
	require.Greater(t, len(seen), len(documented)/3, "expandable objects are documented in many places, and seen in few of them")
	for _, one := range seen {
		require.True(t, documented[one], "%+v is documented", one)
	}
}
