package sanitize

import (
	"fmt"
	"strings"
)

// Code returns [Line] as Markdown code. A text that would end a code span or a table's cell is
// written as an HTML element with character references, because a code span has no escapes.
func Code(text string) string {
	text = Line(text)
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

// Fenced returns a Markdown code block with a fence that does not occur in the text. The language
// may be "".
func Fenced(language, text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + language + "\n" + text + "\n" + fence
}
