package page

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// describe puts into a fact what the lines that describe it say beside their words, and
// lists the defaults that they give others: "default currency is INR".
func describe(f *Fact, lines []markdown.Block) (ofOthers map[string]string) {
	text, items, asked := splitValues(lines)
	listed, marked := readItemValues(items)
	own, ofOthers := readDefaults(text)
	f.Default, f.Bounds = cmp.Or(marked, own), readLimits(text)
	if len(f.Values) == 0 {
		if !asked || len(listed) == 0 {
			f.Values = readInlineValues(text)
		}
		for _, value := range listed {
			f.Values = addValue(f.Values, value)
		}
	}
	if needed.MatchString(text) && f.Mandatory != Mandatory {
		f.Mandatory = Conditional
	}
	if strings.HasPrefix(f.Type, "bool") { // Python's True is true
		f.Default = strings.ToLower(f.Default)
		for i := range f.Values {
			f.Values[i] = strings.ToLower(f.Values[i])
		}
	}
	return ofOthers
}

var needed = regexp.MustCompile(`(?i)(?:mandatory|required) (?:only )?(?:if|when)\b`)

// splitValues tells the items that are values from the text: the items of a list behind a
// line that asks for values, and behind any line those that are true and false. What
// explains an item belongs to it, on the lines below too.
func splitValues(described []markdown.Block) (text string, values []markdown.Block, asked bool) {
	var b strings.Builder
	inValues, explains, above := false, false, markdown.Block{}
	lines := splitLines(described)
	for i, one := range lines {
		if one.Kind == markdown.Item && above.Kind != markdown.Item {
			line := quoted(above)
			asks := asksForValues(line)
			asked = asked || asks
			inValues = inValues && explains || asks || trueOrFalse.MatchString(one.Text) || isCoded(one) && plurals.MatchString(line) || isBareList(lines[i:]) && !strings.Contains(line, "by default")
		}
		explains = one.Kind == markdown.Item || inValues && (one.Indent > values[0].Indent || explains && one.Line <= above.Line+1)
		above = one
		if one.Kind == markdown.Item && inValues {
			values = append(values, one)
		} else {
			b.WriteString(quoted(one) + "\n")
		}
	}
	return b.String(), values, asked
}

// isBareList is whether lines begin with a list of which each item is a word in code and no more,
// as values are listed.
func isBareList(lines []markdown.Block) bool {
	count := 0
	for _, one := range lines {
		item := markdown.Parse(one.Text)
		if one.Kind != markdown.Item {
			break
		}
		if len(item) != 1 || item[0].Style != markdown.Code {
			return false
		}
		count++
	}
	return count > 1
}

func quoted(b markdown.Block) string { return markdown.Parse(b.Text).Quoted() }

func isCoded(b markdown.Block) bool { return strings.HasPrefix(b.Text, "`") }

var (
	explainedLine = regexp.MustCompile("^`[^`]+`\\s*(?:\\(default\\))?\\s*:\\s")
	trueOrFalse   = regexp.MustCompile("^`(?i:true|false)`\\s*(?:\\(default\\))?\\s*:")
	lineBreak     = regexp.MustCompile(`(?i)<br\s*/?>|\.\*\s`)
	itemMark      = regexp.MustCompile(`^(?:[*•-]|\d+\.)\s*`)
)

// splitLines cuts lines where a cell breaks them, or where a list begins in the line that
// asks for values. A part behind one that asks for values is an item, and so is a line
// that explains a value.
func splitLines(lines []markdown.Block) []markdown.Block {
	var all []markdown.Block
	for _, one := range lines {
		asked := false
		for _, part := range lineBreak.Split(strings.ReplaceAll(one.Text, ":- `", ":<br>`"), -1) {
			piece := one
			piece.Text = strings.TrimSpace(part)
			if asked || len(all) > 0 && explainedLine.MatchString(piece.Text) {
				piece.Kind, piece.Text = markdown.Item, itemMark.ReplaceAllString(piece.Text, "")
			}
			asked = asked || asksForValues(piece.Text)
			if piece.Text != "" {
				all = append(all, piece)
			}
		}
	}
	return all
}
