package report_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
)

func TestHTMLAsksForNothingElse(t *testing.T) {
	t.Parallel()
	page := written(t, "html", nil)
	require.NotRegexp(t, `(?i)<(script|img|link|iframe|object|embed|base|form)`, page)
	require.NotRegexp(t, `(?i)<[^>]* (src|on[a-z]+|style)=`, page)
	require.NotRegexp(t, `(?i)href="[^#]|url\(|@import`, page)
	require.Contains(t, page, `<meta name="viewport" content="width=device-width`)
	require.Contains(t, page, `prefers-color-scheme: dark`)
}

func TestHTMLSetsTheContractBesideAFinding(t *testing.T) {
	t.Parallel()
	s, _ := made(t)
	page := written(t, "html", nil)
	lines := 0
	for _, group := range s.Findings {
		if group.Finding.Contract.Line > 0 {
			lines++
		}
	}
	require.Len(t, regexp.MustCompile(`class="marked"`).FindAllString(page, -1), lines)
	require.Regexp(t, `class="marked"><b>\d+</b><span>    +enum: \[card, netbanking, `, page)
	without := written(t, "html", func(o *report.Options) { o.ContractText = nil })
	require.NotContains(t, without, `class="marked"`)
	require.Contains(t, without, "spec/payments.yaml:")
}

func TestTheCoverageMatrixLeadsToTheFindings(t *testing.T) {
	t.Parallel()
	page := written(t, "html", nil)
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1)
	require.Len(t, links, 5)
	for _, link := range links {
		require.Contains(t, page, `<article id="`+link[1]+`"`)
	}
}
