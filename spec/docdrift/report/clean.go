package report

import (
	"strconv"
	"strings"
	"unicode"
)

// maxRunes is how much of a page's text a line shows.
const maxRunes = 300

// clean is a text on one line that can be shown anywhere: what would not be seen,
// or would steer a terminal, is written as Go writes it, and so is the beginning
// of a command that GitHub's runner finds anywhere in a line.
func clean(text string) string {
	var b strings.Builder
	runes := 0
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		if runes++; runes > maxRunes {
			b.WriteString("...")
			break
		}
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return strings.NewReplacer("##[", `#\x23[`, "::", `:\x3a`).Replace(b.String())
}

// cleanLines is clean for each line.
func cleanLines(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = clean(line)
	}
	return strings.Join(lines, "\n")
}

func indent(text, by string) string {
	return by + strings.ReplaceAll(text, "\n", "\n"+by)
}
