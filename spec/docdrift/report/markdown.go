package report

import (
	"bytes"
	"fmt"

	"github.com/rzpkit/payments/spec/internal/shown"
)

// maxItems is how many items a comment on a pull request has: GitHub ends it at
// 65,536 characters.
const maxItems = 50

// writeMarkdown writes for a pull request. Every word that is not the report's own
// is as code, where Markdown has no links, no mentions and no emphasis.
func (d Document) writeMarkdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "### %s\n\n**%s**\n", d.Title, d.Totals)
	listed := d.Items[:min(len(d.Items), maxItems)]
	for _, item := range listed {
		fmt.Fprintf(b, "\n- %s\n", shown.Code(item.Title))
		for _, line := range item.Lines {
			fmt.Fprintf(b, "  - %s: %s\n", line[0], shown.Code(line[1]))
		}
		if item.Edit != "" {
			fmt.Fprintf(b, "\n%s\n", shown.Indent(shown.Fenced("diff", shown.Lines(item.Edit)), "  "))
		}
	}
	if more := len(d.Items) - len(listed); more > 0 {
		fmt.Fprintf(b, "\nand %d more, in the other formats\n", more)
	}
}
