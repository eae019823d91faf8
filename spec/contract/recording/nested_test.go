package recording_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// The scanner looks at eight or sixteen bytes at once. It must find the end of a body at whatever
// offset its brackets, quotes and escapes are.
func TestEndOfBody(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	var want []string
	for _, body := range []string{
		`{"a":%q,"b":"}"}`, `{"a":%q,"b":"\\"}`, `{"a":%q,"b":"\"}"}`, `{"a":%q,"b":"\\\"}]"}`, `[[%q,{}],[[]]]`,
		`{"a|~_^":%q,"é":"ü}","b":[{"c":"[{"}]}`, `{"%[1]s\"":%[1]q,"b":{"c":{}}}`, `[%q,"\u005d]","\\\\"]`,
	} {
		for length := range 40 {
			one := fmt.Sprintf(body, strings.Repeat("x", length))
			want = append(want, one)
			fmt.Fprintf(&text, `{"method":"GET","path":"/a","status":200,"response":{"body":%s}}`+"\n", one)
		}
	}
	reader, err := recording.New("r", strings.NewReader(text.String()), recording.Options{})
	require.NoError(t, err)
	exchanges, faults := drain(t, reader)
	require.Empty(t, faults)
	require.Len(t, exchanges, len(want))
	for i, exchange := range exchanges {
		require.JSONEq(t, want[i], string(exchange.Body))
		require.Len(t, exchange.Body, len(want[i]))
	}
}
