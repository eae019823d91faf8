package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

var (
	possible  = regexp.MustCompile("(?i)\\b(?:possible|allowed|supported|accepted|valid|permitted)\\s+values?\\b(?:\\s+(?:of|for)\\s+(?:`[^`]*`|[\\w ]{1,40}?))?(?:\\s+(?:is|are|includes?)\\b\\s*:?|\\s*[:\\-]|\\s*\\.?\\s*$|\\s*\n|(\\s*`))\\s*")
	listing   = regexp.MustCompile(`(?i)\b(?:following values?|(?:one|any) of(?: the)?(?: following)?)\s*(?:is|are)?\s*:\s*$`)
	plurals   = regexp.MustCompile(`(?i)\b(?:possible|allowed|supported|accepted|valid|permitted|available)\s+(?:[a-z]+\s+){0,2}[a-z]+s\s*(?:are)?\s*:\s*$`)
	thatIs    = regexp.MustCompile("(?i)\\bi\\.e\\.?,?\\s*`[^`]+`\\s*/\\s*`|\\bIt can be a `[^`]+`, `|\\b(?:must (?:be|write) either|will either be) `[^`]+` or `|\\bin `[^`]+` or `[^`]+` state\\b|\\bvalue is `[^`]+` for [^.`]+ and `|^\\s*`[^`]+`\\s*/\\s*`")
	elsewhere = regexp.MustCompile(`(?i)\b(?:about|know|see|learn|find|for) the\s+$`)
	// onlyValue matches the sentences that give the only possible value.
	onlyValue = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(?:here|in (?:this|the current) (?:use )?case),?\s+(?:its|is|(?:it|this|the value)\s+(?:is,?|will be|should be|must be|has to be|will always be))\s+(?:an?\s+|set to\s+)?` + literal),
		regexp.MustCompile(`(?i)\bcurrently,?\s+(?:(?:we|it)\s+)?(?:only\s+support(?:s|ed)?|the only (?:supported|allowed|possible) value is)\s+` + literal),
		regexp.MustCompile(`(?i)(?:\bcurrently,?|^|[.\n])\s*only\s+` + literal + `\s+is\s+(?:supported|allowed|accepted)`),
		regexp.MustCompile("(?i)\\bwe support (?:only|[a-z ]{1,30} only in) `([^`]+)`()()"),
		regexp.MustCompile("(?i)`([^`]+)`()() is the only (?:supported|allowed|possible) value"),
		regexp.MustCompile(`(?i)\balways\s+(?:be|has the value)\s+` + literal),
		regexp.MustCompile("\\bcan only be `([^`]+)`()()"),
		regexp.MustCompile("\\bAvailable modes? (?:is|are) `([^`]+)`()()"),
		regexp.MustCompile("(?:^|[.\n]\\s*)Enter the value `([^`]+)`()()"),
		regexp.MustCompile("(?:^|[.\n]\\s*)Always `([^`]+)`()()"),
		regexp.MustCompile("(?i)(?:^|[.\n]\\s*)(?:(?:the\\s+)?value\\s+(?:is|must be|should be)|(?:must|should) be(?: set to)?|[^.\n]{1,40} amount (?:has to|should) be)\\s+`([^`]+)`()()\\s*(?:[.,;(]|\n|$)"),
		regexp.MustCompile("(?i)(?:^|[.\n]\\s*)(?:(?:the\\s+)?value should be|must be) `([^`]+)`()() (?:for|to)\\b"),
		regexp.MustCompile("(?i)\\b(?:if [^.\n]*)?\\bmust be passed with the value `([^`]+)`()()"),
		regexp.MustCompile("(?i)\\bin this case,? `([^`]+)`()()\\s*(?:[.,;]|\n|$)"),
		regexp.MustCompile("(?i)\\battribute will be set to `([^`]+)`()()\\.?\\s*(?:\n|$)"),
		regexp.MustCompile(`\b[Ww]e support (?:([A-Z]{3}) only|only ([A-Z]{3}))\b()`),
		regexp.MustCompile(`\b[Oo]rders in ([A-Z]{3})()() only\b`),
	}
	spans    = regexp.MustCompile("`([^`]+)`")
	sentence = regexp.MustCompile(`(?i)\.(?:\s|$)|\bfor example\b|\bdefault\b`)
	dividers = regexp.MustCompile(`\s*[,/|]\s*|\s+(?:or|and)\s+`)
)

// valuesAt returns the offset after a phrase such as "Possible values are", and whether the
// text has one. A text that only refers to values elsewhere has none.
func valuesAt(text string) (at int, lists bool) {
	for _, match := range possible.FindAllStringSubmatchIndex(text, -1) {
		if elsewhere.MatchString(text[:match[0]]) {
			continue
		}
		if match[2] >= 0 {
			return match[2], true
		}
		return match[1], true
	}
	if match := thatIs.FindStringIndex(text); match != nil && !strings.Contains(strings.ToLower(sentenceBefore(text, match[0])), "example") {
		return match[0] + strings.Index(text[match[0]:], "`"), true
	}
	return 0, false
}

// announcesValues reports whether a line ends with a phrase such as "Possible values:". The
// items below it are values.
func announcesValues(line string) bool {
	line = strings.TrimSpace(line)
	at, lists := valuesAt(line)
	return listing.MatchString(line) || lists && strings.Trim(line[at:], " .:*_") == ""
}

// readItemValues returns the values that the items of a list begin with, and the one marked as
// the default. It skips items with more indent, which explain a value, and among items in
// code those in plain words, which may be the title of a group.
func readItemValues(items []markdown.Block) (values []string, fallback string) {
	var marked []string
	if slices.ContainsFunc(items, isCoded) {
		items = slices.DeleteFunc(slices.Clone(items), func(item markdown.Block) bool { return !isCoded(item) })
	}
	for _, item := range items {
		if item.Indent > items[0].Indent+1 {
			continue
		}
		for _, value := range readItemValue(markdown.Parse(item.Text)) {
			values = addValue(values, value)
			explained, _ := readDefaults(strings.ReplaceAll(quoted(item), "(default)", ""))
			if isMarked.MatchString(item.Text) || explained == value {
				marked = addValue(marked, value)
			}
		}
	}
	haveConditions := slices.ContainsFunc(items, func(item markdown.Block) bool { return strings.Contains(item.Text, "(requires ") })
	if len(marked) == 1 && !haveConditions {
		fallback = marked[0]
	}
	return values, fallback
}

var isMarked = regexp.MustCompile("(?i)^(?:`[^`]*`|[^`(]*)\\s*(?:\\(default\\b[^)]*\\)|: default - )|\\(default\\)[.\\s]*$")

// caseItem matches an item that begins with a case and says what the value is in it.
var caseItem = regexp.MustCompile("^`[^:]*:\\s*(?i:the )?value (?:should|must) be\\b")

// readItemValue returns the value that an item begins with, or the values in code after its
// colon.
func readItemValue(item markdown.Inline) []string {
	if len(item) == 0 || caseItem.MatchString(item.Quoted()) {
		return nil
	}
	if item[0].Style == markdown.Code {
		return []string{item[0].Text}
	}
	value, behind, _ := strings.Cut(item.Quoted(), ":")
	if onlyValues.MatchString(behind) {
		return readListedValues(behind)
	}
	if strings.Contains(value, "`") {
		return nil // 1-7 for `weekly`
	}
	value, _, _ = strings.Cut(value, " - ")
	value, _, _ = strings.Cut(value, "(")
	return []string{value}
}

// onlyValues matches a text of nothing but values in code.
var onlyValues = regexp.MustCompile("(?i)^\\s*(?:`[^`]+`(?:\\s|\\band\\b|\\bor\\b|[,.;/|])*)+$")

var rangeValue = regexp.MustCompile(`^\d+\s*(?:-|–|to)\s*\d+$`)

// Bounds on the values of a parameter: longer texts are no values, and pages list far fewer.
const (
	maxValueBytes = 60
	maxValues     = 1000
)

func addValue(values []string, value string) []string {
	value = strings.TrimLeft(strings.Trim(value, " \n`\"'“”*.,;:"), "- ")
	if value == "" || len(value) > maxValueBytes || len(values) == maxValues || slices.Contains(values, value) || rangeValue.MatchString(value) {
		return values
	}
	return append(values, value)
}

// readInlineValues returns the values that a sentence lists, or the only possible value.
func readInlineValues(text string) []string {
	if alternatives.MatchString(text) {
		return readListedValues(text)
	}
	if match := inBrackets.FindStringSubmatch(text); match != nil {
		return match[1:]
	}
	if at, lists := valuesAt(text); lists {
		if values := readListedValues(text[at:]); len(values) > 0 {
			return values
		}
	}
	for _, one := range onlyValue {
		match := one.FindStringSubmatchIndex(text)
		if match == nil || conditional.MatchString(sentenceBefore(text, match[0])) {
			continue
		}
		if value := literalAt(text, match); value != "" && !properName.MatchString(value) {
			return []string{value}
		}
	}
	return nil
}

// inBrackets matches two types in brackets: card type (debit or credit).
var inBrackets = regexp.MustCompile(`\btype \(([a-z]+) or ([a-z]+)\)`)

// properName matches a name such as Visa, which is only the value in the sample.
var properName = regexp.MustCompile(`^[A-Z][a-z]+$`)

// alternatives matches a description that is nothing but two values.
var alternatives = regexp.MustCompile("^\\s*`?\\w+`? or `?\\w+`?\\.?\\s*$")

// conditional matches the words of a sentence that holds in one case only.
var conditional = regexp.MustCompile(`(?i)\b(?:if|when|example|until)\b`)

// sentenceBefore returns the part of a sentence before an offset.
func sentenceBefore(text string, at int) string {
	return text[strings.LastIndex(text[:at], ". ")+1 : at]
}

// explainedValue matches the beginning of a sentence such as "1 - On", which explains a value.
var explainedValue = regexp.MustCompile("(?i)(?:^|[.;]\\s*|\n\\s*)(?:`([^`]+)`|(\\w+))\\s*(?:\\(default\\))?\\s+[-–]\\s")

// readListedValues returns the values that a text begins with, in code or in plain words.
func readListedValues(rest string) (values []string) {
	if explained := explainedValue.FindAllStringSubmatch(rest, -1); explained != nil && strings.HasPrefix(rest, explained[0][0]) {
		for _, match := range explained {
			values = addValue(values, match[1]+match[2])
		}
		return values
	}
	rest = untilSentenceEnd(rest)
	if rangeValue.MatchString(strings.ReplaceAll(strings.TrimSpace(rest), "`", "")) {
		return nil
	}
	if coded := spans.FindAllStringSubmatch(rest, -1); coded != nil {
		for _, match := range coded {
			values = addValue(values, match[1])
		}
		return values
	}
	if strings.Contains(rest, ": ") || !strings.ContainsAny(rest, ",/|") && len(strings.Fields(rest)) > 3 {
		return nil // a sentence
	}
	for _, value := range dividers.Split(rest, -1) {
		if len(strings.Fields(value)) <= 3 && !notValue.MatchString(strings.Trim(value, " .")) {
			values = addValue(values, value)
		}
	}
	return values
}

// untilSentenceEnd returns the first sentence of a text. A dot within a code span does not end
// a sentence.
func untilSentenceEnd(text string) string {
	masked := strings.ReplaceAll(text, "(default)", "(xxxxxxx)")
	masked = spans.ReplaceAllStringFunc(masked, func(span string) string { return strings.Repeat("x", len(span)) })
	if at := sentence.FindStringIndex(masked); at != nil {
		return text[:at[0]]
	}
	return text
}
