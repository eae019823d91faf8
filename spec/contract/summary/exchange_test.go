package summary_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// The samples of all findings share one decoding of the body, so that an exchange with
// thousands of findings takes little more memory than its decoded body.
func BenchmarkExchangeWithManyFindings(b *testing.B) {
	c := spectest.Contract(b)
	body := []byte(`{"vpa":"a@b","success":true`)
	for i := range 3000 {
		body = fmt.Appendf(body, `,"name%d":%d`, i, i)
	}
	body = append(body, '}')
	exchange := contract.Exchange{Operation: "validateVPA", Status: 200, Body: body, At: contract.Place{File: "f", Line: 1}}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		s := summary.Of(c)
		s.AddExchange(exchange, c.Examine(exchange))
		require.Len(b, s.Findings, 3000)
	}
}

func TestEachFindingOfAnExchangeHasItsSample(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	s := summary.Of(c)
	body := []byte(`{"vpa":7,"success":"yes"}`)
	exchange := contract.Exchange{Operation: "validateVPA", Status: 200, Body: body, At: contract.Place{File: "f", Line: 1}}
	s.AddExchange(exchange, c.Examine(exchange))
	samples := map[string]string{}
	for _, group := range s.Findings {
		samples[group.Finding.Pointer] = group.Sample
	}
	require.Equal(t, map[string]string{"/vpa": `{"vpa":9,"success":"xxx"}`, "/success": `{"success":"xxx","vpa":9}`}, samples)
}
