package summary

import (
	"cmp"
	"strings"
)

// compareTexts orders texts that begin with a place as people count: entry 9 is before
// entry 10.
func compareTexts(a, b string) int { return cmp.Or(compareNumbers(a, b), cmp.Compare(a, b)) }

// compareNumbers compares two texts with the numbers in them taken as numbers.
func compareNumbers(a, b string) int {
	for a != "" && b != "" {
		first, second := leadingNumber(a), leadingNumber(b)
		if first == "" || second == "" {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		one, other := strings.TrimLeft(first, "0"), strings.TrimLeft(second, "0")
		if order := cmp.Or(cmp.Compare(len(one), len(other)), cmp.Compare(one, other)); order != 0 {
			return order
		}
		a, b = a[len(first):], b[len(second):]
	}
	return cmp.Compare(len(a), len(b))
}

// leadingNumber returns the digits that a text begins with.
func leadingNumber(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
}
