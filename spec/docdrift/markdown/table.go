package markdown

import (
	"regexp"
	"strings"
)

// delimiter is the row below the names of a table's columns.
var delimiter = regexp.MustCompile(`^\s*(?:\|[\s|:+]*-[\s|:+-]*|:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?)$`)

// asHeader makes a row, or a line with bars that a delimiter follows, the one that
// names the columns.
func (b *Block) asHeader() {
	if b.Kind == Text && strings.Contains(b.Text, "|") {
		b.Kind, b.Cells = Row, cells(b.Text)
	}
	b.Header = b.Kind == Row
}

// cells cuts a row of a table. A bar within a code span, or behind a backslash,
// is text.
func cells(row string) []string {
	row = strings.TrimPrefix(row, "|")
	var cut []string
	var cell strings.Builder
	code := false
	for i := 0; i < len(row); i++ {
		switch c := row[i]; {
		case c == '\\' && i+1 < len(row) && row[i+1] == '|':
			i++
			cell.WriteByte('|')
		case c == '|' && !code:
			cut = append(cut, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			if c == '`' {
				code = !code && strings.Contains(row[i+1:], "`")
			}
			cell.WriteByte(c)
		}
	}
	if rest := strings.TrimSpace(cell.String()); rest != "" {
		cut = append(cut, rest)
	}
	return cut
}
