package page

import (
	"maps"
	"regexp"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// limitPattern is a phrase for limits. Its expression has a group for each name; fewer groups
// than names mean that the last number counts for the remaining names too. The name below stands for
// a maxLength of one less.
type limitPattern struct {
	expression *regexp.Regexp
	names      []string
}

// limitPatterns are tried in order, specific ones first; each match is removed from the text
// before the next. N stands for a number, C for "characters", LEN for "length", MAX and MIN
// for phrases before a limit, IS for what joins a phrase and its number, and END for what
// follows a number without a unit.
var limitPatterns = []limitPattern{
	limitOf(`(?:MAX|holds?|add)\s+N\s+(?:key[- ]value )?pairs`, "maxPairs"),
	limitOf(`MAX\s+N\s+(?:line )?items`, "maxItems"),
	limitOf(`details of N allowed`, "maxItems"),
	limitOf(`\beach (?:value|key)\b[^.\d]{0,60}?N C`, "maxValueLength"),
	limitOf(`N C(?: long)?(?: \(max(?:imum)?\))? (?:for )?each`, "maxValueLength"),
	limitOf(`each (?:of )?N C(?: long)?`, "maxValueLength"),
	limitOf(`the length of (?:the )?descriptor from N\s*-\s*N C`, "minLength", "maxLength"),
	limitOf(`between N\s*(?:and|to|-|–)\s*N (?:C|in length)`, "minLength", "maxLength"),
	limitOf(`N-digit code\b[^.]{0,80}\bor N-digit code`, "minLength", "maxLength"),
	limitOf(`must be between N and N(?:\D|$)`, "min", "max"),
	limitOf(`score between N - N(?:\D|$)`, "min", "max"),
	limitOf(`possible values?IS N\s*(?:to|-|–)\s*N END`, "min", "max"),
	limitOf(`min(?:imum)? (?:C )?LENIS N(?: C)?,? and (?:the )?max(?:imum)?(?: LEN)?IS N`, "minLength", "maxLength"),
	limitOf(`(?:max(?:imum)?|total) (?:C )?(?:LEN|C)IS N`, "maxLength"),
	limitOf(`MAX\s+N C`, "maxLength"),
	limitOf(`MIN\s+N C`, "minLength"),
	limitOf(`(?:fewer|less) than N C`, "below"),
	limitOf(`(?:LEN(?: of [^.\d]{1,30})? (?:must|should) be|(?:must|should) be exactly|exactly)(?: exactly)?(?: of)? N(?:\s*C| END)`, "minLength", "maxLength"),
	limitOf(`has to be N C`, "minLength", "maxLength"),
	limitOf(`(?:must|should) be N C only`, "minLength", "maxLength"),
	limitOf(`\bconsists of N (?:numeric )?C`, "minLength", "maxLength"),
	limitOf(`should have the N-digit`, "minLength", "maxLength"),
	limitOf(`\bdefault LENIS N C`, "minLength", "maxLength"),
	limitOf(`\bN[- ](?:character|letter|char|digit)(?: [\w-]+){0,3} (?:code|characters|identifier|(?:identification|alpha-numeric) number)`, "minLength", "maxLength"),
	limitOf(`\bN-digit (?:mobile )?number\b`, "minLength", "maxLength"),
	limitOf(`\bmax(?:imum)?(?: (?:allowed )?(?:value|count|limit))?IS N END`, "max"),
	limitOf(`\bfetch a maximum of N`, "max"),
	limitOf(`\brange from N\s*(?:to|-|–)\s*N(?:\D|$)`, "min", "max"),
	limitOf(`\bcan vary from N to the\b`, "min"),
	limitOf(`\bdate range can be set (?:till|to) N`, "max"),
	limitOf(`\brange from the current date to [\d-]+ \(N\)`, "max"),
	limitOf(`\bmin(?:imum)?(?: (?:allowed )?value)?IS N END`, "min"),
	limitOf(`\bat most N END`, "max"),
	limitOf(`\bat least N(?: paise)?(?:[.,;)\s]*$|[.,;)]\s)`, "min"),
}

var placeholders = strings.NewReplacer(
	"N", "[`\"']?(\\d[\\d,]*)[`\"']?",
	"LEN", `(?:length|limit)`,
	"C", `(?:characters?|chars?|letters|digits?)`,
	"MAX", `(?:at most|up to|max(?:imum)?(?: (?:of|limit of))?|(?:can|may|must|should|does)?\s?not (?:(?:be )?(?:more|greater|longer) than|exceed(?:ing)?)|no more than|limited to)`,
	"MIN", `(?:at least|min(?:imum)?(?: of)?)`,
	"IS ", `(?: (?:allowed|permitted|supported|possible|that can be passed))?\s*(?:(?:is|:|of|=|should be|must be)(?: is)?)?\s*`,
	" END", `(?:\s*(?:$|[.,;:)(|]|\n|and\b|or\b|minutes?\b|seconds?\b|paise\b))`,
)

func limitOf(pattern string, names ...string) limitPattern {
	return limitPattern{regexp.MustCompile(`(?i)` + placeholders.Replace(pattern)), names}
}

// inOneCase matches a sentence with a limit that holds in one case, or for a part of the value, only.
var inOneCase = regexp.MustCompile(`(?i)(?:^|[.\n]\s*)for [^,.\n]{1,60}, the (?:max|min)[^.\n]*|` +
	`\blength of the (?:merchant )?prefix can vary between \d+-\d+ characters|` +
	`\bmaximum length of \d+ characters for the \w+(?:\. For example, in "[^"\n]*", "[^"\n]*" must not exceed \d+)?`)

// readLimits returns the limits in a text.
func readLimits(text string) Bounds {
	var bounds Bounds
	text = strings.ReplaceAll(inOneCase.ReplaceAllString(text, " ; "), "three-letter", "3-letter")
	for _, pattern := range limitPatterns {
		at := pattern.expression.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		for i, name := range pattern.names {
			group := min(2*(i+1), len(at)-2)
			value, err := strconv.ParseInt(strings.ReplaceAll(text[at[group]:at[group+1]], ",", ""), 10, 64)
			if err != nil {
				continue
			}
			if bounds == nil {
				bounds = Bounds{}
			}
			if name == "below" {
				name, value = "maxLength", value-1
			}
			bounds[name] = value
		}
		text = text[:at[0]] + " ; " + text[at[1]:]
	}
	return bounds
}

// merged returns limits with those of others that it lacks.
func merged(own, others Bounds) Bounds {
	if len(own) == 0 {
		return others
	}
	all := maps.Clone(own)
	for name, value := range others {
		if _, isThere := own[name]; !isThere {
			all[name] = value
		}
	}
	return all
}

// readRanges returns the limits that the items of a list of values give, if each begins with a range.
func readRanges(items []markdown.Block) Bounds {
	bounds := Bounds{}
	for _, item := range items {
		match := rangeItem.FindStringSubmatch(quoted(item))
		if match == nil {
			return nil
		}
		least, _ := strconv.ParseInt(match[1], 10, 64)
		most, _ := strconv.ParseInt(match[2], 10, 64)
		if len(bounds) == 0 {
			bounds["min"] = least
		}
		bounds["min"], bounds["max"] = min(bounds["min"], least), max(bounds["max"], most)
	}
	return bounds
}

var rangeItem = regexp.MustCompile("^`?(\\d{1,9})\\s*[-–]\\s*(\\d{1,9})\\b")

var (
	mention = regexp.MustCompile(`[a-z_][\w\-.]*\w`)
	limited = regexp.MustCompile(`\bheader (x-[\w-]+)|^(?:the ([a-z]+ [a-z]+) must be at least \d|\{?([a-z_][\w\-.]*\w)(?:\[\])?\}? must be between\b)`)
)

// readProse returns the limits in a section's prose by parameter name, in lower case. Limits of
// pairs and of their values apply to each name in the same line; a range applies to the name that
// the line begins with; and all limits to a header in the line.
func readProse(prose []markdown.Block) map[string]Bounds {
	all := map[string]Bounds{}
	for _, b := range prose {
		text := strings.ToLower(plainText(b.Text))
		bounds := readLimits(text)
		if match := limited.FindStringSubmatch(text); match != nil {
			all[strings.ReplaceAll(match[1]+match[2]+match[3], " ", "_")] = bounds
			continue
		}
		maps.DeleteFunc(bounds, func(limit string, _ int64) bool { return limit != "maxPairs" && limit != "maxValueLength" })
		if len(bounds) > 0 {
			for _, name := range mention.FindAllString(text, -1) {
				all[name] = bounds
			}
		}
	}
	return all
}
