package page

import (
	"regexp"
	"strings"
)

// columns are the places of a table's columns; -1 is none.
type columns struct{ name, kind, description int }

var rule = regexp.MustCompile(`^[\s|:+-]+$`)

// cells cuts a row of a table. A bar within a code span, or behind a backslash,
// is text.
func cells(row string) []string {
	row = strings.TrimSpace(row)
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
			if c == '`' && (code || strings.Contains(row[i+1:], "`")) {
				code = !code
			}
			cell.WriteByte(c)
		}
	}
	if rest := strings.TrimSpace(cell.String()); rest != "" {
		cut = append(cut, rest)
	}
	return cut
}

func isRow(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "|") }

// header reads a row that names columns.
func header(row []string) (columns, bool) {
	found := columns{-1, -1, -1}
	for i, cell := range row {
		switch strings.ToLower(plain(cell)) {
		case "name", "parameter", "parameters", "field", "attribute", "key":
			found.name = i
		case "type", "data type", "datatype":
			found.kind = i
		case "description", "details", "meaning":
			found.description = i
		}
	}
	return found, found.name >= 0 && (found.kind >= 0 || found.description >= 0)
}

// cell is a row's cell of a column, "" where there is none.
func cell(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return row[column]
}

var (
	stars   = regexp.MustCompile(`\s*\\?\*+`)
	remarks = regexp.MustCompile(`\(([^)]*)\)`)
	named   = regexp.MustCompile(`^[A-Za-z_$][\w$\-.]*(?:\[[\w$]*\])*$`)
)

// named reads the cell of a name: `upi* (for Upi only)` is upi, mandatory.
func nameCell(text string) (name string, marker Marker, found bool) {
	marker = Optional
	text = plain(text)
	for _, remark := range remarks.FindAllStringSubmatch(text, -1) {
		marker = markerOf(remark[1], marker)
	}
	text = remarks.ReplaceAllString(text, "")
	if stars.MatchString(text) {
		marker = Mandatory
		text = stars.ReplaceAllString(text, "")
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	return dotted(first), markerOf(rest, marker), named.MatchString(first)
}

// markerOf reads a word such as mandatory; anything else leaves what was known.
func markerOf(text string, known Marker) Marker {
	text = strings.ToLower(strings.Trim(text, " _*().`"))
	switch {
	case strings.Contains(text, "condition"):
		return Conditional
	case strings.HasPrefix(text, "mandatory"), strings.HasPrefix(text, "required"):
		return Mandatory
	case strings.HasPrefix(text, "optional"), strings.HasPrefix(text, "non-mandatory"), strings.HasPrefix(text, "not mandatory"):
		return Optional
	}
	return known
}

// dotted writes card[number] as card.number; expand[] stays.
func dotted(name string) string {
	parent, rest, found := strings.Cut(name, "[")
	if !found || strings.HasPrefix(rest, "]") {
		return name
	}
	return parent + "." + dotted(strings.Replace(rest, "]", "", 1))
}
