// Package header validates the names and values of HTTP headers (RFC 9110, section 5).
package header

import "strings"

// IsName reports whether name is a valid header name, a token.
func IsName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return c <= ' ' || c > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
	})
}

// IsValue reports whether value is a valid header value, without control characters other than the
// tab.
func IsValue(value string) bool {
	return !strings.ContainsFunc(value, func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f })
}
