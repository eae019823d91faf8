package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

// made returns a page whose amount has the given type: with string it drifts. The currency is
// unverifiable, the other facts are aligned.
func made(t *testing.T, amount string) *page.Page {
	t.Helper()
	read, err := page.Read("made", []byte("### Capture payment\n\n```py\nclient.payment.capture(paymentId,{'amount': 1, 'currency': 'INR'})\n```\n"+
		"**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| amount* | "+amount+" | |\n| currency* | money | |\n"))
	require.NoError(t, err)
	return read
}

var loaded = sync.OnceValues(func() (*compare.Contract, error) {
	return compare.Load("spec/payments.yaml", spec.Contract)
})

// load returns the contract, which all tests share and none changes.
func load(t *testing.T) *compare.Contract {
	t.Helper()
	against, err := loaded()
	require.NoError(t, err)
	return against
}

func written(t *testing.T, format string, d report.Document) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.Write(format, &b, d))
	return b.String()
}

// Several properties that the contract lacks at one place are an item each.
func TestCheckListsEachMissingProperty(t *testing.T) {
	t.Parallel()
	read, err := page.Read("made", []byte("### Capture payment\n\n```py\nclient.payment.capture(paymentId,{'amount': 1, 'currency': 'INR'})\n```\n"+
		"**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| wick | string | |\n| colour | string | |\n"))
	require.NoError(t, err)
	text := written(t, "text", report.OfCheck(compare.Pages([]*page.Page{read}, load(t), nil), false))
	require.Contains(t, text, "    differs    exists: the page says there is one; the contract: no property wick in ")
	require.Contains(t, text, "    differs    exists: the page says there is one; the contract: no property colour in ")
}

func TestCheckInEveryFormat(t *testing.T) {
	t.Parallel()
	checked := compare.Pages([]*page.Page{made(t, "string")}, load(t), nil)
	d := report.OfCheck(checked, false)
	const totals = "5 facts: 3 aligned, 0 acknowledged, 1 drifted, 1 unverifiable"
	text := written(t, "text", d)
	require.Contains(t, text, "drifted made:9: Capture payment, body amount of capturePayment\n"+
		"    differs    type: the page says string; the contract: integer\n    contract   spec/payments.yaml:")
	require.Contains(t, text, "    because    the type \"money\" is not known\n")
	require.Contains(t, text, "\n"+totals+"\n")
	require.NotContains(t, text, "aligned made", "only with all")
	require.Contains(t, written(t, "text", report.OfCheck(checked, true)), "aligned made:4: Capture payment, the call of capturePayment")

	github := written(t, "github", d)
	require.Regexp(t, `(?m)^::error file=spec/payments\.yaml,line=\d+,col=\d+,title=drifted made%3A9%3A Capture payment%2C body amount of capturePayment::differs: type`, github)
	require.Regexp(t, `(?m)^::warning file=spec/payments\.yaml,`, github)

	markdown := written(t, "markdown", d)
	require.Contains(t, markdown, "### Documentation compared with `spec/payments.yaml`\n\n**"+totals+"**\n")
	require.Contains(t, markdown, "- `drifted made:9: Capture payment, body amount of capturePayment`\n")

	var decoded struct {
		Counts   map[string]int `json:"counts"`
		Verdicts []struct {
			State   string `json:"state"`
			Heading string `json:"heading"`
		} `json:"verdicts"`
	}
	require.NoError(t, json.Unmarshal([]byte(written(t, "json", d)), &decoded))
	require.Equal(t, map[string]int{"aligned": 3, "acknowledged": 0, "drifted": 1, "unverifiable": 1}, decoded.Counts)
	require.Len(t, decoded.Verdicts, 5)
	require.Equal(t, "Capture payment", decoded.Verdicts[0].Heading)
}

