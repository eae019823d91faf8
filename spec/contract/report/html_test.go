package report_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
)

func TestHTMLIsSelfContained(t *testing.T) {
	t.Parallel()
	page := render(t, "html", nil)
	require.NotRegexp(t, `(?i)<(script|img|link|iframe|object|embed|base|form)`, page)
	require.NotRegexp(t, `(?i)<[^>]* (src|on[a-z]+|style)=`, page)
	require.NotRegexp(t, `(?i)href="[^#]|url\(|@import`, page)
	require.Contains(t, page, `<meta name="viewport" content="width=device-width`)
	require.Contains(t, page, `prefers-color-scheme: dark`)
}

func TestHTMLShowsTheContractBesideAFinding(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	page := render(t, "html", nil)
	lines := 0
	for _, group := range s.Findings {
		if group.Finding.Contract.Line > 0 {
			lines++
		}
	}
	require.Len(t, regexp.MustCompile(`class="marked"`).FindAllString(page, -1), lines)
	require.Regexp(t, `class="marked"><b>\d+</b><span>    +enum: \[card, netbanking, `, page)
	without := render(t, "html", func(o *report.Options) { o.ContractText = nil })
	require.NotContains(t, without, `class="marked"`)
	require.Contains(t, without, "spec/payments.yaml:")
}

func TestCoverageMatrixLinksToTheFindings(t *testing.T) {
	t.Parallel()
	page := render(t, "html", nil)
	require.Contains(t, page, `<a href="#seen">`)
	require.Contains(t, page, `<h2 id="seen">`)
	links := regexp.MustCompile(`href="#(f-[^"]+)"`).FindAllStringSubmatch(page, -1)
	require.Len(t, links, 5)
	for _, link := range links {
		require.Contains(t, page, `<section id="`+link[1]+`"`)
	}
}

// The expected operations are those of the contract in testdata, which does not change.
func TestCoverageMatrixMarksUnseenResponses(t *testing.T) {
	t.Parallel()
	page := render(t, "html", nil)
	header := regexp.MustCompile(`<thead>.*</thead>`).FindString(page)
	require.Equal(t, []string{"operation", "200", "202", "400", "401", "504", "default"}, texts(header, `<th scope="col">([^<]*)</th>`))
	for operation, want := range map[string][]string{
		"createOrder":  {"○", "·", "·", "1", "·", "1"},
		"fetchIIN":     {"○", "·", "·", "·", "·", "○"},
		"fetchPayment": {"11", "1", "·", "·", "·", "1"},
		"validateVPA":  {"1", "·", "1", "·", "·", "1"},
	} {
		row := regexp.MustCompile(`(?s)<th scope="row">` + operation + `<small>.*?</th>(.*?)</tr>`).FindStringSubmatch(page)
		require.NotNil(t, row, operation)
		require.Equal(t, want, texts(row[1], `<td[^>]*>(?:<a [^>]*>)?([^<]*)`), operation)
	}
}

// texts returns the first group of each match.
func texts(text, pattern string) []string {
	var found []string
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

func TestHTMLListsSeenAndUnseenProperties(t *testing.T) {
	t.Parallel()
	page := render(t, "html", nil)
	parts := regexp.MustCompile(`(?s)<details><summary><span>fetchPayment</span>.*?</details>`).FindAllString(page, -1)
	require.Len(t, parts, 1)
	part := parts[0]
	require.Contains(t, part, "200: 10 of 78 properties, 2 of 34 values; default: 0 of 14 properties")
	require.Contains(t, part, `<span><code>/card</code> <small class="quiet">and 12 within</small></span>`)
	require.NotContains(t, part, "<code>/card/", "properties of an unseen object are counted with it")
	require.Contains(t, part, `<dt><code>/status</code></dt><dd class="flow"><code class="good">&#34;captured&#34;</code><span class="quiet">not seen:</span>`+
		`<code class="missed">&#34;created&#34;</code><code class="missed">&#34;authorized&#34;</code>`)
	require.NotContains(t, part, "<dt><code>/card/network", "the values of an unseen property")
	require.NotContains(t, part, "<dt><code>/entity", "a list of one value")
	require.Regexp(t, `<dt>seen</dt><dd class="flow quiet"><code>/acquirer_data</code><code>/acquirer_data/rrn</code><code>/amount</code>`, part)
	require.Contains(t, part, "<h3>default")
	capture := regexp.MustCompile(`(?s)<details><summary><span>capturePayment</span>.*?</details>`).FindString(page)
	require.Contains(t, capture, "<h3>default")
	require.NotContains(t, capture, "<h3>200", "there was no such response")
}

// A summary without seen properties says nothing about their coverage.
func TestUnknownCoverageIsNotReported(t *testing.T) {
	t.Parallel()
	s, c := fixture(t)
	s.Seen = nil
	for _, format := range report.Formats() {
		var b bytes.Buffer
		require.NoError(t, report.Write(format, &b, s, c, report.Options{}))
		require.NotRegexp(t, `of \d+ (properties|values)`, b.String(), format)
		if format == "json" {
			require.NotContains(t, b.String(), `"properties"`)
		}
	}
	var b bytes.Buffer
	require.NoError(t, report.Write("text", &b, s, c, report.Options{}))
	require.Contains(t, b.String(), "\n    createOrder     200: not seen; default: seen\n")
}
