package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
)

func TestAReportSaysWhatTheBaselineDid(t *testing.T) {
	t.Parallel()
	baseline := func(o *report.Options) {
		o.Baseline = &report.Baseline{LeftOut: 3, Gone: []string{"0123456789abcdef fetchPayment 200 /fee value must be an integer"}}
	}
	for _, format := range []string{"text", "github", "markdown", "html"} {
		require.Contains(t, written(t, format, baseline), "3 findings left out by the baseline; 1 entry of it does not occur any more", format)
	}
	require.Contains(t, written(t, "text", baseline), "\n    - 0123456789abcdef fetchPayment 200 /fee value must be an integer\n")
	require.Contains(t, written(t, "json", baseline), `"left_out": 3`)
	require.NotContains(t, written(t, "text", nil), "baseline")
}
