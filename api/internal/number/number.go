// Package number reads numbers from JSON in every form in which a server written
// in PHP may put them: 1000, 1000.0, 1e3, and each of these as a string.
package number

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// Integer reads a whole number exactly: what an int64 does not hold is an error,
// nothing is rounded and nothing is guessed. Its errors are a
// [*json.UnmarshalTypeError] of T, to which encoding/json adds the field (until
// Go 1.26); they repeat nothing of data.
func Integer[T ~int64](data []byte) (T, error) {
	if n, ok := digits(unquoted(data)); ok {
		return T(n), nil
	}
	text, ok := number(data)
	if !ok {
		return 0, &json.UnmarshalTypeError{Value: described(data), Type: reflect.TypeFor[T]()}
	}
	n, fault := whole(text)
	if fault != "" {
		return 0, &json.UnmarshalTypeError{Value: fault, Type: reflect.TypeFor[T]()}
	}
	return T(n), nil
}

// Float reads a number and rounds it to a float64 as encoding/json does. Its errors
// are those of [Integer], but for the fraction.
func Float[T ~float64](data []byte) (T, error) {
	text, ok := number(data)
	if !ok {
		return 0, &json.UnmarshalTypeError{Value: described(data), Type: reflect.TypeFor[T]()}
	}
	read, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, &json.UnmarshalTypeError{Value: outOfRange, Type: reflect.TypeFor[T]()}
	}
	return T(read), nil
}

// outOfRange describes a number that the Go type does not hold.
const outOfRange = "number out of range"

// number is a JSON number as it is written, or what a JSON string holds if that is
// one (RFC 8259, section 6): without white space, a plus or leading zeros.
func number(data []byte) (text string, ok bool) {
	inner := unquoted(data)
	if len(inner) == 0 || inner[0] != '-' && !isDigit(inner[0]) || !isDigit(inner[len(inner)-1]) {
		return "", false
	}
	return string(inner), json.Valid(inner)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// unquoted takes the quotation marks off a string. It leaves escapes as they are,
// since a number needs none.
func unquoted(data []byte) []byte {
	if len(data) > 1 && data[0] == '"' && data[len(data)-1] == '"' {
		return data[1 : len(data)-1]
	}
	return data
}

// digits reads up to 18 of them, which always fit: nearly every number is that.
func digits(text []byte) (n int64, ok bool) {
	if len(text) == 0 || len(text) > 18 || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	for _, c := range text {
		if !isDigit(c) {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

// whole reads a number with a sign, a point or an exponent; fault says why it is
// no int64.
func whole(text string) (n int64, fault string) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	mantissa, negative := strings.CutPrefix(mantissa, "-")
	units, decimals, _ := strings.Cut(mantissa, ".")
	all := strings.TrimLeft(units+decimals, "0")
	significant := strings.TrimRight(all, "0")
	if significant == "" {
		return 0, ""
	}
	zeros := len(all) - len(significant) - len(decimals) + power(exponent) // that follow the significant digits
	const most = 19                                                        // digits of an int64
	switch {
	case zeros < 0:
		return 0, "number with a fraction"
	case len(significant)+zeros > most:
		return 0, outOfRange
	case negative:
		significant = "-" + significant
	}
	n, err := strconv.ParseInt(significant+strings.Repeat("0", zeros), 10, 64)
	if err != nil {
		return 0, outOfRange
	}
	return n, ""
}

// power reads an exponent; none is 0. One that exceeds the length of any answer
// stands for all that do.
func power(exponent string) int {
	const most = 1 << 30
	n, _ := strconv.ParseInt(exponent, 10, 64) // the error is about range, and n the end of it
	return int(max(-most, min(n, most)))
}

// described is a value that is no number.
func described(data []byte) string {
	kind := Kind(data)
	if kind == "string" {
		kind += " that is not a number"
	}
	return kind
}

// Kind is what encoding/json calls a value: null, bool, number, string, array or
// object.
func Kind(data []byte) string {
	if len(data) == 0 {
		return "nothing"
	}
	switch data[0] {
	case '"':
		return "string"
	case '{':
		return "object"
	case '[':
		return "array"
	case 't', 'f':
		return "bool"
	case 'n':
		return "null"
	default:
		return "number"
	}
}
