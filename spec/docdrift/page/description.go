package page

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// description is the lines that describe a parameter.
type description struct{ lines []markdown.Block }

// remark is what a description says beside its words.
type remark struct {
	fallback string // the default
	bounds   Bounds
	values   []string
	marker   Marker
	// ofOthers are defaults of parameters that are named: "default currency is
	// INR".
	ofOthers map[string]string
}

// read reads a description.
func (d description) read() remark {
	text, items, asked := d.splitValues()
	r := remark{bounds: readLimits(text), values: readInlineValues(text)}
	r.fallback, r.ofOthers = readDefaults(text)
	listed, marked := readItemValues(items)
	if asked && len(listed) > 0 {
		r.values = nil
	}
	for _, value := range listed {
		r.values = addValue(r.values, value)
	}
	r.fallback = cmp.Or(marked, r.fallback, defaultAmong(listed, items))
	if needed.MatchString(text) {
		r.marker = Conditional
	}
	return r
}

// splitValues tells the items that are values from the text: the items of a list behind a
// line that asks for values, and behind any line those that are true and false. What
// explains an item belongs to it, on the lines below too.
func (d description) splitValues() (text string, values []markdown.Block, asked bool) {
	var b strings.Builder
	inValues, explains, above := false, false, markdown.Block{}
	lines := splitLines(d.lines)
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

// broken cuts lines where a cell breaks them, or where a list begins in the line that
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

var needed = regexp.MustCompile(`(?i)(?:mandatory|required) (?:only )?(?:if|when)\b`)

// apply puts what a description says into a fact.
func (r *remark) apply(fact *Fact) {
	fact.Default, fact.Bounds = r.fallback, r.bounds
	if len(fact.Values) == 0 {
		fact.Values = r.values
	}
	if strings.HasPrefix(fact.Type, "bool") { // Python's True is true
		fact.Default = strings.ToLower(fact.Default)
		for i := range fact.Values {
			fact.Values[i] = strings.ToLower(fact.Values[i])
		}
	}
	if r.marker != "" && fact.Mandatory != Mandatory {
		fact.Mandatory = r.marker
	}
}

// readRemarks reads what describes each parameter of each list, and the defaults that
// one gives another.
func (s *section) readRemarks() (remarks [][]remark, ofOthers map[string]string) {
	remarks, ofOthers = make([][]remark, len(s.lists)), map[string]string{}
	for i, one := range s.lists {
		for _, entry := range one.entries {
			one := entry.description.read()
			remarks[i] = append(remarks[i], one)
			for name, value := range one.ofOthers {
				ofOthers[name] = cmp.Or(ofOthers[name], value)
			}
		}
	}
	return remarks, ofOthers
}