// What is remarked on sections and rows is listed after the facts, each remark for itself.
func TestRemarks(t *testing.T) {
	t.Parallel()
	const entries = "acknowledged:\n- {row: D1, page: made, aspect: max, says: \"5\", at: [{heading: Capture payment, fact: body amount}, {heading: Capture payment, fact: body currency}]}\n"
	rows, err := decisions.Read([]byte(entries), load(t).Contract)
	require.NoError(t, err)
	read := made(t, "integer")
	read.Sections = append(read.Sections, page.Section{Heading: "Paint it", Line: 20, Facts: []page.Fact{{Kind: page.KindOperation}}})
	text := written(t, "text", report.OfCheck(compare.Pages([]*page.Page{read}, load(t), rows), false))
	require.Contains(t, text, "unknown made:20: Paint it\n    because    no operation of the contract names the heading \"Paint it\" in x-docs\n")
	for _, fact := range []string{"body amount", "body currency"} {
		require.Contains(t, text, "stale made: Capture payment\n    because    the page no longer says max 5 of "+fact+", which D1 settles\n    at         spec/acknowledged.yaml:2\n")
	}
	require.Contains(t, text, "1 unverifiable; 1 unknown section; 2 stale acknowledgements\n")
}

func TestDiffInEveryFormat(t *testing.T) {
	t.Parallel()
	diff := docdrift.Diff(made(t, "integer"), made(t, "string"), docdrift.Options{Against: load(t)})
	d := report.OfDiff(diff)
	text := written(t, "text", d)
	for _, line := range []string{
		"altered made:9: body amount of capturePayment: type integer -> string",
		"    requests   break: it is sent as integer",
		"    responses  do not break",
		"        +          type: string",
		"1 fact changed: 1 breaking callers, 0 Go names changed, 1 to decide",
	} {
		require.Contains(t, text, line+"\n")
	}
	require.Contains(t, written(t, "markdown", d), "  ```diff\n  --- a/spec/payments.yaml\n")
	require.Contains(t, written(t, "github", d), "::error file=spec/payments.yaml,line=")
	require.True(t, json.Valid([]byte(written(t, "json", d))))
	none := report.OfDiff(docdrift.Diff(made(t, "string"), made(t, "string"), docdrift.Options{Against: load(t)}))
	require.Equal(t, "no fact changed\n", written(t, "text", none))
	require.Contains(t, written(t, "json", none), `"changes": []`)
}

// Hostile text on a page is escaped in every format.
func TestReportsEscapeHostilePages(t *testing.T) {
	t.Parallel()
	const call = "```py\nclient.payment.capture({'a`b%0A::error::x|[l](u)\x1b[31m##[error]': 1})\n```\n**Parameters:**\n"
	hostile := "### `Capture` <b>@everyone</b> | \x1b[31m##[error]\n\n" + call + "### Capture payment\n\n" + call
	read, err := page.Read("made", []byte(hostile))
	require.NoError(t, err)
	d := report.OfCheck(compare.Pages([]*page.Page{read}, load(t), nil), true)
	for _, format := range []string{"text", "markdown", "github"} {
		out := written(t, format, d)
		require.NotContains(t, out, "\x1b", format)
		require.NotContains(t, out, "##[", format)
		for line := range strings.SplitSeq(out, "\n") { // a command is at a line's beginning
			require.NotRegexp(t, `^\s*::(?:[^ewn]|\w+::)`, line, format)
		}
	}
	require.NotContains(t, written(t, "markdown", d), "\n<b>")
	require.Contains(t, written(t, "text", d), "::error::", "a colon is a colon")
	require.ErrorContains(t, report.Write("pdf", &bytes.Buffer{}, d), `unknown format "pdf", want one of text, json, markdown, github`)
}

// The same point about several parts of a draft is one, told where the first is.
func TestPointsOfDraftsAreGrouped(t *testing.T) {
	t.Parallel()
	drafted := &draft.Draft{Operations: []string{"createBox"}}
	for line, subject := range []string{"a", "b", "a", "c", "d", "e", "f", "g"} {
		drafted.Undecided = append(drafted.Undecided, draft.Undecided{Line: line + 1, Subject: subject, Text: "no type"})
	}
	drafted.Undecided = append(drafted.Undecided, draft.Undecided{Line: 9, Subject: "a", Text: "no name"})
	text := written(t, "text", report.OfDiff(&docdrift.Difference{Page: "made", Drafted: drafted}))
	require.Contains(t, text, "drafted of made: createBox\n    decide     line 1: a, b, c, d, e, 2 others: no type\n    decide     line 9: a: no name\n\n")
}
