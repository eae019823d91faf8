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

// withBareRows makes lines rows that have bars but none at their ends, and a row of
// dashes below each instead of below the first. The dashes are dropped.
func withBareRows(blocks []Block) []Block {
	last := len(blocks) - 1
	if last < 1 || blocks[last].Line != blocks[last-1].Line+1 && blocks[last-1].Kind != Row {
		return blocks
	}
	above, bars := &blocks[last-1], strings.Contains(blocks[last].Text, " | ")
	switch {
	case blocks[last].Kind == Rule && above.Kind == Text && strings.Contains(above.Text, " | "):
		above.asHeader()
		return blocks[:last]
	case blocks[last].Kind == Rule && above.Kind == Row && blocks[last].Line == above.Line+1:
		return blocks[:last]
	case blocks[last].Kind == Text && bars && above.Kind == Row && blocks[last].Line <= above.Line+2:
		blocks[last].Kind, blocks[last].Cells = Row, cells(blocks[last].Text)
	}
	return blocks
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
