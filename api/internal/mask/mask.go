// Package mask masks personal data in texts from the server and from callers, so that errors and
// logs can contain the rest.
package mask

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/api/wire"
)

var (
	// addressPattern matches an e-mail address or a VPA, such as gaurav@okhdfc, also in a URL.
	addressPattern = regexp.MustCompile(`[^\s@"'<>(),;:]+(?:@|%40)[^\s@"'<>(),;:]+`)
	// digitsPattern matches a number as people write card and telephone numbers: in groups, with
	// single blanks, dashes or dots between them.
	digitsPattern = regexp.MustCompile(`\+?[0-9](?:[ .-]?[0-9])+`)
)

// maxBytes is the maximum length of a text that is masked; the rest is cut off. It is many times
// the length that an error shows.
const maxBytes = 4096

// Line masks a text, puts it on one line and cuts it to the given number of characters. It masks
// before cutting, because the first part of a card number is not recognizable.
func Line(text string, characters int) string {
	text = text[:min(len(text), maxBytes)]
	return fmt.Sprintf("%.*s", characters, Text(strings.Map(toPrintable, text)))
}

// Text masks e-mail addresses, VPAs, and numbers that may be card or telephone numbers.
func Text(text string) string {
	text = addressPattern.ReplaceAllString(text, wire.Redacted)
	return digitsPattern.ReplaceAllStringFunc(text, func(number string) string {
		if mayBePersonal(number) {
			return wire.Redacted
		}
		return number
	})
}

// mayBePersonal reports whether a number may be a card or telephone number, rather than an amount
// or a time. A card number has at least 12 digits. A telephone number begins with a plus and a
// country code, or is Indian: 10 digits that begin with 6 to 9, possibly after a zero. Unix times
// of this century have 9 or 10 digits and begin with less than 6.
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

// toPrintable replaces line breaks and other unprintable characters with spaces.
func toPrintable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}
