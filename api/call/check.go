package call

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rzpkit/payments/api/internal/pattern"
)

// NonZero returns value, or nil if it points to the zero value. Generated code uses it for optional
// fields that are not pointers: their zero value is left out of the request and is not checked.
func NonZero[T comparable](value *T) *T {
	if *value == *new(T) {
		return nil
	}
	return value
}

// Required returns an error unless the field was given.
func Required(field string, given bool) error {
	if given {
		return nil
	}
	return Refuse(field, errMissing)
}

// Valid calls the Validate method of a value, such as an id. Nil is valid.
func Valid[T interface{ Validate() error }](field string, value *T) error {
	if value == nil {
		return nil
	}
	if err := (*value).Validate(); err != nil {
		return Refuse(field, err)
	}
	return nil
}

// EveryValid applies [Valid] to each member of a list.
func EveryValid[T interface{ Validate() error }](field string, values []T) error {
	for i := range values {
		if err := Valid(strconv.Itoa(i), &values[i]); err != nil {
			return prefixField(field, err)
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
		return Refuse(field, fmt.Errorf("%v is less than %v", plainNumber(*value), plainNumber(least)))
	case *value > most:
		return Refuse(field, fmt.Errorf("%v is more than %v", plainNumber(*value), plainNumber(most)))
	case math.IsNaN(float64(*value)):
		return Refuse(field, errors.New("is not a number"))
	}
	return nil
}

// plainNumber converts a number to int64 or float64, so that fmt does not call its type's String
// method.
func plainNumber[T ~int64 | ~float64](number T) any {
	if value := reflect.ValueOf(number); value.CanInt() {
		return value.Int()
	}
	return float64(number)
}

// MinLength checks that a string has at least so many characters.
func MinLength[T ~string](field string, value *T, least int) error {
	if value == nil || utf8.RuneCountInString(string(*value)) >= least {
		return nil
	}
	return Refuse(field, fmt.Errorf("shorter than %d characters", least))
}

// MaxLength checks that a string has at most so many characters.
func MaxLength[T ~string](field string, value *T, most int) error {
	if value == nil || len(*value) <= most || utf8.RuneCountInString(string(*value)) <= most {
		return nil
	}
	return Refuse(field, fmt.Errorf("longer than %d characters", most))
}

// Matches checks a string against a pattern of the contract. The error does not contain the string,
// which may be a card number.
func Matches[T ~string](field string, value *T, expression string) error {
	if value == nil {
		return nil
	}
	switch matches, err := pattern.Match(expression, string(*value)); {
	case err != nil:
		return Refuse(field, fmt.Errorf("cannot be checked: %w", err))
	case !matches:
		return Refuse(field, fmt.Errorf("does not have the form %s", expression))
	}
	return nil
}

// Pairs checks that a map of strings has no more than most pairs, and that no value is longer than
// longest characters.
func Pairs(field string, values map[string]string, most, longest int) error {
	if len(values) > most {
		return Refuse(field, fmt.Errorf("%d pairs are more than %d", len(values), most))
	}
	for key, value := range values {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return Refuse(field, errors.New("a key or a value is not UTF-8"))
		}
		if MaxLength("", &value, longest) != nil {
			return MaxLength(field+"."+strings.Trim(quoteMasked(key), `"`), &value, longest)
		}
	}
	return nil
}

// Object applies the check of an object's type, and puts field before the field of its error.
func Object[T any](field string, value *T, check func(*T) error) error {
	if value == nil {
		return nil
	}
	if err := check(value); err != nil {
		return prefixField(field, err)
	}
	return nil
}

// Count checks that a list has between least and most members. It accepts nil; [Required] refuses a
// missing list.
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

// EveryValue applies check to each value of a map.
func EveryValue[T any](field string, values map[string]T, check func(*T) error) error {
	for key, value := range values {
		if err := check(&value); err != nil {
			return prefixField(field, prefixField(strings.Trim(quoteMasked(key), `"`), err))
		}
	}
	return nil
}

// Every applies check to each member of a list.
func Every[T any](field string, values []T, check func(*T) error) error {
	for i := range values {
		if err := check(&values[i]); err != nil {
			return prefixField(field, prefixField(strconv.Itoa(i), err))
		}
	}
	return nil
}
