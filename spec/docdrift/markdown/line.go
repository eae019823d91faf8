package markdown

import "strings"

// Line is a line of a page, without what ends it, counted from 1.
type Line struct {
	No   int
	Text string
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u200b", "")

// Lines cuts a text.
func Lines(text string) []Line {
	text = lineEnds.Replace(strings.TrimPrefix(text, "\ufeff"))
	texts := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	lines := make([]Line, len(texts))
	for i, text := range texts {
		lines[i] = Line{i + 1, strings.TrimRight(text, " \t")}
	}
	return lines
}

func (l Line) indent() int {
	width := 0
	for _, r := range l.Text {
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
