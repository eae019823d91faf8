package report

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/internal/shown"
)

// writeGitHub writes an annotation an item.
func (d Document) writeGitHub(b *bytes.Buffer) {
	for _, item := range d.Items {
		var lines []string
		for _, line := range item.Lines {
			lines = append(lines, line[0]+": "+shown.Line(line[1]))
		}
		if item.Edit != "" {
			lines = append(lines, shown.Lines(item.Edit))
		}
		b.WriteString(shown.Annotation(string(item.Level), item.Place.File, item.Place.Line, item.Place.Column, item.Title, strings.Join(lines, "\n")))
	}
	fmt.Fprintf(b, "%s\n", d.Totals)
}
