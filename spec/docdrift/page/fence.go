package page

import (
	"regexp"
	"slices"
	"strings"
)

// block is a line of text, or the lines within a fence.
type block struct {
	line

	fenced bool
	info   string // what stands behind the opening fence, as written
	code   []line
}

var (
	fence = regexp.MustCompile("^\\s*(?:```+|~~~+)\\s*([^`]*)$")
	// divider ends what stands above it, inside a fence too: a row of dashes, or
	// what a merge left behind.
	divider = regexp.MustCompile(`^\s*(-{10,}|={7,}|<{7}.*|>{7}.*)\s*$`)
	label   = regexp.MustCompile(`^\s*\*\*\s*(Parameters|Request Parameters|Path Parameters|Query Parameters|Response|Request)\b[^*]*\*\*`)
)

// blocks takes the fences of a page together. One that is never closed ends
// where a person sees its end: at the next fence that opens, at a divider, at a
// label or heading that cannot be code.
func blocks(lines []line) []block {
	var all []block
	for i := 0; i < len(lines); i++ {
		match := fence.FindStringSubmatch(lines[i].text)
		if match == nil {
			all = append(all, block{line: lines[i]})
			continue
		}
		end, closed := fenceEnd(lines, i+1, match[1])
		one := block{line: lines[i], fenced: true, info: strings.TrimSpace(match[1]), code: lines[i+1 : end]}
		if !isBlank(one.code) {
			all = append(all, one)
		}
		i = end
		if !closed {
			i-- // the line that ended the fence is read again
		}
	}
	return all
}

// fenceEnd finds the line that ends a fence, and whether that line closes it.
func fenceEnd(lines []line, from int, info string) (end int, closed bool) {
	next, bare := len(lines), false
	for i := from; i < len(lines); i++ {
		if match := fence.FindStringSubmatch(lines[i].text); match != nil {
			next, bare = i, strings.TrimSpace(match[1]) == ""
			break
		}
	}
	proper := bare && !slices.ContainsFunc(lines[from:next], func(l line) bool {
		return divider.MatchString(l.text) || label.MatchString(l.text)
	})
	comments := proper && hashIsComment(info)
	for i := from; i < next; i++ {
		level, _, isHeading := lines[i].heading()
		if divider.MatchString(lines[i].text) || label.MatchString(lines[i].text) || isHeading && level > 1 && !comments {
			return i, false
		}
	}
	return next, bare
}

// hashIsComment is whether a line of code in the language may begin as a heading
// does.
func hashIsComment(info string) bool {
	return slices.Contains([]string{"py", "python", "rb", "ruby", "php", "sh", "bash", "shell", "curl", "yaml"}, language(info))
}

// language is the first word of what stands behind a fence, in small letters.
func language(info string) string {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(info)), ":")
	word, _, _ = strings.Cut(strings.TrimSpace(word), " ")
	return word
}

func isBlank(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return l.trim() != "" })
}
