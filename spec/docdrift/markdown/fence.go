package markdown

import (
	"regexp"
	"slices"
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

// hashIsComment reports whether # begins a comment in the language of a fence.
func hashIsComment(info string) bool {
	return slices.Contains([]string{"py", "python", "rb", "ruby", "php", "sh", "bash", "shell", "curl", "yaml", "yml"}, Language(info))
}

// Language returns the first word of a fence's info string, in lower case.
func Language(info string) string {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(info)), ":")
	word, _, _ = strings.Cut(strings.TrimSpace(word), " ")
	return word
}
