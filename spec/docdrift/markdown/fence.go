package markdown

import (
	"regexp"
	"slices"
	"strings"
)

var (
	fence = regexp.MustCompile("^\\s*(?:```+|~~~+)\\s*([^`]*)$")
	// divider ends what is above it, inside a fence too: a row of dashes, or
	// what a merge left behind.
	divider = regexp.MustCompile(`^\s*(-{10,}|={7,}|<{7}.*|>{7}.*)\s*$`)
	// label is a line in bold, such as **Parameters:**, which no code has.
	label = regexp.MustCompile(`^\s*\*\*\s*[A-Z][A-Za-z /]*:?\s*\*\*:?\s*(?:<br\s*/?>)?$`)
)

// fence reads a line that opens or closes one.
func (l Line) fence() (info string, isFence bool) {
	match := fence.FindStringSubmatch(l.Text)
	if match == nil {
		return "", false
	}
	return strings.TrimSpace(match[1]), true
}

// fenceEnd finds the line that ends a fence, and whether that line closes it. A
// fence that is never closed ends where a person would end it: at the next that
// opens, at a divider, at a label, or at a heading that is not set in as code is.
func fenceEnd(lines []Line, from int, info string) (end int, closed bool) {
	next, bare := len(lines), false
	for i := from; i < len(lines); i++ {
		if following, isFence := lines[i].fence(); isFence {
			next, bare = i, following == ""
			break
		}
	}
	comments := bare && hashIsComment(info) && !slices.ContainsFunc(lines[from:next], endsCode)
	for i := from; i < next; i++ {
		match := heading.FindStringSubmatch(lines[i].Text)
		if endsCode(lines[i]) || match != nil && len(match[1]) > 1 && lines[i].indent() <= lines[from-1].indent() && !comments {
			return i, false
		}
	}
	return next, bare
}

func endsCode(l Line) bool { return divider.MatchString(l.Text) || label.MatchString(l.Text) }

// hashIsComment is whether a line of code in the language may begin as a heading
// does.
func hashIsComment(info string) bool {
	return slices.Contains([]string{"py", "python", "rb", "ruby", "php", "sh", "bash", "shell", "curl", "yaml", "yml"}, Language(info))
}

// Language is the first word of what follows an opening fence, in small
// letters.
func Language(info string) string {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(info)), ":")
	word, _, _ = strings.Cut(strings.TrimSpace(word), " ")
	return word
}
