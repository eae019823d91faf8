package page

import (
	"regexp"
	"strings"
)

// literal matches a value in a text: in backquotes, in quotes, or plain. It has a group for
// each of these.
const literal = "(?:`([^`]+)`|[\"'“]([\\w+\\-./ ]+)[\"'”]|([\\w+\\-/]+(?:\\.[\\w+\\-/]+)*))"

var (
	plainEnd = regexp.MustCompile(`^\s*(?:$|[.,;:)|(\n]|is (?:supported|allowed|accepted)\b|and\b|or\b|for\b|minutes?\b|seconds?\b)`)
	period   = regexp.MustCompile(`(?i)^\d+ (?:years?|months?|weeks?|days?|hours?)$`)
	notValue = regexp.MustCompile(`(?i)^(?:the|an?|this|that|it|its|your|any|be|not|value|values|same|set|based|behaviou?r|year|years|current|passed|sent|returned|available|present|in|on|to|of|see|refer)$`)
)

// literalAt returns the value in a match whose last three groups are those of literal, ""
// if there is none. A plain word is a value only at the end of a sentence or clause:
// "30 years" and "the amount" are not values.
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
	value := text[groups[4]:groups[5]]
	if notValue.MatchString(value) || !plainEnd.MatchString(text[groups[5]:]) {
		return ""
	}
	return value
}

var (
	defaultIs = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\bdefaults? (?:to|as):?\s+` + literal),
		regexp.MustCompile(`(?i)\bdefault(?:\s+and\s+(?:the\s+)?max(?:imum)?)?(?:\s+(?:value|limit|count|time))?[ \t]*(?:is|:|=|of|will be)[ \t]*(?:set (?:to|as)\s+)?` + literal),
		regexp.MustCompile("(?i)\\bdefault value `([^`]+)`()()"),
		regexp.MustCompile(`(?i)\bby default,? (?:it|this|the|its)(?: \w+)? is (?:set (?:to|as)\s+)?` + literal),
		regexp.MustCompile("(?i)(?:`([^`]+)`|()(\\w+))\\s*\\(default\\)"),
	}
	defaultOf = regexp.MustCompile(`(?i)\bdefault (\w+) is ` + literal)
)

// readDefaults returns the default that a description gives its parameter, and those it
// gives other parameters, by their names in lower case.
func readDefaults(text string) (own string, others map[string]string) {
	others = map[string]string{}
	for _, one := range defaultIs {
		if match := one.FindStringSubmatchIndex(text); match != nil && own == "" {
			own = literalAt(text, match)
		}
	}
	for _, match := range defaultOf.FindAllStringSubmatchIndex(text, -1) {
		if name := strings.ToLower(text[match[2]:match[3]]); !notValue.MatchString(name) {
			others[name] = literalAt(text, match)
		}
	}
	return own, others
}
