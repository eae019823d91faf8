// Package shown makes texts that come from outside, a recording or a page, fit to
// be read by people: in a terminal, in a pull request, in a log.
package shown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// maxRunes is how much of a text a line shows.
const maxRunes = 300

// sequence is what steers a terminal: control sequences, commands with their
// terminator, and any other escape with the character it governs.
var sequence = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]|" +
	"(?:\x1b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\x07\x1b\u009c]*(?:\x07|\x1b\\\\|\u009c)|\x1b[ -~]?")

// Line is a text on one line that can be shown anywhere: terminal sequences are
// gone, and any other character that would not be seen, or would turn the
// reading direction, is written as Go writes it. So is the beginning of a command
// that GitHub's runner finds anywhere in a line.
func Line(text string) string {
	text = sequence.ReplaceAllString(strings.ToValidUTF8(text, "\uFFFD"), "")
	var b strings.Builder
	runes := 0
	for _, r := range text {
		if runes++; runes > maxRunes {
			b.WriteString("...")
			break
		}
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return strings.ReplaceAll(b.String(), "##[", `#\x23[`)
}

// Lines is [Line] for each line.
func Lines(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = Line(line)
	}
	return strings.Join(lines, "\n")
}

// Indent sets a text in from the left.
func Indent(text, by string) string {
	return by + strings.ReplaceAll(text, "\n", "\n"+by)
}
