package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
)

func TestReportCountsBaselineFindings(t *testing.T) {
	t.Parallel()
	baseline := func(o *report.Options) {
		o.Baseline = &report.Baseline{LeftOut: 3, Gone: []string{"0123456789abcdef fetchPayment 200 /fee value must be an integer"}}
	}
	for _, format := range []string{"text", "github", "markdown", "html"} {
		require.Contains(t, render(t, format, baseline), "3 findings left out by the baseline; 1 entry of it no longer occurs", format)
	}
	require.Contains(t, render(t, "text", baseline), "\n    - 0123456789abcdef fetchPayment 200 /fee value must be an integer\n")
	require.Contains(t, render(t, "json", baseline), `"left_out": 3`)
	require.NotContains(t, render(t, "text", nil), "baseline")
}
