package markdown

import (
	"regexp"
	"strings"
)

var (
	fence = regexp.MustCompile("^\\s*(?:```+|~~~+)\\s*([^`]*)$")
	// divider matches lines that end a fence too: a row of dashes, or a merge conflict marker.
	divider = regexp.MustCompile(`^\s*(-{10,}|={7,}|<{7}.*|>{7}.*)\s*$`)
	// label matches a bold line such as **Parameters:**, which does not occur in code.
	label = regexp.MustCompile(`^\s*\*\*\s*[A-Z][A-Za-z /]*:?\s*\*\*:?\s*(?:<br\s*/?>)?$`)
)

// fence returns the info string of a line that opens or closes a fence.
func (l Line) fence() (info string, isFence bool) {
	match := fence.FindStringSubmatch(l.Text)
	if match == nil {
		return "", false
	}
	return strings.TrimSpace(match[1]), true
}

// fenceEnd returns the index of the line that ends a fence, and whether that line closes it. An
// unclosed fence ends at the next opening fence, a divider, a label, or a heading that is not
// indented more than the fence.
func fenceEnd(lines []Line, from int) (end int, closed bool) {
	for i := from; i < len(lines); i++ {
		info, isFence := lines[i].fence()
		match := heading.FindStringSubmatch(lines[i].Text)
		isHeading := match != nil && len(match[1]) > 1 && lines[i].indent() <= lines[from-1].indent()
		if isFence || isHeading || divider.MatchString(lines[i].Text) || label.MatchString(lines[i].Text) {
			return i, isFence && info == ""
		}
	}
	return len(lines), false
}

// Language returns the first word of a fence's info string, in lower case.
func Language(info string) string {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(info)), ":")
	word, _, _ = strings.Cut(strings.TrimSpace(word), " ")
	return word
}
