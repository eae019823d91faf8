package markdown

import (
	"regexp"
	"strings"
)

// delimiter matches the row of dashes below a table's header.
var delimiter = regexp.MustCompile(`^\s*(?:\|[\s|:+]*-[\s|:+-]*|:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?)$`)

// asHeader marks a block above a delimiter as the header, if it is a row or a text with bars.
func (b *Block) asHeader() {
	if b.Kind == Text && strings.Contains(b.Text, "|") {
		b.Kind, b.Cells = Row, cells(b.Text)
	}
	b.Header = b.Kind == Row
}

// withBareRows turns the last blocks into rows of a table without bars at the ends of its
// lines, which has a row of dashes below every row. It drops the dashes, and the second line of a row.
func withBareRows(blocks []Block) []Block {
	last := len(blocks) - 1
	if last < 1 || blocks[last].Line != blocks[last-1].Line+1 && blocks[last-1].Kind != Row {
		return blocks
	}
	one, above := &blocks[last], &blocks[last-1]
	switch {
	case one.Kind == Rule && above.Kind == Text && strings.Contains(above.Text, " | "):
		above.asHeader()
		return blocks[:last]
	case one.Kind == Rule && above.Kind == Row && one.Line == above.Line+1:
		return blocks[:last]
	case one.Kind == Rule && above.Kind == Text && last > 1 && blocks[last-2].continuedBy(*above):
		return blocks[:last-1]
	case one.Kind == Text && strings.Contains(one.Text, " | ") && above.Kind == Row && one.Line <= above.Line+3:
		one.Kind, one.Cells = Row, cells(one.Text)
	}
	return blocks
}

// continuedBy reports whether a block is a row and another the line below it.
func (b *Block) continuedBy(other Block) bool { return b.Kind == Row && other.Line == b.Line+1 }

// cells splits a table row into cells. A bar within a code span or after a backslash is text.
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
