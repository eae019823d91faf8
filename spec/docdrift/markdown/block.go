package markdown

import (
	"regexp"
	"strings"
)

// Kind is what a block is.
type Kind string

// The kinds.
const (
	Text       Kind = "text"       // a line of text, mostly of a paragraph
	Heading    Kind = "heading"    // with hashes in front, or one behind
	Fence      Kind = "fence"      // code
	Row        Kind = "row"        // of a table
	Item       Kind = "item"       // of a list
	Definition Kind = "definition" // what a colon sets below a term
	Quote      Kind = "quote"      // a line of a remark beside the text
	Rule       Kind = "rule"       // a row of dashes that divides the page
)

// Block is a line of a page, or a fence with its lines. Blank lines are none.
type Block struct {
	Kind Kind
	Line int // counted from 1
	// Indent is how far the block is set in; a tab is four.
	Indent int
	// Level is the depth of a heading, 1 to 6; 0 where a hash follows it.
	Level int
	// Text is the line without the mark that makes it a block; of a fence, what
	// follows the marks that open it.
	Text  string
	Code  []Line   // of a fence
	Cells []string // of a row
	// Header is whether a row names the columns of its table.
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
		{Item, regexp.MustCompile("^[-•–]([A-Za-z`].*)$")}, // the blank forgotten
	}
)

// Blocks cuts a page. What is in front of it between two rows of dashes says
// nothing of the API, and is no block.
func Blocks(text string) []Block {
	lines := withoutFrontMatter(Lines(text))
	var blocks []Block
	for i := 0; i < len(lines); i++ {
		info, isFence := lines[i].fence()
		switch {
		case isFence:
			end, closed := fenceEnd(lines, i+1, info)
			blocks = append(blocks, Block{Kind: Fence, Line: lines[i].No, Indent: lines[i].indent(), Text: info, Code: lines[i+1 : end]})
			i = end
			if !closed {
				i-- // the line that ended the fence is read again
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

// block tells what a line outside of a fence is.
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
