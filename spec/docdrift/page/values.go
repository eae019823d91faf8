package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

var (
	possible = regexp.MustCompile("(?i)\\b(?:possible|allowed|supported|accepted|valid|permitted)\\s+values?\\b(?:\\s+(?:of|for)\\s+[\\w` ]{1,40}?)?(?:\\s+(?:is|are|includes?)\\b)?\\s*[:\\-]?\\s*")
	listing  = regexp.MustCompile(`(?i)\b(?:following values?|one of the following|any of the following|one of)\s*(?:is|are)?\s*:\s*$`)
	// single is how a sentence gives the one value that there is.
	single = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(?:here|in this case),?\s+(?:it|this|the value)\s+(?:is|will be|should be|must be|has to be|will always be)\s+(?:an?\s+|set to\s+)?` + literal),
		regexp.MustCompile(`(?i)\bcurrently,?\s+(?:we\s+)?(?:only\s+support(?:s|ed)?|the only (?:supported|allowed|possible) value is)\s+` + literal),
		regexp.MustCompile(`(?i)\bcurrently,?\s+only\s+` + literal + `\s+is\s+(?:supported|allowed|accepted)`),
		regexp.MustCompile(`(?i)\balways\s+(?:be|has the value)\s+` + literal),
		regexp.MustCompile("(?i)\\b(?:is|will)\\s+always\\s+`([^`]+)`()()"),
	}
	spans    = regexp.MustCompile("`([^`]+)`")
	sentence = regexp.MustCompile(`(?i)\.(?:\s|$)|\bfor example\b|\bdefault\b`)
	dividers = regexp.MustCompile(`\s*[,/|]\s*|\s+(?:or|and)\s+`)
)

// asksForValues is whether a line ends in "Possible values:", after which items are
// values.
func asksForValues(line string) bool {
	line = strings.TrimSpace(line)
	if listing.MatchString(line) {
		return true
	}
	at := possible.FindAllStringIndex(line, -1)
	return len(at) > 0 && strings.Trim(line[at[len(at)-1][1]:], " .:*_") == ""
}

// itemValues reads the items of a list as values. Items that are set in further
// explain one, and are none; so are items in plain words among such in code.
func itemValues(items []markdown.Block) (values []string, marked string) {
	coded := len(items) > 0 && strings.HasPrefix(items[0].Text, "`")
	for _, item := range items {
		if item.Indent > items[0].Indent+1 || coded != strings.HasPrefix(item.Text, "`") {
			continue
		}
		inline := markdown.Parse(item.Text)
		value := inline.String()
		if coded {
			value = inline[0].Text
			if strings.Contains(strings.ToLower(inline[1:].String()), "(default)") {
				marked = value
			}
		} else {
			value, _, _ = strings.Cut(value, ":")
			value, _, _ = strings.Cut(value, " - ")
			if short, isMarked := strings.CutSuffix(strings.TrimSpace(value), "(default)"); isMarked {
				value = strings.TrimSpace(short)
				marked = value
			}
		}
		values = addValue(values, value, 60)
	}
	return values, marked
}

func addValue(values []string, value string, longest int) []string {
	value = strings.TrimSpace(strings.Trim(strings.TrimSpace(value), "`\"'“”*.,;:"))
	if value == "" || len(value) > longest || slices.Contains(values, value) || noValue.MatchString(value) {
		return values
	}
	return append(values, value)
}

// inlineValues reads values that stand within a sentence.
func inlineValues(text string) []string {
	if at := possible.FindStringIndex(text); at != nil {
		return listedValues(text[at[1]:])
	}
	for _, one := range single {
		match := one.FindStringSubmatchIndex(text)
		if match == nil || depending.MatchString(sentenceBefore(text, match[0])) {
			continue
		}
		if value := literalAt(text, match); value != "" {
			return []string{value}
		}
	}
	return nil
}

// depending is of a sentence that says what is so in one case only.
var depending = regexp.MustCompile(`(?i)\b(?:if|when|example|until)\b`)

// sentenceBefore is what stands before a place in its sentence.
func sentenceBefore(text string, at int) string {
	start := 0
	for _, end := range sentence.FindAllStringIndex(text[:at], -1) {
		start = end[1]
	}
	return text[start:at]
}

func listedValues(rest string) []string {
	var values []string
	rest = upTo(rest)
	if coded := spans.FindAllStringSubmatch(rest, -1); coded != nil {
		for _, match := range coded {
			values = addValue(values, match[1], 60)
		}
		return values
	}
	rest, _, _ = strings.Cut(rest, "\n")
	if !strings.ContainsAny(rest, ",/|") && len(strings.Fields(rest)) > 3 {
		return nil
	}
	for _, value := range dividers.Split(rest, -1) {
		if len(strings.Fields(value)) <= 3 {
			values = addValue(values, value, 40)
		}
	}
	return values
}

// upTo is a text up to where its sentence ends; a dot within a code span does not
// end it, nor one before another item in the same cell.
func upTo(text string) string {
	masked := spans.ReplaceAllStringFunc(text, func(span string) string { return strings.Repeat("x", len(span)) })
	if at := sentence.FindStringIndex(masked); at != nil && !strings.Contains(text[:at[0]], "* `") {
		return text[:at[0]]
	}
	return text
}
