package page_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Positional arguments other than identifiers are sent in the body too; identifiers go into
// the path.
func TestPositionalArgumentIsPartOfTheSample(t *testing.T) {
	t.Parallel()
	read, err := page.Read("made", []byte("### Capture\n\n```go\npaymentId := \"pay_1\"\namount := 40\ndata := map[string]interface{}{\n  \"currency\": \"INR\",\n}\nbody, err := client.Payment.Capture(paymentId, amount, data, nil)\n```\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| paymentId* | string |\n| amount* | integer |\n"))
	require.NoError(t, err)
	for _, fact := range read.Sections[0].Facts {
		if fact.Kind == page.KindSample {
			require.Equal(t, map[string]any{"amount": json.Number("40"), "currency": "INR"}, fact.Sample.Body)
			return
		}
	}
	require.Fail(t, "no sample")
}
