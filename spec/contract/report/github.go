package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
)

// writeGitHub writes workflow commands, which GitHub Actions shows as annotations, one for
// each invalid exchange, then the totals as plain lines.
func writeGitHub(b *bytes.Buffer, r report) error {
	for _, exchange := range r.exchanges {
		f := exchange.Findings[0]
		command := f.level()
		if command == "note" {
			command = "notice"
		}
		title := fmt.Sprintf("%s %s: %s %s", f.Severity, f.Rule, f.subject(), f.Pointer)
		lines := []string{sanitize.Line(f.Message)}
		if expectation := f.expectation(); expectation != "" {
			lines = append(lines, sanitize.Line(expectation))
		}
		for _, line := range slices.Concat(f.locations(), exchange.others()) {
			lines = append(lines, line[0]+": "+sanitize.Line(line[1]))
		}
		lines = append(lines, plural(f.Count, "time"))
		if edits := exchange.edits(); edits != "" {
			lines = append(lines, "suggested:", sanitize.Lines(edits))
		}
		at, _ := f.nearest()
		b.WriteString(sanitize.Annotation(command, at.File, at.Line, at.Column, strings.TrimSpace(title), strings.Join(lines, "\n")))
	}
	for _, text := range r.FirstUnreadable {
		b.WriteString(sanitize.Annotation("error", "", 0, 0, "an entry could not be read", sanitize.Line(text)))
	}
	if r.Exchanges == 0 {
		fmt.Fprintf(b, "::error::%s\n", r.totals())
		return nil
	}
	fmt.Fprintf(b, "%s; %s\n", r.totals(), r.coverage.line())
	for _, aside := range r.asides() {
		fmt.Fprintf(b, "%s\n", sanitize.Line(aside))
	}
	return nil
}
