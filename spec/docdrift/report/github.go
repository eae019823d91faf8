package report

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/internal/shown"
)

// github writes the workflow commands that GitHub Actions shows as annotations.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
func (d Document) github(b *bytes.Buffer) {
	for _, item := range d.Items {
		var properties []string
		if item.Place.File != "" {
			properties = append(properties, "file="+property(item.Place.File))
		}
		if item.Place.Line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d", item.Place.Line))
		}
		if item.Place.Line > 0 && item.Place.Column > 0 {
			properties = append(properties, fmt.Sprintf("col=%d", item.Place.Column))
		}
		properties = append(properties, "title="+property(item.Title))
		var lines []string
		for _, line := range item.Lines {
			lines = append(lines, line[0]+": "+shown.Line(line[1]))
		}
		if item.Edit != "" {
			lines = append(lines, shown.Lines(item.Edit))
		}
		fmt.Fprintf(b, "::%s %s::%s\n", item.Level, strings.Join(properties, ","), message(strings.Join(lines, "\n")))
	}
	fmt.Fprintf(b, "%s\n", d.Totals)
}

// message escapes what follows the second pair of colons.
func message(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// property escapes the value of a property, which a comma or colon would end.
func property(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(shown.Line(text))
}
