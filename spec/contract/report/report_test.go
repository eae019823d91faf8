package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

func TestUnknownFormatIsRefused(t *testing.T) {
	t.Parallel()
	s, c := fixture(t)
	var b bytes.Buffer
	err := report.Write("xml", &b, s, c, report.Options{})
	require.EqualError(t, err, `report: unknown format "xml", want one of text, json, ndjson, sarif, junit, github, markdown, html`)
	require.Empty(t, b.String())
}

func TestWriteNeedsASummaryAndItsContract(t *testing.T) {
	t.Parallel()
	s, c := fixture(t)
	require.Error(t, report.Write("text", io.Discard, nil, c, report.Options{}))
	require.Error(t, report.Write("text", io.Discard, s, nil, report.Options{}))
	other, err := contract.Load(append(contractText(t), "# another\n"...))
	require.NoError(t, err)
	require.EqualError(t, report.Write("text", io.Discard, s, other, report.Options{}), "report: the summary is of another contract")
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrorsAreReturned(t *testing.T) {
	t.Parallel()
	s, c := fixture(t)
	for _, format := range report.Formats() {
		require.ErrorIs(t, report.Write(format, full{}, s, c, report.Options{}), errFull, format)
	}
}

func TestEmptySummaryIsReported(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	for format, want := range map[string]string{
		"text":     "nothing was checked\n",
		"json":     `"exchanges": 0,`,
		"ndjson":   "",
		"sarif":    `"executionSuccessful": false`,
		"junit":    `<error message="nothing was checked"`,
		"github":   "::error::nothing was checked\n",
		"markdown": "**nothing was checked**",
		"html":     "<strong>nothing was checked</strong>",
	} {
		var b bytes.Buffer
		require.NoError(t, report.Write(format, &b, summary.New(), c, report.Options{}))
		require.Contains(t, b.String(), want, format)
	}
}

func TestWriteDoesNotChangeTheSummary(t *testing.T) {
	t.Parallel()
	s, c := fixture(t)
	before, err := json.Marshal(s)
	require.NoError(t, err)
	for _, format := range report.Formats() {
		require.NoError(t, report.Write(format, io.Discard, s, c, report.Options{Name: "x"}))
	}
	after, err := json.Marshal(s)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

func TestStatusOfAnUnknownOperationIsShown(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	s := summary.New()
	s.Add("fetchRefund", 206, nil)
	for _, format := range []string{"text", "json", "junit", "html"} {
		var b bytes.Buffer
		require.NoError(t, report.Write(format, &b, s, c, report.Options{}))
		require.Contains(t, b.String(), "206", format)
	}
}

// Patterns that are not checked are counted, with the place of the first.
func TestUncheckedPatternsAreCounted(t *testing.T) {
	t.Parallel()
	c, err := contract.Load([]byte("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {description: d, content: " +
		"{application/json: {schema: {type: object, properties: {b: {type: string, pattern: '(?!x)'}, c: {type: string, pattern: '(?=x)'}}}}}}}\n"))
	require.NoError(t, err)
	s := summary.Of(c)
	exchange := contract.Exchange{Method: "GET", Path: "/a", Status: 200, Body: []byte(`{"b":1}`)}
	s.AddExchange(exchange, c.Examine(exchange))
	for _, format := range report.Formats() {
		var b bytes.Buffer
		require.NoError(t, report.Write(format, &b, s, c, report.Options{Name: "a.yaml"}))
		require.Contains(t, b.String(), "GET /a", format)
		switch format {
		case "ndjson": // has only exchanges
		case "json":
			require.Regexp(t, `"pattern that is not checked": \{\s*"count": 2,\s*"first": \[\s*"a.yaml:6:`, b.String())
		case "markdown": // written as code
			require.Contains(t, html.UnescapeString(b.String()), "contract: 2, pattern that is not checked; the first: a.yaml:6:")
		default:
			require.Contains(t, b.String(), "contract: 2, pattern that is not checked; the first: a.yaml:6:", format)
		}
	}
}

// No format lets a recording write a command that GitHub's runner would execute.
func TestNoFormatContainsWorkflowCommands(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	body := []byte(`{"##[add-mask]a":1,"\n::stop-commands::x":2,"vpa":"a@b","success":true}`)
	s := summary.New()
	s.Add("validateVPA", 200, c.Check(contract.Exchange{Operation: "validateVPA", Status: 200, Body: body}))
	s.Add("", 200, c.Check(contract.Exchange{Method: "::stop-commands::x", Path: "\n::error::x ##[error]x", Status: 200}))
	s.AddUnreadable(errors.New("::stop-commands::x"))
	require.Len(t, s.Findings, 3)
	for _, format := range report.Formats() {
		var b bytes.Buffer
		require.NoError(t, report.Write(format, &b, s, c, report.Options{}))
		require.NotContains(t, b.String(), "##[", format)
		require.NotRegexp(t, `(?m)^\s*::(stop|error::x)`, b.String(), format)
	}
}
