package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// readDescription sets the default, limits, values and marker of a fact from its description,
// and returns the defaults that this gives other parameters: "default currency is INR".
func readDescription(f *Fact, lines []markdown.Block) (otherDefaults map[string]string) {
	text, items, announced := splitValues(lines)
	listed, marked := readItemValues(items)
	own, otherDefaults := readDefaults(text)
	f.Default, f.Bounds = cmp.Or(marked, own), readLimits(text)
	if ranges := readRanges(items); len(ranges) > 0 {
		f.Bounds = ranges
	}
	if len(f.Values) == 0 {
		if !announced {
			f.Values = readInlineValues(text)
		}
		for _, value := range listed {
			f.Values = addValue(f.Values, value)
		}
	}
	if match := further.FindStringSubmatch(text); match != nil && len(f.Values) > 0 {
		f.Values = addValue(f.Values, match[1])
	}
	if len(f.Values) == 1 && ofInstance.MatchString(f.Name) {
		f.Values = nil
	}
	if needed.MatchString(text) {
		f.Mandatory = Conditional
	}
	if strings.HasPrefix(f.Type, "bool") { // Python's True is true
		f.Default = strings.ToLower(f.Default)
		for i := range f.Values {
			f.Values[i] = strings.ToLower(f.Values[i])
		}
	}
	return otherDefaults
}

// further matches a remark below a list of values that adds one.
var further = regexp.MustCompile("\\balso (?:supports|pass) the value (?:as )?[`'](\\w+)[`']")

// ofInstance matches the names of values that differ from one payment to another. If a page gives one,
// it is that of its sample.
var ofInstance = regexp.MustCompile(`(?:^|\.)(?:handle|network)$`)

var needed = regexp.MustCompile(`(?i)(?:mandatory|required|pass this parameter)\W+(?:field )?(?:only )?(?:if|when|in case of)\b|\b(?:mandatory|required) only for\b|\brequired for [^.,|\n]+, optional for\b|\bneed not be passed (?:if|when)\b`)

// splitValues separates the list items that are values from the text of a description. Values
// are the items below a line that announces values ("Possible values:"), and the items true
// and false below any line. The lines that explain an item belong neither to the text nor to
// the values. The last result reports whether a line announces values.
func splitValues(described []markdown.Block) (text string, values []markdown.Block, announced bool) {
	var b strings.Builder
	inValues, explains, above := false, false, markdown.Block{}
	lines := splitLines(described)
	for i, one := range lines {
		if one.Kind == markdown.Item && above.Kind != markdown.Item {
			line := quoted(above)
			announces := announcesValues(line)
			announced = announced || announces
			inValues = inValues && explains || announces || isValueList(lines[i:], line)
		}
		explains = one.Kind == markdown.Item || inValues && (one.Indent > values[0].Indent || explains && one.Line <= above.Line+1)
		above = one
		if one.Kind == markdown.Item && inValues {
			values = append(values, one)
		} else {
			b.WriteString(quoted(one) + "\n")
		}
	}
	return b.String(), values, announced
}

// isValueList reports whether lines begin with items that are values, though the line above them does
// not announce values.
func isValueList(lines []markdown.Block, above string) bool {
	first, items := lines[0], lines
	if end := slices.IndexFunc(lines, func(one markdown.Block) bool { return one.Kind != markdown.Item }); end >= 0 {
		items = lines[:end]
	}
	areExplained := !slices.ContainsFunc(items, func(item markdown.Block) bool { return !explainedLine.MatchString(item.Text) })
	areBare := len(items) > 1 && !slices.ContainsFunc(items, func(item markdown.Block) bool { return !bareValue.MatchString(item.Text) })
	return trueOrFalse.MatchString(first.Text) || areExplained && !strings.HasSuffix(above, ":") || isCoded(first) && plurals.MatchString(above) || areBare && !incomplete.MatchString(above)
}

// bareValue matches an item that is one code span, as those of lists of values are.
var bareValue = regexp.MustCompile("^`[^`]+`$")

// incomplete matches the words above a list that is not complete.
var incomplete = regexp.MustCompile(`(?i)by default|such as|example(?: values)?:\s*$`)

func quoted(b markdown.Block) string { return markdown.Parse(b.Text).Quoted() }

func isCoded(b markdown.Block) bool { return strings.HasPrefix(b.Text, "`") }

var (
	explainedLine = regexp.MustCompile("^`[^`]+`\\s*(?:\\(default\\))?\\s*:\\s")
	trueOrFalse   = regexp.MustCompile("^`(?i:true|false)`\\s*(?:\\(default\\))?\\s*:")
	lineBreak     = regexp.MustCompile(`(?i)<br\s*/?>|(?:</?[uo]l>)?<li>|\.\*\s`)
	itemMark      = regexp.MustCompile(`^(?:[*•-]|\d+\.)\s*`)
)

// splitLines splits lines at <br> and <li>, and at lists written within a line. A part after one that
// announces values becomes an item, and so does a line that explains a value.
func splitLines(lines []markdown.Block) []markdown.Block {
	var all []markdown.Block
	for _, one := range lines {
		announced := false
		for _, part := range lineBreak.Split(strings.ReplaceAll(one.Text, ":- `", ":<br>`"), -1) {
			piece := one
			piece.Text = strings.TrimSpace(part)
			if announced || explainedLine.MatchString(piece.Text) {
				piece.Kind, piece.Text = markdown.Item, itemMark.ReplaceAllString(piece.Text, "")
			}
			announced = announced || announcesValues(piece.Text)
			if piece.Text != "" {
				all = append(all, piece)
			}
		}
	}
	return all
}
