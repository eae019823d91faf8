package api

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/api/wire"
)

var (
	// address is an e-mail address or a VPA, such as gaurav@okhdfc.
	address = regexp.MustCompile(`[^\s@"'<>(),;:]+@[^\s@"'<>(),;:]+`)
	// digits is a number as people write cards and telephone numbers: in groups, with
	// single blanks, dashes or dots between them.
	digits = regexp.MustCompile(`\+?[0-9](?:[ .-]?[0-9])+`)
)

// mask leaves out of others' words what may be a customer's: addresses, and numbers
// that may be a card's or a telephone's. It keeps the text on one line.
func mask(text string) string {
	text = strings.Map(printable, text)
	text = address.ReplaceAllString(text, wire.Redacted)
	return digits.ReplaceAllStringFunc(text, func(number string) string {
		if mayBePersonal(number) {
			return wire.Redacted
		}
		return number
	})
}

// mayBePersonal tells cards' and telephone numbers from the amounts and times that
// descriptions are about. A card has 12 digits at least. A telephone number has a
// country code behind a plus, or is an Indian one: 10 digits that begin with 6 to 9,
// perhaps behind a zero. Unix times of this century have 9 or 10 digits and begin with
// less than 6.
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

// printable keeps what others wrote on one line.
func printable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}
