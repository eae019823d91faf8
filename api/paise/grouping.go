package paise

// grouping is a way to set commas between digits. Apart from the first comma,
// always before the last three digits, it is the distance from one comma to
// the next, the comma included.
type grouping int

const (
	ungrouped grouping = 0 // 123456
	indian    grouping = 3 // 1,23,456
	western   grouping = 4 // 123,456
)

// comma says whether the character at this distance from the end, the last
// being 0, is a comma. [Parse] and [Format] share it, so they cannot disagree.
func (g grouping) comma(fromEnd int) bool {
	return g != ungrouped && fromEnd >= 3 && (fromEnd-3)%int(g) == 0
}

// holds says whether a text of digits and commas has commas where g sets them,
// between digits.
func (g grouping) holds(text string) bool {
	for i := range len(text) {
		if (text[i] == ',') != g.comma(len(text)-1-i) {
			return false
		}
	}

	return text[0] != ','
}
