package paise

// grouping is a way to set commas between digits. The first comma is always before the last three
// digits; the value is the distance from one comma to the next, including the comma.
type grouping int

const (
	ungrouped grouping = 0 // 123456
	indian    grouping = 3 // 1,23,456
	western   grouping = 4 // 123,456
)

// isComma reports whether the character at a distance from the end (the last one is 0) is a comma.
// [Parse] and [Format] share it, so they cannot disagree.
func (g grouping) isComma(fromEnd int) bool {
	return g != ungrouped && fromEnd >= 3 && (fromEnd-3)%int(g) == 0
}

// matches reports whether a text of digits and commas has commas exactly where g sets them.
func (g grouping) matches(text string) bool {
	for i := range len(text) {
		if (text[i] == ',') != g.isComma(len(text)-1-i) {
			return false
		}
	}

	return text[0] != ','
}
