package page

import (
	"regexp"
	"slices"
	"strings"
)

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

var (
	possible = regexp.MustCompile(`(?i)(?:possible|allowed|supported|accepted|valid)\s+values?\b(?:\s+(?:is|are|includes?|for \w+ (?:is|are)))?\s*[:\-]?\s*`)
	always   = regexp.MustCompile("(?i)(?:will |is )?always (?:be |has the value |`)\\s*`?(\\w[\\w\\-]*(?:\\.\\w+)*)`?|here,? it is `([^`]+)`")
	only     = regexp.MustCompile("(?i)currently,? only `([^`]+)` is (?:supported|allowed|accepted)")
	needed   = regexp.MustCompile(`(?i)(?:mandatory|required) (?:only )?(?:if|when)\b`)
	spans    = regexp.MustCompile("`([^`]+)`")
	sentence = regexp.MustCompile(`(?i)\.(?:\s|$)|\bfor example\b|\bdefault\b`)
	bullet   = regexp.MustCompile(`^\s*(?:[-*•–]|\d+[.)])\s*(\S.*)$`)

	word       = "[`\"']?([\\w+\\-./]*\\w)[`\"']?"
	defaultIs  = regexp.MustCompile(`(?i)\bdefaults to:?\s+` + word + `|\bdefault(?:\s+value)?\s*(?:is|:|=|of|will be)\s*` + word)
	defaultOf  = regexp.MustCompile(`(?i)\bdefault (\w+) is ` + word)
	isDefault  = regexp.MustCompile(`(?i)` + word + ` is the default (\w+)`)
	notDefault = []string{"value", "values", "behaviour", "behavior", "the", "a", "an"}
)

// read reads a description, the first line of a parameter and those below it.
func read(texts []string) remark {
	text, bullets := texts, []string(nil)
	for i, one := range texts {
		if bullet.MatchString(one) && asksForValues(texts[:i]) {
			text, bullets = texts[:i], texts[i:]
			break
		}
	}
	whole := breaks.ReplaceAllString(strings.Join(text, "\n"), " ")
	said := remark{ofOthers: map[string]string{}}
	said.bounds = limits(whole)
	said.readDefaults(whole)
	said.values = inline(whole)
	for _, one := range bullets {
		said.readBullet(one)
	}
	if needed.MatchString(whole) {
		said.marker = Conditional
	}
	return said
}

// asksForValues is whether the lines end in "Possible values:", after which
// bullets are values.
func asksForValues(texts []string) bool {
	for _, text := range slices.Backward(texts) {
		if strings.TrimSpace(text) != "" {
			at := possible.FindAllStringIndex(text, -1)
			return len(at) > 0 && strings.Trim(text[at[len(at)-1][1]:], " .:*_") == ""
		}
	}
	return false
}

func (r *remark) readBullet(text string) {
	match := bullet.FindStringSubmatch(text)
	if match == nil {
		return
	}
	value := match[1]
	if span := spans.FindStringSubmatchIndex(value); span != nil && span[0] == 0 {
		if strings.Contains(strings.ToLower(value[span[1]:]), "(default)") {
			r.fallback = value[span[2]:span[3]]
		}
		value = value[span[2]:span[3]]
	} else {
		value, _, _ = strings.Cut(value, ":")
		value, _, _ = strings.Cut(value, " - ")
	}
	value = strings.TrimRight(strings.TrimSpace(strings.Trim(value, "`\"'")), ".,;")
	if value != "" && len(value) <= 60 && !slices.Contains(r.values, value) {
		r.values = append(r.values, value)
	}
}

func (r *remark) readDefaults(text string) {
	for _, match := range defaultOf.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(notDefault, strings.ToLower(match[1])) {
			r.ofOthers[strings.ToLower(match[1])] = match[2]
		}
	}
	for _, match := range isDefault.FindAllStringSubmatch(text, -1) {
		r.ofOthers[strings.ToLower(match[2])] = match[1]
	}
	if match := defaultIs.FindStringSubmatch(text); match != nil {
		r.fallback = match[1] + match[2]
	}
}

// inline reads values that stand within a sentence.
func inline(text string) []string {
	if match := only.FindStringSubmatch(text); match != nil {
		return []string{match[1]}
	}
	at := possible.FindStringIndex(text)
	if at == nil {
		if match := always.FindStringSubmatch(text); match != nil {
			return []string{match[1] + match[2]}
		}
		return nil
	}
	rest := text[at[1]:]
	var values []string
	add := func(value string) {
		if value = strings.Trim(value, " .,;:`\"'*"); value != "" && !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	if quoted := spans.FindAllStringSubmatch(upTo(rest), -1); quoted != nil {
		for _, match := range quoted {
			add(match[1])
		}
		return values
	}
	listed := upTo(rest)
	if !strings.ContainsAny(listed, ",/|") && len(strings.Fields(listed)) > 2 {
		return nil
	}
	for _, value := range regexp.MustCompile(`\s*[,/|]\s*|\s+(?:or|and)\s+`).Split(listed, -1) {
		if len(strings.Fields(value)) <= 3 {
			add(value)
		}
	}
	return values
}

// upTo is a text up to where its sentence ends; a dot within a code span does not
// end it.
func upTo(text string) string {
	masked := spans.ReplaceAllStringFunc(text, func(span string) string { return strings.Repeat("x", len(span)) })
	if at := sentence.FindStringIndex(masked); at != nil && !strings.Contains(text[:at[0]], "* `") {
		return text[:at[0]]
	}
	return text
}

// apply puts what a description says into a fact.
func (r *remark) apply(fact *Fact) {
	fact.Default, fact.Bounds, fact.Values = r.fallback, r.bounds, r.values
	if r.marker != "" && fact.Mandatory != Mandatory {
		fact.Mandatory = r.marker
	}
}
