package api

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/api/wire"
)

var (
	// addressPattern matches an e-mail address or a VPA, such as gaurav@okhdfc.
	addressPattern = regexp.MustCompile(`[^\s@"'<>(),;:]+@[^\s@"'<>(),;:]+`)
	// digitsPattern matches a number as people write card and telephone numbers: in groups, with
	// single blanks, dashes or dots between them.
	digitsPattern = regexp.MustCompile(`\+?[0-9](?:[ .-]?[0-9])+`)
)

// mask removes from a foreign text what may identify a customer: addresses, and numbers that may be
// a card's or a telephone's. It puts the text on one line.
func mask(text string) string {
	text = strings.Map(toPrintable, text)
	text = addressPattern.ReplaceAllString(text, wire.Redacted)
	return digitsPattern.ReplaceAllStringFunc(text, func(number string) string {
		if mayBePersonal(number) {
			return wire.Redacted
		}
		return number
	})
}

// mayBePersonal tells card and telephone numbers from the amounts and times that appear in
// descriptions. A card number has at least 12 digits. A telephone number has a country code behind
// a plus, or is Indian: 10 digits that begin with 6 to 9, possibly behind a zero. Unix times of
// this century have 9 or 10 digits and begin with less than 6.
func mayBePersonal(number string) bool {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, number)
	switch {
	case len(plain) >= 12:
		return true
	case number[0] == '+':
		return len(plain) >= 8
	case len(plain) == 11:
		return plain[0] == '0'
	}
	return len(plain) == 10 && plain[0] >= '6'
}

// toPrintable keeps a foreign text on one line.
func toPrintable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}
