package page

import (
	"regexp"
	"strconv"
	"strings"
)

// limit is a way to say limits: a group of the expression for each name.
type limit struct {
	expression *regexp.Regexp
	names      []string
}

const number = "[`\"']?(\\d[\\d,]*)[`\"']?"

// ways are the ways, the particular before the general: what one has read, the
// next does not see.
var ways = []limit{
	{regexp.MustCompile(`(?i)(?:at most|up to|maximum(?: of)?|max\.?|not (?:more than|exceed(?:ing)?))\s+` + number + `\s+(?:key[- ]value )?pairs`), []string{"maxPairs"}},
	{regexp.MustCompile(`(?i)` + number + ` characters \(max(?:imum)?\) each`), []string{"maxValueLength"}},
	{regexp.MustCompile(`(?i)each value\b[^.\d]{0,40}?(?:at most|up to|not exceed(?:ing)?|cannot exceed|maximum(?: of)?)\s+` + number + ` char`), []string{"maxValueLength"}},
	{regexp.MustCompile(`(?i)between ` + number + ` and ` + number + ` characters`), []string{"minLength", "maxLength"}},
	{regexp.MustCompile(`(?i)must be between ` + number + ` and ` + number), []string{"min", "max"}},
	{regexp.MustCompile(`(?i)(?:max(?:imum)? (?:length|characters)|length)(?: (?:allowed|permitted))?(?: is|:| of| =)?\s*(?:at most |up to )?` + number + `\s+characters?\s*\(?max`), []string{"maxLength"}},
	{regexp.MustCompile(`(?i)max(?:imum)? (?:length|characters)(?: (?:allowed|permitted))?(?: is|:| of| =)?\s*` + number), []string{"maxLength"}},
	{regexp.MustCompile(`(?i)min(?:imum)? (?:length|characters)(?: is|:| of| =)?\s*` + number), []string{"minLength"}},
	{regexp.MustCompile(`(?i)(?:at most|up to|not exceed(?:ing)?|cannot exceed|max(?:imum)?(?: of)?)\s+` + number + `\s+char`), []string{"maxLength"}},
	{regexp.MustCompile(`(?i)length must be (?:of )?` + number + `\s+char`), []string{"minLength", "maxLength"}},
	{regexp.MustCompile(`(?i)\b` + number + `[- ](?:character|letter|char)(?: \w+){0,3} code`), []string{"minLength", "maxLength"}},
	{regexp.MustCompile(`(?i)max(?:imum)?(?: (?:value|allowed value|count|limit))?(?: is|:| of| =|)\s*` + number + `(?:\D|$)`), []string{"max"}},
	{regexp.MustCompile(`(?i)min(?:imum)?(?: (?:value|allowed value))?(?: is|:| of| =|)\s*` + number + `(?:\D|$)`), []string{"min"}},
	{regexp.MustCompile(`(?i)\bat most ` + number + `(?:\D|$)`), []string{"max"}},
	{regexp.MustCompile(`(?i)\bat least ` + number + `(?:\D|$)`), []string{"min"}},
}

// limits reads the limits in a text. One number behind two names is both.
func limits(text string) Bounds {
	var found Bounds
	for _, way := range ways {
		at := way.expression.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		for i, name := range way.names {
			group := min(2*(i+1), len(at)-2)
			value, err := strconv.ParseInt(strings.ReplaceAll(text[at[group]:at[group+1]], ",", ""), 10, 64)
			if err == nil {
				found.Set(name, value)
			}
		}
		text = text[:at[0]] + " ; " + text[at[1]:]
	}
	return found
}
