package markdown

import (
	"regexp"
	"strings"
)

// Kind is the kind of a block.
type Kind string

// The kinds.
const (
	Text       Kind = "text"       // a line of text, usually of a paragraph
	Heading    Kind = "heading"    // with leading hashes, or one trailing hash
	Fence      Kind = "fence"      // a code block
	Row        Kind = "row"        // a row of a table
	Item       Kind = "item"       // an item of a list
	Definition Kind = "definition" // the definition of the term above, after a colon
	Quote      Kind = "quote"      // a line of a block quote
	Rule       Kind = "rule"       // a row of dashes
)

// Block is a line of a page, or a fence with its lines. Blank lines are not blocks.
type Block struct {
	Kind Kind
	Line int // from 1
	// Indent is the indent in spaces; a tab counts as four.
	Indent int
	// Level is the level of a heading, 1 to 6; 0 for one with a trailing hash.
	Level int
	// Text is the line without the characters that mark its kind; for a fence, its info string.
	Text  string
	Code  []Line   // of a fence
	Cells []string // of a row
	// Header reports whether a row is the header of its table.
	Header bool
}

var (
	heading  = regexp.MustCompile(`^\s*(?:(#{1,6})\s+|(#{2,6}))([^#\s].*?)\s*#*$`)
	trailing = regexp.MustCompile(`^([^#|\s][^#]{2,})#$`)
	marks    = []struct {
		kind Kind
		mark *regexp.Regexp
	}{
		{Row, regexp.MustCompile(`^(\|.*)$`)},
		{Quote, regexp.MustCompile(`^>\s?(.*)$`)},
		{Rule, regexp.MustCompile(`^((?:-{3,}|={3,}|<{7}|>{7}).*)$`)},
		{Definition, regexp.MustCompile(`^:\s+(\S.*)$`)},
		{Item, regexp.MustCompile(`^(?:[-*+•–]|\d+[.)])\s+(\S.*)$`)},
		{Item, regexp.MustCompile("^[-•–]([A-Za-z`].*)$")}, // without a space
	}
)

// Blocks returns the blocks of a page, without its front matter.
func Blocks(text string) []Block {
	lines := withoutFrontMatter(Lines(text))
	var blocks []Block
	for i := 0; i < len(lines); i++ {
		info, isFence := lines[i].fence()
		switch {
		case isFence:
			end, closed := fenceEnd(lines, i+1)
			blocks = append(blocks, Block{Kind: Fence, Line: lines[i].No, Indent: lines[i].indent(), Text: info, Code: lines[i+1 : end]})
			i = end
			if !closed {
				i-- // the line that ended the fence is a block of its own
			}
		case delimiter.MatchString(lines[i].Text):
			if last := len(blocks) - 1; last >= 0 && blocks[last].Line == lines[i].No-1 {
				blocks[last].asHeader()
			}
		case strings.TrimSpace(lines[i].Text) != "":
			blocks = withBareRows(append(blocks, lines[i].block()))
		}
	}
	return blocks
}

func withoutFrontMatter(lines []Line) []Line {
	if lines[0].Text != "---" {
		return lines
	}
	for i, l := range lines[1:] {
		if l.Text == "---" {
			return lines[i+2:]
		}
	}
	return lines
}

// block returns the block of a line outside of fences.
func (l Line) block() Block {
	text := strings.TrimSpace(l.Text)
	block := Block{Kind: Text, Line: l.No, Indent: l.indent(), Text: text}
	if match := heading.FindStringSubmatch(l.Text); match != nil {
		block.Kind, block.Level, block.Text = Heading, len(match[1]+match[2]), match[3]
		return block
	}
	if match := trailing.FindStringSubmatch(text); match != nil {
		block.Kind, block.Text = Heading, strings.TrimSpace(match[1])
		return block
	}
	for _, one := range marks {
		if match := one.mark.FindStringSubmatch(text); match != nil {
			block.Kind, block.Text = one.kind, match[1]
			break
		}
	}
	if block.Kind == Row {
		block.Cells = cells(block.Text)
	}
	return block
}

// Line is a line of a page.
type Line struct {
	No   int    // from 1
	Text string // without trailing blanks and line end
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u200b", "")

// Lines splits a text into lines.
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
	spaced := strings.ReplaceAll(l.Text, "\t", "    ")
	return len(spaced) - len(strings.TrimLeft(spaced, " "))
}
