package shown

import (
	"fmt"
	"strings"
)

// Code is [Line] in the code style of Markdown. What would end a code span, or a table's cell,
// goes into the HTML element instead, every mark as a character reference: a
// span has no escapes of its own.
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

// Fenced is a block of code in Markdown, of a language or of "", with a fence that
// its text does not have.
func Fenced(language, text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + language + "\n" + text + "\n" + fence
}
