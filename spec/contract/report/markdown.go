package report

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
)

// maxMarkdown bounds the invalid exchanges in a Markdown summary, because a comment on
// GitHub is limited to 65,536 characters.
const maxMarkdown = 50

// writeMarkdown writes a summary for a pull request: the totals, a table of invalid
// exchanges, and their details folded. Foreign text is written as code, in which Markdown
// has no links, mentions or emphasis.
func writeMarkdown(b *bytes.Buffer, r report) error {
	fmt.Fprintf(b, "### Checked against %s\n\n", sanitize.Code(r.options.Name))
	fmt.Fprintf(b, "**%s**\n\n", r.totals())
	fmt.Fprintf(b, "Coverage: %s.\n", r.coverage.line())
	if asides := r.asides(); len(asides) > 0 {
		b.WriteByte('\n')
		for _, aside := range asides {
			fmt.Fprintf(b, "- %s\n", sanitize.Code(aside))
		}
	}
	if text := r.unreadable(); text != "" {
		fmt.Fprintf(b, "\n**%s**, the first of them:\n\n", text)
		for _, one := range r.FirstUnreadable {
			fmt.Fprintf(b, "- %s\n", sanitize.Code(one))
		}
	}
	writeAnswerTable(b, r.coverage)
	listed := r.exchanges[:min(len(r.exchanges), maxMarkdown)]
	if len(listed) == 0 {
		return nil
	}
	b.WriteString("\n| | rule | operation | pointer | finding | times | more |\n| --- | --- | --- | --- | --- | ---: | ---: |\n")
	for _, exchange := range listed {
		f, more := exchange.Findings[0], ""
		if count := len(exchange.Findings) - 1; count > 0 {
			more = strconv.Itoa(count)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %d | %s |\n",
			sanitize.Code(string(f.Severity)), sanitize.Code(f.Rule), sanitize.Code(f.subject()), sanitize.Code(f.Pointer), sanitize.Code(f.Message), f.Count, more)
	}
	if more := len(r.exchanges) - len(listed); more > 0 {
		fmt.Fprintf(b, "\n%s more, in the other formats.\n", plural(int64(more), "exchange"))
	}
	for _, exchange := range listed {
		writeDetails(b, &exchange)
	}
	return nil
}

// writeDetails writes the details of an invalid exchange, folded.
func writeDetails(b *bytes.Buffer, exchange *exchange) {
	f := exchange.Findings[0]
	fmt.Fprintf(b, "\n<details><summary>%s: <code>%s</code></summary>\n\n",
		html.EscapeString(sanitize.Line(string(f.Severity)+" "+f.Rule)),
		html.EscapeString(sanitize.Line(strings.TrimSpace(f.subject()+" "+f.Pointer))))
	for _, line := range slices.Concat(f.details(), exchange.others()) {
		fmt.Fprintf(b, "- %s: %s\n", line[0], sanitize.Code(line[1]))
	}
	if edits := exchange.edits(); edits != "" {
		fmt.Fprintf(b, "- suggested:\n\n%s\n", sanitize.Indent(sanitize.Fenced("", sanitize.Lines(edits)), "  "))
	}
	b.WriteString("\n</details>\n")
}

// writeAnswerTable writes a folded table with a row for each operation that was seen.
func writeAnswerTable(b *bytes.Buffer, c coverage) {
	rows := c.seenRows()
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n<details><summary>Properties and values seen</summary>\n\n| operation | answers |\n| --- | --- |\n")
	for _, row := range rows {
		fmt.Fprintf(b, "| %s | %s |\n", sanitize.Code(row.operation), row.answersLine())
	}
	b.WriteString("\n</details>\n")
}
