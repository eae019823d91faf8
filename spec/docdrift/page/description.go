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

// read reads a description. Items of a list are values where the line above asks
// for them, and text elsewhere.
func (d description) read() remark {
	var said remark
	var text strings.Builder
	var values []markdown.Block
	asked, above := false, markdown.Block{}
	explains := false // whether a line goes on with what explains the item above it
	for _, one := range broken(d.lines) {
		if one.Kind == markdown.Item && above.Kind != markdown.Item {
			line := markdown.Parse(above.Text).Quoted()
			asked = asked && explains || asksForValues(line) || strings.HasPrefix(one.Text, "`") && plurals.MatchString(line)
		}
		explains = one.Kind == markdown.Item || asked && (one.Indent > values[0].Indent || explains && one.Line <= above.Line+1)
		if above = one; one.Kind == markdown.Item && asked {
			values = append(values, one)
			continue
		}
		text.WriteString(markdown.Parse(one.Text).Quoted() + "\n")
	}
	whole := text.String()
	said.bounds = limits(whole)
	said.fallback, said.ofOthers = defaults(whole)
	said.values = inlineValues(whole)
	if listed, marked := itemValues(values); len(listed) > 0 {
		said.values, said.fallback = listed, cmp.Or(marked, said.fallback)
	}
	if needed.MatchString(whole) {
		said.marker = Conditional
	}
	return said
}

var (
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>|\.\*\s`)
	itemMark  = regexp.MustCompile(`^(?:[*•-]|\d+\.)\s*`)
)

// broken cuts lines where a cell breaks them. A part behind one that asks for
// values is an item.
func broken(lines []markdown.Block) []markdown.Block {
	var all []markdown.Block
	for _, one := range lines {
		asked := false
		for _, part := range lineBreak.Split(one.Text, -1) {
			piece := one
			piece.Text = strings.TrimSpace(part)
			if asked {
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

// remarks reads what describes each parameter of each list, and the defaults that
// one gives another.
func (s *section) remarks() (remarks [][]remark, ofOthers map[string]string) {
	remarks, ofOthers = make([][]remark, len(s.lists)), map[string]string{}
	for i, one := range s.lists {
		for _, entry := range one.entries {
			said := entry.description.read()
			remarks[i] = append(remarks[i], said)
			for name, value := range said.ofOthers {
				ofOthers[name] = cmp.Or(ofOthers[name], value)
			}
		}
	}
	return remarks, ofOthers
}

// literal is how a text writes a value: in backquotes or quotes, or plain.
const literal = "(?:`([^`]+)`|[\"'“]([\\w+\\-./ ]+)[\"'”]|([\\w+\\-/]+(?:\\.[\\w+\\-/]+)*))"

var (
	plainEnd = regexp.MustCompile(`^\s*(?:$|[.,;:)|\n]|\(default\)|and\b|or\b|for\b|minutes?\b|seconds?\b)`)
	period   = regexp.MustCompile(`(?i)^\d+ (?:years?|months?|weeks?|days?|hours?)$`)
	noValue  = regexp.MustCompile(`(?i)^(?:the|an?|this|that|it|its|your|any|be|not|value|values|same|set|based|behaviou?r|year|years|current|passed|sent|returned|available|present|in|on|to|of|see|refer)$`)
)

// literalAt reads the value in the groups of a match, the last of which are those
// of literal. A plain word is one only where its sentence ends or goes on with
// another clause: "30 years" and "the amount" are none.
func literalAt(text string, match []int) string {
	groups := match[len(match)-6:]
	for i := 0; i < 4; i += 2 {
		if groups[i] < groups[i+1] {
			value := strings.Trim(text[groups[i]:groups[i+1]], " \"'")
			if period.MatchString(value) {
				return ""
			}
			return value
		}
	}
	if groups[4] < 0 {
		return ""
	}
	value := text[groups[4]:groups[5]]
	if noValue.MatchString(value) || strings.Contains(value, "//") || !plainEnd.MatchString(text[groups[5]:]) {
		return ""
	}
	return value
}

var (
	defaultIs = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\bdefaults? (?:to|as):?\s+` + literal),
		regexp.MustCompile(`(?i)\bdefault(?:\s+and\s+(?:the\s+)?max(?:imum)?)?(?:\s+(?:value|limit|count|time))?[ \t]*(?:is|:|=|of|will be)[ \t]*(?:set (?:to|as)\s+)?` + literal),
		regexp.MustCompile("(?i)\\bdefault value ()()`([^`]+)`"),
		regexp.MustCompile(`(?i)\bby default,? (?:this|the|its)(?: \w+)? is (?:set (?:to|as)\s+)?` + literal),
		regexp.MustCompile("(?i)(?:`([^`]+)`|()(\\w+))\\s*\\(default\\)"),
	}
	defaultOf = regexp.MustCompile(`(?i)\bdefault (\w+) is ` + literal)
	isDefault = regexp.MustCompile("(?i)[`\"']?([\\w+\\-./]*\\w)[`\"']? is the default (\\w+)")
)

// defaults reads the default of the parameter itself, and those of others.
func defaults(text string) (own string, ofOthers map[string]string) {
	ofOthers = map[string]string{}
	for _, one := range defaultIs {
		if match := one.FindStringSubmatchIndex(text); match != nil && own == "" {
			own = literalAt(text, match)
		}
	}
	for _, match := range defaultOf.FindAllStringSubmatchIndex(text, -1) {
		if name := strings.ToLower(text[match[2]:match[3]]); !noValue.MatchString(name) {
			ofOthers[name] = literalAt(text, match)
		}
	}
	for _, match := range isDefault.FindAllStringSubmatch(text, -1) {
		ofOthers[strings.ToLower(match[2])] = match[1]
	}
	return own, ofOthers
}
