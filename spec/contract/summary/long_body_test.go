package summary_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// The memory for a long body with a fault in every item is proportional to its length, not
// to its length times the faults.
func TestMemoryOfALongBodyWithManyFaults(t *testing.T) { //nolint:paralleltest // it measures allocations
	c := spectest.Contract(t)
	sample, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	require.NoError(t, err)
	const items = 2000
	for name, test := range map[string]struct {
		fault  func(item string, i int) string
		groups int
	}{
		"the same fault": {func(item string, _ int) string {
			return strings.Replace(item, `"amount": 1000`, `"amount": "1000"`, 1)
		}, 1},
		"another property name in each item": {func(item string, i int) string {
			return strings.Replace(item, `"amount"`, fmt.Sprintf(`"name%d": 1, "amount"`, i), 1)
		}, items},
		"a fault that only kin-openapi can describe": {func(item string, _ int) string {
			return strings.Replace(item, `"fee": 24`, `"fee": 2.4e1`, 1)
		}, 1},
	} {
		body := bytes.NewBufferString(`{"entity":"collection","count":2000,"items":[`)
		for i := range items {
			if i > 0 {
				body.WriteByte(',')
			}
			item := test.fault(string(sample), i)
			require.NotEqual(t, string(sample), item)
			body.WriteString(item)
		}
		body.WriteString(`]}`)
		exchange := contract.Exchange{Operation: "listPayments", Status: 200, Body: body.Bytes(), At: contract.Place{File: "f", Line: 1}}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s := summary.Of(c)
		s.AddExchange(exchange, c.Checker().Examine(exchange))
		runtime.ReadMemStats(&after)
		require.Len(t, s.Findings, test.groups, name)
		allocated := after.TotalAlloc - before.TotalAlloc
		require.Less(t, allocated, uint64(100*body.Len()), name)
		t.Logf("%s: %d bytes allocated per byte of the body", name, allocated/uint64(body.Len()))
	}
}
