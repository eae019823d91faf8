package page

import (
	"regexp"
	"strings"
)

// literal is how a text writes a value: in backquotes or quotes, or plain.
const literal = "(?:`([^`]+)`|[\"'“]([\\w+\\-./ ]+)[\"'”]|([\\w+\\-/]+(?:\\.[\\w+\\-/]+)*))"

var (
	plainEnd = regexp.MustCompile(`^\s*(?:$|[.,;:)|(\n]|is (?:supported|allowed|accepted)\b|and\b|or\b|for\b|minutes?\b|seconds?\b)`)
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
		regexp.MustCompile("(?i)\\bdefault value `([^`]+)`()()"),
		regexp.MustCompile(`(?i)\bby default,? (?:this|the|its)(?: \w+)? is (?:set (?:to|as)\s+)?` + literal),
		regexp.MustCompile("(?i)(?:`([^`]+)`|()(\\w+))\\s*\\(default\\)"),
	}
	defaultOf = regexp.MustCompile(`(?i)\bdefault (\w+) is ` + literal)
)

// readDefaults reads the default of the parameter itself, and those of others.
func readDefaults(text string) (own string, ofOthers map[string]string) {
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
	return own, ofOthers
}
