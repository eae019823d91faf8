package paise

// grouping is a way to set commas between digits. The last comma is always before the last three
// digits; the value is the distance between commas, counting one comma.
type grouping int

const (
	ungrouped grouping = 0 // 123456
	indian    grouping = 3 // 1,23,456
	western   grouping = 4 // 123,456
)

// isComma reports whether the character at this distance from the end is a comma. The last
// character has the distance 0. [Parse] and [Format] share isComma, so they cannot disagree.
func (g grouping) isComma(fromEnd int) bool {
	return g != ungrouped && fromEnd >= 3 && (fromEnd-3)%int(g) == 0
}

// matches reports whether a string of digits and commas has commas exactly where g sets them.
func (g grouping) matches(text string) bool {
	for i := range len(text) {
		if (text[i] == ',') != g.isComma(len(text)-1-i) {
			return false
		}
	}

	return text[0] != ','
}
