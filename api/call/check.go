package call

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Set is value unless what it points to is the zero value, which in an optional
// field without a pointer means that it is left out; nil is then the result.
func Set[T comparable](value *T) *T {
	if *value == *new(T) {
		return nil
	}
	return value
}

// Required refuses a value that has to be given and is not.
func Required(field string, given bool) error {
	if given {
		return nil
	}
	return Refuse(field, errMissing)
}

// Valid checks a value of a type that knows its form, an id for one.
func Valid[T interface{ Validate() error }](field string, value *T) error {
	if value == nil {
		return nil
	}
	if err := (*value).Validate(); err != nil {
		return Refuse(field, err)
	}
	return nil
}

// EveryValid is [Valid] of each member of a list.
func EveryValid[T interface{ Validate() error }](field string, values []T) error {
	for i := range values {
		if err := Valid(strconv.Itoa(i), &values[i]); err != nil {
			return inside(field, err)
		}
	}
	return nil
}

// Within checks the bounds of a number, both inclusive.
func Within[T ~int64 | ~float64](field string, value *T, least, most T) error {
	switch {
	case value == nil:
		return nil
	case *value < least:
		return Refuse(field, fmt.Errorf("%v is less than %v", digits(*value), digits(least)))
	case *value > most:
		return Refuse(field, fmt.Errorf("%v is more than %v", digits(*value), digits(most)))
	case math.IsNaN(float64(*value)):
		return Refuse(field, errors.New("is not a number"))
	}
	return nil
}

// digits is a number without the words that its type has for it.
func digits[T ~int64 | ~float64](number T) any {
	if value := reflect.ValueOf(number); value.CanInt() {
		return value.Int()
	}
	return float64(number)
}

// AtLeast checks the length of a text, in characters.
func AtLeast[T ~string](field string, value *T, least int) error {
	if value == nil || utf8.RuneCountInString(string(*value)) >= least {
		return nil
	}
	return Refuse(field, fmt.Errorf("shorter than %d characters", least))
}

// AtMost checks the length of a text, in characters.
func AtMost[T ~string](field string, value *T, most int) error {
	if value == nil || len(*value) <= most || utf8.RuneCountInString(string(*value)) <= most {
		return nil
	}
	return Refuse(field, fmt.Errorf("longer than %d characters", most))
}

// patterns holds the compiled patterns of the contract that were asked for.
var patterns sync.Map

// Matches checks a pattern of the contract. The value is not named: it may be a
// card's number.
func Matches[T ~string](field string, value *T, pattern string) error {
	if value == nil {
		return nil
	}
	compiled, found := patterns.Load(pattern)
	if !found {
		expression, err := regexp.Compile(pattern)
		if err != nil {
			return Refuse(field, fmt.Errorf("cannot be checked: %w", err))
		}
		compiled, _ = patterns.LoadOrStore(pattern, expression)
	}
	if expression, _ := compiled.(*regexp.Regexp); expression.MatchString(string(*value)) {
		return nil
	}
	return Refuse(field, fmt.Errorf("does not have the form %s", pattern))
}

// Pairs checks a map of texts: how many pairs there are, and how many characters
// a value has.
func Pairs(field string, values map[string]string, most, longest int) error {
	if len(values) > most {
		return Refuse(field, fmt.Errorf("%d pairs are more than %d", len(values), most))
	}
	for key, value := range values {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return Refuse(field, errors.New("a key or a value is not UTF-8"))
		}
		if AtMost("", &value, longest) != nil {
			return AtMost(field+"."+strings.Trim(quoted(key), `"`), &value, longest)
		}
	}
	return nil
}

// Object checks an object by the checks of its type.
func Object[T any](field string, value *T, check func(*T) error) error {
	if value == nil {
		return nil
	}
	if err := check(value); err != nil {
		return inside(field, err)
	}
	return nil
}

// Count checks how many members a list has; one that is not there is [Required]'s to
// refuse.
func Count[T any](field string, values []T, least, most int) error {
	switch {
	case values == nil:
		return nil
	case len(values) < least:
		return Refuse(field, fmt.Errorf("%d members are less than %d", len(values), least))
	case len(values) > most:
		return Refuse(field, fmt.Errorf("%d members are more than %d", len(values), most))
	}
	return nil
}

// EveryValue checks the objects of a map by the checks of their type.
func EveryValue[T any](field string, values map[string]T, check func(*T) error) error {
	for key, value := range values {
		if err := check(&value); err != nil {
			return inside(field, inside(strings.Trim(quoted(key), `"`), err))
		}
	}
	return nil
}

// Every checks the members of a list by the checks of their type.
func Every[T any](field string, values []T, check func(*T) error) error {
	for i := range values {
		if err := check(&values[i]); err != nil {
			return inside(field, inside(strconv.Itoa(i), err))
		}
	}
	return nil
}
