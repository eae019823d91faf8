package call

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Within checks the bounds of a number, both inclusive.
func Within(at, field string, value, least, most int64) error {
	if value < least {
		return Refuse(at, field, fmt.Errorf("%d is less than %d", value, least))
	}
	if value > most {
		return Refuse(at, field, fmt.Errorf("%d is more than %d", value, most))
	}
	return nil
}

// AtMost checks the length of a text, in characters.
func AtMost(at, field, text string, most int) error {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return nil
	}
	return Refuse(at, field, fmt.Errorf("longer than %d characters", most))
}

// patterns holds the compiled patterns of the contract that were asked for.
var patterns sync.Map

// Matches checks a pattern of the contract; "" takes everything. The value is not
// named: it may be a card's number.
func Matches(at, field, text, pattern string) error {
	if pattern == "" {
		return nil
	}
	compiled, found := patterns.Load(pattern)
	if !found {
		expression, err := regexp.Compile(pattern)
		if err != nil {
			return Refuse(at, field, fmt.Errorf("cannot be checked: %w", err))
		}
		compiled, _ = patterns.LoadOrStore(pattern, expression)
	}
	if expression, _ := compiled.(*regexp.Regexp); expression.MatchString(text) {
		return nil
	}
	return Refuse(at, field, fmt.Errorf("does not have the form %s", pattern))
}

// Pairs checks a map of texts: how many pairs there are, and how many characters
// a value has.
func Pairs(at, field string, values map[string]string, most, longest int) error {
	if len(values) > most {
		return Refuse(at, field, fmt.Errorf("%d pairs are more than %d", len(values), most))
	}
	for key, value := range values {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return Refuse(at, field, errors.New("a key or a value is not UTF-8"))
		}
		if err := AtMost(at+field+".", strings.Trim(quoted(key), `"`), value, longest); err != nil {
			return err
		}
	}
	return nil
}
