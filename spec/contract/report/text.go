package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/contract"
)

// Terminal colours.
const (
	red    = "\x1b[1;31m"
	yellow = "\x1b[33m"
	dim    = "\x1b[2m"
	plain  = "\x1b[0m"
)

// writeText writes a report for a terminal: a paragraph for each invalid exchange, then the
// totals. No line starts with text from a recording, because a build server treats the
// start of some lines as commands.
func writeText(b *bytes.Buffer, r report) error {
	paint := func(colour, text string) string {
		if !r.options.Colour {
			return text
		}
		return colour + text + plain
	}
	for _, exchange := range r.exchanges {
		f := exchange.Findings[0]
		colour := yellow
		if f.Severity == contract.Breaking {
			colour = red
		}
		title := strings.TrimSpace(sanitize.Line(f.subject() + " " + f.Pointer))
		fmt.Fprintf(b, "%s %s %s\n", paint(colour, sanitize.Line(string(f.Severity)+" "+f.Rule)), title,
			paint(dim, "("+plural(f.Count, "time")+")"))
		for _, line := range slices.Concat(f.details(), exchange.others()) {
			fmt.Fprintf(b, "    %s %s\n", paint(dim, fmt.Sprintf("%-11s", line[0])), sanitize.Line(line[1]))
		}
		if edits := exchange.edits(); edits != "" {
			fmt.Fprintf(b, "    %s\n%s\n", paint(dim, "suggested"), sanitize.Indent(sanitize.Lines(edits), "        "))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", r.totals())
	if r.options.Baseline != nil {
		for _, gone := range r.options.Baseline.Gone {
			fmt.Fprintf(b, "    - %s\n", sanitize.Line(gone))
		}
	}
	fmt.Fprintf(b, "coverage: %s\n", r.coverage.line())
	if unseen := r.coverage.unseen(); len(unseen) > 0 && r.Exchanges > 0 {
		fmt.Fprintf(b, "not seen: %s\n", strings.Join(unseen, ", "))
	}
	writeAnswers(b, r.coverage)
	for _, aside := range r.asides() {
		fmt.Fprintf(b, "%s\n", sanitize.Line(aside))
	}
	if text := r.unreadable(); text != "" {
		fmt.Fprintf(b, "%s, the first of them:\n", paint(red, text))
		for _, one := range r.FirstUnreadable {
			fmt.Fprintf(b, "    - %s\n", sanitize.Line(one))
		}
	}
	return nil
}

// writeAnswers writes a line for each operation that was seen.
func writeAnswers(b *bytes.Buffer, c coverage) {
	width := 0
	for _, row := range c.seenRows() {
		width = max(width, len(row.operation))
	}
	if width > 0 {
		b.WriteString("properties and values seen:\n")
	}
	for _, row := range c.seenRows() {
		fmt.Fprintf(b, "    %-*s  %s\n", width, sanitize.Line(row.operation), row.answersLine())
	}
}

// details returns a finding's message, values and locations, as pairs of label and text.
func (f finding) details() [][2]string {
	lines := [][2]string{{"message", f.Message}}
	if f.Expected != "" {
		lines = append(lines, [2]string{"expected", f.Expected})
	}
	if f.Actual != "" {
		lines = append(lines, [2]string{"actual", f.Actual})
	}
	if f.Sample != "" {
		lines = append(lines, [2]string{"sample", f.Sample})
	}
	return append(lines, f.locations()...)
}

// locations returns, as far as known, where a finding was seen, which line of the contract
// it violates and where the operation is documented, as pairs of label and text.
func (f finding) locations() [][2]string {
	var lines [][2]string
	if len(f.Places) > 0 {
		lines = append(lines, [2]string{"seen at", f.places()})
	}
	if f.Contract != nil {
		lines = append(lines, [2]string{"contract", f.Contract.String()})
	}
	if len(f.Docs) > 0 {
		lines = append(lines, [2]string{"documented", f.pages()})
	}
	return append(lines, [2]string{"fingerprint", f.Fingerprint})
}
