// Package pattern caches the compiled patterns of the contract.
package pattern

import (
	"regexp"
	"sync"
)

var compiled sync.Map // pattern -> *regexp.Regexp

// Match reports whether a string matches a regular expression. An expression that Go cannot compile
// is an error.
func Match(pattern, text string) (bool, error) {
	known, found := compiled.Load(pattern)
	if !found {
		expression, err := regexp.Compile(pattern)
		if err != nil {
			return false, err //nolint:wrapcheck // it names the pattern
		}
		known, _ = compiled.LoadOrStore(pattern, expression)
	}
	return known.(*regexp.Regexp).MatchString(text), nil //nolint:forcetypeassert // nothing else is stored
}
