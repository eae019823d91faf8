package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

func TestMarkdownConfinesForeignText(t *testing.T) {
	t.Parallel()
	exchanges := strings.Count(render(t, "ndjson", nil), "\n")
	text := render(t, "markdown", nil)
	before, after, found := strings.Cut(text, "<details><summary>Properties and values seen</summary>")
	require.True(t, found)
	table, after, found := strings.Cut(after, "</details>")
	require.True(t, found)
	require.Equal(t, 5+2, countRows(t, table, 2), "one row per operation that was seen")
	rows := countRows(t, before+after, 7)
	require.Equal(t, exchanges+2, rows)
	require.Equal(t, exchanges+1, strings.Count(text, "<details>"))
	require.Equal(t, exchanges+1, strings.Count(text, "</details>"))

	outside := text // the text outside fences, code spans and the report's own elements
	for _, inside := range []string{"(?s)\n  (````?)\n.*?\n  ````?\n", "`[^`\n]+`", "<summary>.*</summary>"} {
		outside = regexp.MustCompile(inside).ReplaceAllString(outside, "")
	}
	for _, mark := range []string{"<img", "</script", "@all", "](", "{{", "\\"} {
		require.NotContains(t, outside, mark)
	}
	for _, heading := range regexp.MustCompile("<summary>(.*)</summary>").FindAllStringSubmatch(text, -1) {
		require.NotRegexp(t, "<(img|/?script)", heading[1])
	}
}

// countRows counts the table rows, all of which must have the given number of cells.
func countRows(t *testing.T, text string, cells int) int {
	t.Helper()
	rows := 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			rows++
			require.Equal(t, cells+1, strings.Count(line, "|"), line)
		}
	}
	return rows
}

func TestMarkdownFitsIntoAComment(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	s := summary.New()
	for i := range 120 {
		body := fmt.Appendf(nil, `{"vpa":"a@b","success":true,"field_%d":1}`, i)
		s.Add("validateVPA", 200, c.Check(contract.Exchange{Operation: "validateVPA", Status: 200, Body: body}))
	}
	require.Len(t, s.Findings, 120)
	var b bytes.Buffer
	require.NoError(t, report.Write("markdown", &b, s, c, report.Options{}))
	require.Less(t, b.Len(), 65536)
	require.Contains(t, b.String(), "70 exchanges more")
}
