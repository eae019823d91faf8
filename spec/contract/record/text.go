package record

import (
	"regexp"
	"strings"
	"unicode"
)

// telling finds, at each place of a text, the first of: an address with an @,
// a key, an id, a date with its hour, a number of twelve digits and more with an
// exponent, a telephone number with its country, and ten digits or more, whatever
// blanks, those without a width too, stand between them. The id and the date are found to be left alone.
var telling = regexp.MustCompile(`([^\s"'<>()\[\]{},;:/?#&=\\@＠]+(?:[@＠]|%40)[^\s"'<>()\[\]{},;:/?#&=\\@＠]+` +
	`|rzp_(?:live|test)_[A-Za-z0-9_]*)` +
	`|\b(?:acc|card|cont|cust|down|fa|inv|item|offer|order|pay|plan|plink|qr|rfnd|setl|sub|term|token|trf|txn|va)_[A-Za-z0-9$]+` +
	`|\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}` +
	`|(\p{Nd}(?:\.\p{Nd}+)?[eE]\+?1[1-9]\b` +
	`|\+\p{Nd}(?:[\s\p{Zs}\p{Cf}\p{Pd}.()_]{0,3}\p{Nd}){6,}` +
	`|\p{Nd}(?:[\s\p{Zs}\p{Cf}\p{Pd}.()_]{0,3}\p{Nd}){9,})`)

// maskIdentifying masks what shows by its own form whom it is about, wherever in a
// text it stands.
func maskIdentifying(text string) string {
	var out strings.Builder
	copied := 0
	for _, found := range telling.FindAllStringSubmatchIndex(text, -1) {
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

// mask keeps the form of a text: letters become x and digits 9.
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
