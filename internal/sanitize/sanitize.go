// Package sanitize makes foreign texts, from a recording or a page, safe to show to people in a
// terminal, a pull request or a log.
package sanitize

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

const (
	// maxRunes limits the length of a line.
	maxRunes = 300
	// maxMessage limits that of an error's, whose end says what went wrong.
	maxMessage = 4000
)

// sequence matches what controls a terminal: control sequences, commands with their terminator, and
// any other escape with the character that it affects.
var sequence = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]|" +
	"(?:\x1b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\x07\x1b\u009c]*(?:\x07|\x1b\\\\|\u009c)|\x1b[ -~]?")

// Line returns a text on one line of at most 300 characters that is safe to show anywhere. It removes
// terminal sequences and escapes, as in Go, every other character that is invisible or changes the
// reading direction. It also escapes the beginning of a command that GitHub's runner would find in
// the line.
func Line(text string) string { return line(text, maxRunes) }

// line is [Line] for another length.
func line(text string, most int) string {
	text = sequence.ReplaceAllString(strings.ToValidUTF8(text, "\uFFFD"), "")
	var b strings.Builder
	runes := 0
	for _, r := range text {
		if runes++; runes > most {
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

// Lines applies [Line] to each line.
func Lines(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = Line(line)
	}
	return strings.Join(lines, "\n")
}

// Indent indents every line of a text.
func Indent(text, by string) string {
	return by + strings.ReplaceAll(text, "\n", "\n"+by)
}

// Message returns what a program prints of an error. Each of its lines begins with the program's
// name: the name of a file can have line ends, and at the beginning of a line GitHub's runner, which
// reads standard error too, would find a command in it.
func Message(program string, err error) string {
	var b strings.Builder
	said := strings.ReplaceAll(strings.TrimSuffix(err.Error(), "\n"), "\t", "    ") // a compiler's
	for text := range strings.SplitSeq(said, "\n") {
		b.WriteString(program + ": " + line(text, maxMessage) + "\n")
	}
	return b.String()
}
