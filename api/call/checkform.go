package call

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ID checks an id whose Go type has no Validate method; see [CheckID].
func ID[T ~string](field string, value *T, prefix string) error {
	if value == nil {
		return nil
	}
	if err := CheckID(string(*value), prefix); err != nil {
		return Refuse(field, err)
	}
	return nil
}

// IsOneOf reports whether value is one of values.
func IsOneOf[T comparable](value T, values ...T) bool { return slices.Contains(values, value) }

// Listed checks that the contract lists an enum value.
func Listed[T interface{ Valid() bool }](field string, value *T) error {
	if value == nil || (*value).Valid() {
		return nil
	}
	return Refuse(field, errors.New("is none of the values that the contract lists"))
}

// Constant checks that an optional field, if given, has its only allowed value.
func Constant[T comparable](field string, value *T, constant T) error {
	if value == nil || *value == constant {
		return nil
	}
	return Refuse(field, fmt.Errorf("is not %v", constant))
}

// EveryListed applies [Listed] to each member of a list.
func EveryListed[T interface{ Valid() bool }](field string, values []T) error {
	return Every(field, values, func(value *T) error { return Listed("", value) })
}

// Date checks a date, such as 2026-11-26.
func Date[T ~string](field string, value *T) error {
	return checkTime(field, value, time.DateOnly, "want a date such as 2026-11-26")
}

// DateTime checks a time, such as 2026-11-26T13:28:00Z.
func DateTime[T ~string](field string, value *T) error {
	return checkTime(field, value, time.RFC3339, "want a time such as 2026-11-26T13:28:00Z")
}

func checkTime[T ~string](field string, value *T, layout, want string) error {
	if value == nil {
		return nil
	}
	if _, err := time.Parse(layout, string(*value)); err != nil {
		return Refuse(field, errors.New(want))
	}
	return nil
}

// UUID checks 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
func UUID[T ~string](field string, value *T) error {
	return Matches(field, value, "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")
}
