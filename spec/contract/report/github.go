package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/internal/shown"
)

// writeGitHub writes the workflow commands that GitHub Actions shows as
// annotations, one for each bad exchange, then the totals as a plain line.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
func writeGitHub(b *bytes.Buffer, r report) error {
	for _, exchange := range r.exchanges {
		f := exchange.Findings[0]
		command := f.level()
		if command == "note" {
			command = "notice"
		}
		var properties []string
		if at, found := f.nearest(); found {
			properties = append(properties, "file="+property(at.File))
			if at.Line > 0 {
				properties = append(properties, fmt.Sprintf("line=%d", at.Line))
			}
			if at.Line > 0 && at.Column > 0 {
				properties = append(properties, fmt.Sprintf("col=%d", at.Column))
			}
		}
		title := fmt.Sprintf("%s %s: %s %s", f.Severity, f.Rule, f.subject(), f.Pointer)
		properties = append(properties, "title="+property(strings.TrimSpace(title)))
		lines := []string{shown.Line(f.Message)}
		if asked := f.asked(); asked != "" {
			lines = append(lines, shown.Line(asked))
		}
		for _, line := range slices.Concat(f.whereabouts(), exchange.others()) {
			lines = append(lines, line[0]+": "+shown.Line(line[1]))
		}
		lines = append(lines, plural(f.Count, "time"))
		if edits := exchange.edits(); edits != "" {
			lines = append(lines, "suggested:", shown.Lines(edits))
		}
		fmt.Fprintf(b, "::%s %s::%s\n", command, strings.Join(properties, ","), message(strings.Join(lines, "\n")))
	}
	for _, text := range r.FirstUnreadable {
		fmt.Fprintf(b, "::error title=an entry could not be read::%s\n", message(shown.Line(text)))
	}
	if r.Exchanges == 0 {
		fmt.Fprintf(b, "::error::%s\n", r.totals())
		return nil
	}
	fmt.Fprintf(b, "%s; %s\n", r.totals(), r.coverage.line())
	return nil
}

// message escapes what follows the second pair of colons.
func message(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// property escapes the value of a property, which a comma or colon would end.
func property(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(shown.Line(text))
}
