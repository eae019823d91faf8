package report

import (
	"bytes"
	"fmt"
	"html"
	"strings"
)

// maxMarkdown is how many findings a markdown summary has: a comment on GitHub
// ends at 65,536 characters.
const maxMarkdown = 50

// writeMarkdown writes a summary for a pull request: the totals, a table of
// findings, and the particulars folded. Every word that is not the report's own
// stands as code, where markdown has no links, no mentions and no emphasis.
func writeMarkdown(b *bytes.Buffer, r report) error {
	fmt.Fprintf(b, "### Held against %s\n\n", code(r.options.Name))
	fmt.Fprintf(b, "**%s**\n\n", r.totals())
	fmt.Fprintf(b, "Coverage: %s.\n", r.coverage.line())
	if text := r.unreadable(); text != "" {
		fmt.Fprintf(b, "\n**%s**, the first of them:\n\n", text)
		for _, one := range r.FirstUnreadable {
			fmt.Fprintf(b, "- %s\n", code(one))
		}
	}
	writeAnswerTable(b, r.coverage)
	shown := r.findings[:min(len(r.findings), maxMarkdown)]
	if len(shown) == 0 {
		return nil
	}
	b.WriteString("\n| | rule | operation | pointer | finding | times |\n| --- | --- | --- | --- | --- | ---: |\n")
	for _, f := range shown {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %d |\n",
			code(string(f.Severity)), code(f.Rule), code(f.subject()), code(f.Pointer), code(f.Message), f.Count)
	}
	if more := len(r.findings) - len(shown); more > 0 {
		fmt.Fprintf(b, "\n%s more, in the other formats.\n", plural(int64(more), "finding"))
	}
	for _, f := range shown {
		fmt.Fprintf(b, "\n<details><summary>%s: <code>%s</code></summary>\n\n",
			html.EscapeString(clean(string(f.Severity)+" "+f.Rule)),
			html.EscapeString(clean(strings.TrimSpace(f.subject()+" "+f.Pointer))))
		for _, line := range f.particulars() {
			fmt.Fprintf(b, "- %s: %s\n", line[0], code(line[1]))
		}
		if f.Edit != "" {
			fmt.Fprintf(b, "- suggested:\n\n%s\n", indent(fenced(cleanLines(f.Edit)), "  "))
		}
		b.WriteString("\n</details>\n")
	}
	return nil
}

// writeAnswerTable writes a folded table with a line for each operation of which
// something was seen.
func writeAnswerTable(b *bytes.Buffer, c coverage) {
	rows := c.seenRows()
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n<details><summary>Seen of what is documented</summary>\n\n| operation | answers |\n| --- | --- |\n")
	for _, row := range rows {
		fmt.Fprintf(b, "| %s | %s |\n", code(row.operation), row.answersLine())
	}
	b.WriteString("\n</details>\n")
}

// code is a text in code style. What would end a code span, or a table's cell,
// goes into the HTML element instead, every mark as a character reference: a
// span has no escapes of its own.
func code(text string) string {
	text = clean(text)
	switch {
	case text == "":
		return ""
	case !strings.ContainsAny(text, "`|\\"):
		return "`" + text + "`"
	}
	var b strings.Builder
	b.WriteString("<code>")
	for _, r := range text {
		if strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteString("</code>")
	return b.String()
}

// fenced is a block of code with a fence that its text does not have.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + text + "\n" + fence
}
