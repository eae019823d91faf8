package pool_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract/pool"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// Invalid exchanges should be checked at no less than 80% of the speed of valid ones,
// whatever their faults.
func BenchmarkExchanges(b *testing.B) {
	const exchanges = 20_000
	checks := spectest.Contract(b)
	for name, fault := range map[string]func(body []byte, i int) []byte{
		"good":  func(body []byte, _ int) []byte { return body },
		"bad":   withFault,
		"names": withName,
	} {
		text := recorded(b, exchanges, fault)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				workers := pool.New(checks, 1, nil)
				reader, err := recording.New("-", bytes.NewReader(text), recording.Options{})
				require.NoError(b, err)
				for {
					raw, err := reader.NextRaw()
					if errors.Is(err, io.EOF) {
						break
					}
					workers.Add(raw, err)
				}
				found, err := workers.Finish()
				require.NoError(b, err)
				require.Equal(b, int64(exchanges), found.Exchanges)
				require.Equal(b, name == "good", len(found.Findings) == 0)
			}
			b.ReportMetric(float64(b.N*exchanges)/b.Elapsed().Seconds(), "exchanges/s")
		})
	}
}

// recorded returns a recording of payments, each with a fault.
func recorded(tb testing.TB, exchanges int, fault func([]byte, int) []byte) []byte {
	tb.Helper()
	sample, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	require.NoError(tb, err)
	var compact, text bytes.Buffer
	require.NoError(tb, json.Compact(&compact, sample))
	for i := range exchanges {
		body := bytes.Replace(compact.Bytes(), []byte(`pay_G8VQzjPLoAvm6D`), fmt.Appendf(nil, "pay_%014d", i), 1)
		fmt.Fprintf(&text, `{"request":{"method":"GET","url":"https://api.razorpay.com/v1/payments/pay_%014d","headers":{"authorization":"Basic eDp5"}},`+
			`"response":{"status":200,"headers":{"content-type":"application/json"},"body":%s}}`+"\n", i, fault(body, i))
	}
	return text.Bytes()
}

// withFault returns a payment with a fault that servers make.
func withFault(body []byte, i int) []byte {
	faults := [][2]string{
		{`"currency":"INR",`, ``},
		{`"amount":1000`, `"amount":"1000"`},
		{`"fee":24`, `"fee":24.5`},
		{`"id":"pay_`, `"id":"payment_`},
		{`"captured":true`, `"captured":"true"`},
		{`"status":"captured"`, `"status":"settled"`},
		{`"entity":"payment"`, `"entity":"payments"`},
		{`"created_at":`, `"undocumented":"x","created_at":`},
	}
	fault := faults[i%len(faults)]
	return bytes.Replace(body, []byte(fault[0]), []byte(fault[1]), 1)
}

// withName returns a payment with two of 3,000 undocumented properties.
func withName(body []byte, i int) []byte {
	added := fmt.Appendf(nil, `"name%d":"x","other%d":1,"created_at":`, i%3000, i*7%2999)
	return bytes.Replace(body, []byte(`"created_at":`), added, 1)
}
