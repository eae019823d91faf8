package edit

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Patch is the difference between two texts of a file as patch reads it, "" where
// there is none.
func Patch(name string, before, after []byte) string {
	text, err := udiff.ToUnified("a/"+name, "b/"+name, string(before), compareLines(string(before), string(after)), udiff.DefaultContextLines)
	if err != nil {
		return "" // not of edits that were found in these texts
	}
	return text
}

// compareLines finds the lines in which texts differ. udiff gives up where they are more
// than a hundred, and takes all that follows for changed: then it is given the parts
// between lines in common.
func compareLines(before, after string) []udiff.Edit {
	whole, inParts := udiff.Lines(before, after), compareParts(before, after)
	if writtenSize(whole) <= writtenSize(inParts) {
		return whole
	}
	return inParts
}

// writtenSize is how much edits write.
func writtenSize(edits []udiff.Edit) int {
	written := 0
	for _, one := range edits {
		written += len(one.New)
	}
	return written
}

// compareParts finds the differences between the lines that stand once in either text.
func compareParts(before, after string) []udiff.Edit {
	positions := uniqueLines(after)
	var edits []udiff.Edit
	from, to, at := 0, 0, 0 // behind the last line in common, in either text
	part := func(a, b string) {
		for _, one := range udiff.Lines(a, b) {
			edits = append(edits, udiff.Edit{Start: one.Start + from, End: one.End + from, New: one.New})
		}
	}
	once := uniqueLines(before)
	for line := range strings.Lines(before) {
		position, isCommon := positions[line]
		if _, isOnce := once[line]; isOnce && isCommon && position >= to {
			part(before[from:at], after[to:position])
			from, to = at+len(line), position+len(line)
		}
		at += len(line)
	}
	part(before[from:], after[to:])
	return edits
}

// uniqueLines are the lines that stand once in a text, with where they stand.
func uniqueLines(text string) map[string]int {
	positions, counts, at := map[string]int{}, map[string]int{}, 0
	for line := range strings.Lines(text) {
		positions[line] = at
		counts[line]++
		at += len(line)
	}
	for line, count := range counts {
		if count > 1 {
			delete(positions, line)
		}
	}
	return positions
}
