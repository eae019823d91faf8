// Package header says which names and values an HTTP header can have (RFC 9110, section 5).
package header

import "strings"

// IsName reports whether a header can have the name: it is a token.
func IsName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return c <= ' ' || c > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
	})
}

// IsValue reports whether a header can have the value: it has no control character but the tab.
func IsValue(value string) bool {
	return !strings.ContainsFunc(value, func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f })
}
