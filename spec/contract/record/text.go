package record

import (
	"regexp"
	"strings"
	"unicode"
)

// identifyingPattern matches, in this order: an address with an @, an API key, an id, a date with
// its hour, a number of twelve digits or more with an exponent, a telephone number with a country
// code, and ten digits or more, also with white space, zero-width characters or punctuation between
// them. Ids and dates are matched outside a group, because they are not masked.
var identifyingPattern = regexp.MustCompile(`([^\s"'<>()\[\]{},;:/?#&=\\@＠]+(?:[@＠]|%40)[^\s"'<>()\[\]{},;:/?#&=\\@＠]+` +
	`|rzp_(?:live|test)_[A-Za-z0-9_]*)` +
	`|\b(?:acc|card|cont|cust|down|fa|inv|item|offer|order|pay|plan|plink|qr|rfnd|setl|sub|term|token|trf|txn|va)_[A-Za-z0-9$]+` +
	`|\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}` +
	`|(\p{Nd}(?:\.\p{Nd}+)?[eE]\+?1[1-9]\b` +
	`|\+\p{Nd}(?:[\s\p{Zs}\p{Cf}\p{Pd}.()_]{0,3}\p{Nd}){6,}` +
	`|\p{Nd}(?:[\s\p{Zs}\p{Cf}\p{Pd}.()_]{0,3}\p{Nd}){9,})`)

// maskIdentifying masks the parts of a text that identify a person or an account by their form,
// such as e-mail addresses and telephone numbers.
func maskIdentifying(text string) string {
	var out strings.Builder
	copied := 0
	for _, found := range identifyingPattern.FindAllStringSubmatchIndex(text, -1) {
		if found[2] < 0 && found[4] < 0 {
			continue
		}
		out.WriteString(text[copied:found[0]])
		out.WriteString(mask(text[found[0]:found[1]]))
		copied = found[1]
	}
	out.WriteString(text[copied:])
	return out.String()
}

// mask replaces letters with x and digits with 9, and keeps all other characters.
func mask(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsNumber(r):
			return '9'
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return 'x'
		}
		return r
	}, text)
}
