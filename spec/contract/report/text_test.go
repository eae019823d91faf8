package report_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
)

func TestTextPutsBreakingFirst(t *testing.T) {
	t.Parallel()
	text := render(t, "text", nil)
	news := strings.Index(text, "\nnews ")
	require.Positive(t, news)
	require.Equal(t, 0, strings.Index(text, "breaking "))
	require.NotContains(t, text[news:], "\nbreaking ")
}

func TestTextIsColouredOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	text := render(t, "text", nil)
	require.NotContains(t, text, "\x1b")
	coloured := render(t, "text", func(o *report.Options) { o.Colour = true })
	require.Contains(t, coloured, "\x1b[1;31mbreaking schema\x1b[0m fetchPayment 200 /fee")
	require.Contains(t, coloured, "\x1b[33mnews undocumented-field\x1b[0m fetchPayment 200 /device")
	for _, colour := range []string{"\x1b[1;31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"} {
		coloured = strings.ReplaceAll(coloured, colour, "")
	}
	require.Equal(t, text, coloured, "colours from a recording are removed")
}

func TestFormatsForPeopleHaveNoInvisibleCharacters(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"text", "github", "markdown", "junit", "html"} {
		for _, r := range render(t, format, nil) {
			require.True(t, r == '\n' || unicode.IsPrint(r), "%s: %q", format, r)
		}
	}
}

func TestTextEndsWithTotalsAndCoverage(t *testing.T) {
	t.Parallel()
	text := render(t, "text", nil)
	require.Regexp(t, `\n20 exchanges checked: \d+ breaking, 5 news\n`+
		`coverage: 5 of 17 operations seen, statuses 200 \(16\), 202 \(1\), 400 \(1\), 401 \(1\), 504 \(1\)\n`+
		`not seen: fetchIIN, (.*, )?generateOTP\nproperties and values seen:\n(    .*\n){5}`+
		`2 entries could not be read, the first of them:\n`, text)
	require.Contains(t, text, "\n    fetchPayment    200: 10 of 78 properties, 2 of 34 values; default: 0 of 14 properties\n")
	require.Contains(t, text, "\n    createOrder     200: not seen; default: 1 of 14 properties\n")
}
