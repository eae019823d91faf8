package recording_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract/recording"
)

// BenchmarkNDJSON reads one line per op, with a payment of about 600 bytes.
func BenchmarkNDJSON(b *testing.B) {
	for _, bench := range []struct{ name, line string }{
		{"envelope", `{"method":"GET","url":"https://api.razorpay.com/v1/payments/pay_%014d","status":200,"content_type":"application/json","response":{"body":%s}}`},
		{"names of drift", `{"request":{"method":"GET","url":"https://api.razorpay.com/v1/payments/pay_%014d"},"response":{"status":200,"headers":{"content-type":"application/json"},"body":%s}}`},
	} {
		b.Run(bench.name, func(b *testing.B) {
			const count = 5000
			var text bytes.Buffer
			for i := range count {
				fmt.Fprintf(&text, bench.line+"\n", i, payment(b))
			}
			b.SetBytes(int64(text.Len() / count))
			b.ReportAllocs()
			reader, err := recording.New("b", bytes.NewReader(text.Bytes()), recording.Options{})
			require.NoError(b, err)
			for b.Loop() {
				_, err := reader.Next()
				if errors.Is(err, io.EOF) {
					reader, err = recording.New("b", bytes.NewReader(text.Bytes()), recording.Options{})
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLinesAlone is the lower bound of BenchmarkNDJSON: it splits similar lines without
// parsing them.
func BenchmarkLinesAlone(b *testing.B) {
	text := bytes.Repeat(append(bytes.Repeat([]byte("a"), 785), '\n'), 5000)
	in := bufio.NewReaderSize(bytes.NewReader(text), 64<<10)
	b.SetBytes(786)
	for b.Loop() {
		if _, err := in.ReadSlice('\n'); err != nil {
			in.Reset(bytes.NewReader(text))
		}
	}
}

// payment returns a sample on one line.
func payment(tb testing.TB) []byte {
	tb.Helper()
	pretty, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	require.NoError(tb, err)
	var line bytes.Buffer
	require.NoError(tb, json.Compact(&line, pretty))
	return line.Bytes()
}
