package page

import (
	"regexp"
	"strings"
)

// line is a line of a page, without what ends it, counted from 1.
type line struct {
	no   int
	text string
}

func split(text string) []line {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u200b", "").Replace(text)
	texts := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	lines := make([]line, len(texts))
	for i, text := range texts {
		lines[i] = line{i + 1, strings.TrimRight(text, " \t")}
	}
	return lines
}

// trim is the line without what stands around its text.
func (l line) trim() string { return strings.TrimSpace(l.text) }

// indent is how far a line is set in; a tab is four.
func (l line) indent() int {
	width := 0
	for _, r := range l.text {
		switch r {
		case ' ':
			width++
		case '\t':
			width += 4
		default:
			return width
		}
	}
	return width
}

var (
	hashHeading = regexp.MustCompile(`^\s{0,3}(#{1,6})\s+(\S.*?)\s*#*$`)
	breaks      = regexp.MustCompile(`<br\s*/?>`)
	// endpoint is a path that stands alone, with a method or not.
	endpoint = regexp.MustCompile("^(?:[*_`]*(GET|POST|PUT|PATCH|DELETE|get|post|put|patch|delete)[*_`]*\\s+)?`?(/[A-Za-z][\\w\\-./:{}]*)`?$")
)

// heading reads a Markdown heading.
func (l line) heading() (level int, title string, found bool) {
	match := hashHeading.FindStringSubmatch(l.text)
	if match == nil {
		return 0, "", false
	}
	return len(match[1]), plain(match[2]), true
}

// plain is a text without Markdown's marks around words.
func plain(text string) string {
	return strings.TrimSpace(strings.NewReplacer("`", "", "**", "", "__", "").Replace(text))
}

// asEndpoint reads a line that is a path.
func (l line) asEndpoint() (method, path string, found bool) {
	match := endpoint.FindStringSubmatch(l.trim())
	if match == nil {
		return "", "", false
	}
	return strings.ToUpper(match[1]), match[2], true
}
