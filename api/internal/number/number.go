// Package number reads numbers from JSON in every form that a server written in PHP may use: 1000,
// 1000.0, 1e3, and each of these as a string.
package number

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// Integer decodes a whole number exactly, without rounding. Anything else, or a number out of the
// range of int64, is a [*json.UnmarshalTypeError] for T, to which encoding/json adds the field
// (until Go 1.26). The error does not contain data.
func Integer[T ~int64](data []byte) (T, error) {
	if n, ok := parseDigits(unquote(data)); ok {
		return T(n), nil
	}
	text, ok := numberText(data)
	if !ok {
		return 0, &json.UnmarshalTypeError{Value: describe(data), Type: reflect.TypeFor[T]()}
	}
	n, fault := parseWhole(text)
	if fault != "" {
		return 0, &json.UnmarshalTypeError{Value: fault, Type: reflect.TypeFor[T]()}
	}
	return T(n), nil
}

// Float reads a number and rounds it to a float64 as encoding/json does. Its errors are those of
// [Integer], except that a fraction is allowed.
func Float[T ~float64](data []byte) (T, error) {
	text, ok := numberText(data)
	if !ok {
		return 0, &json.UnmarshalTypeError{Value: describe(data), Type: reflect.TypeFor[T]()}
	}
	read, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, &json.UnmarshalTypeError{Value: outOfRange, Type: reflect.TypeFor[T]()}
	}
	return T(read), nil
}

// outOfRange describes a number that does not fit the Go type.
const outOfRange = "number out of range"

// numberText returns the text of a JSON number (RFC 8259, section 6), without quotation marks. It
// returns false for anything else.
func numberText(data []byte) (text string, ok bool) {
	inner := unquote(data)
	if len(inner) == 0 || inner[0] != '-' && !isDigit(inner[0]) || !isDigit(inner[len(inner)-1]) {
		return "", false
	}
	return string(inner), json.Valid(inner)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// unquote removes the quotation marks of a string. It does not decode escapes: a number with
// escapes is refused.
func unquote(data []byte) []byte {
	if len(data) > 1 && data[0] == '"' && data[len(data)-1] == '"' {
		return data[1 : len(data)-1]
	}
	return data
}

// parseDigits parses up to 18 digits, which always fit an int64. It is the fast path for nearly all
// numbers.
func parseDigits(text []byte) (n int64, ok bool) {
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

// parseWhole parses a number that may have a sign, a decimal point or an exponent. Fault says why
// it is not an int64, or is "".
func parseWhole(text string) (n int64, fault string) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	mantissa, negative := strings.CutPrefix(mantissa, "-")
	units, decimals, _ := strings.Cut(mantissa, ".")
	all := strings.TrimLeft(units+decimals, "0")
	significant := strings.TrimRight(all, "0")
	if significant == "" {
		return 0, ""
	}
	zeros := len(all) - len(significant) - len(decimals) + parseExponent(exponent) // zeros that follow the significant digits
	const most = 19                                                                // digits of an int64
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

// parseExponent parses an exponent; "" is 0. It clamps the value to ±2^30, which exceeds the number
// of digits of any answer.
func parseExponent(exponent string) int {
	const most = 1 << 30
	n, _ := strconv.ParseInt(exponent, 10, 64) // out of range, n is the nearest bound
	return int(max(-most, min(n, most)))
}

// describe returns the kind of a value that is not a number, for an error.
func describe(data []byte) string {
	kind := Kind(data)
	if kind == "string" {
		kind += " that is not a number"
	}
	return kind
}

// Kind returns encoding/json's name for the kind of a value, judged by its first byte: null, bool,
// number, string, array or object. It returns "nothing" for no data.
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
