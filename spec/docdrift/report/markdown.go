package report

import (
	"bytes"
	"fmt"
	"html"
	"strings"
)

// maxItems is how many items a comment on a pull request has: GitHub ends it at
// 65,536 characters.
const maxItems = 50

// markdown writes for a pull request. Every word that is not the report's own
// stands as code, where Markdown has no links, no mentions and no emphasis.
func (d Document) markdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "### %s\n\n**%s**\n", d.Title, d.Totals)
	shown := d.Items[:min(len(d.Items), maxItems)]
	for _, item := range shown {
		fmt.Fprintf(b, "\n- %s\n", code(item.Title))
		for _, line := range item.Lines {
			fmt.Fprintf(b, "  - %s: %s\n", line[0], code(line[1]))
		}
		if item.Edit != "" {
			fmt.Fprintf(b, "\n%s\n", indent(fenced(cleanLines(item.Edit)), "  "))
		}
	}
	if more := len(d.Items) - len(shown); more > 0 {
		fmt.Fprintf(b, "\nand %d more, in the other formats\n", more)
	}
}

// code is a text as code. One that would end a code span goes into the HTML
// element.
func code(text string) string {
	text = clean(text)
	if !strings.ContainsAny(text, "`\\") {
		return "`" + text + "`"
	}
	return "<code>" + strings.NewReplacer("`", "&#96;", "\\", "&#92;", "*", "&#42;", "_", "&#95;", "[", "&#91;", "@", "&#64;", "|", "&#124;").
		Replace(html.EscapeString(text)) + "</code>"
}

// fenced is a block of code with a fence that its text does not have.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "diff\n" + text + "\n" + fence
}
