package contract

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// actualOf returns Finding.Actual for a fault. It reads the body's bytes and returns what
// kin-openapi would make of the decoded value. If the result equals last, the Actual of an
// earlier fault, it returns last and allocates nothing.
func actualOf(rule string, fault *fast.Fault, body []byte, last string) string {
	if fault.Kind == fast.Unknown {
		rule = RuleField
	}
	written := body[fault.Start:fault.End]
	if fault.Kind == fast.Missing {
		return "an object of " + strconv.Itoa(fault.Members)
	}
	switch c := written[0]; c {
	case '"':
		if rule == RuleField {
			return openapi3.TypeString
		}
		if text, plain := actualText(rule, written[1:len(written)-1], last); plain {
			return text
		}
	case 't', 'f', 'n':
		if rule == RuleField && c != 'n' {
			return openapi3.TypeBoolean
		}
		return textOf(written, last)
	case '{', '[':
	default:
		return actualNumber(rule, written, last)
	}
	value, _ := decode(written)
	switch rule {
	case RuleField:
		return kindOf(value)
	case RuleValue:
		return unlisted(value)
	}
	return masked(value)
}

func actualNumber(rule string, written []byte, last string) string {
	if rule == RuleField {
		if bytes.IndexByte(written, '.') >= 0 {
			return openapi3.TypeNumber
		}
		return openapi3.TypeInteger
	}
	if rule == RuleValue {
		return cut(string(written), MaxValue)
	}
	if isShort(written) {
		return maskDigits(written, last)
	}
	value, _ := strconv.ParseFloat(string(written), 64)
	return masked(value)
}

// isShort reports whether Go formats a number (without an exponent) exactly as it is
// written.
func isShort(written []byte) bool {
	const exact = 15 // characters: a float64 holds 15 digits exactly
	last := written[len(written)-1]
	return len(written) <= exact && string(written) != "-0" && (last != '0' || bytes.IndexByte(written, '.') < 0)
}

// maskDigits masks a number as mask does.
func maskDigits(written []byte, last string) string {
	masked := append(make([]byte, 0, maxMasked), written...)
	for i, c := range masked {
		if c-'0' <= 9 {
			masked[i] = '9'
		}
	}
	return textOf(masked, last)
}

// textOf converts bytes to a string. It returns last, and allocates nothing, if they are
// equal.
func textOf(written []byte, last string) string {
	if last == string(written) {
		return last
	}
	return string(written)
}

// actualText returns plain = false if the string has to be decoded first.
func actualText(rule string, text []byte, last string) (actual string, plain bool) {
	if rule == RuleValue {
		return cut(string(text), MaxValue), bytes.IndexByte(text, '\\') < 0
	}
	if len(text) > maxMasked {
		return "", false
	}
	masked := make([]byte, 0, maxMasked+2)
	masked = append(masked, '"')
	for _, c := range text {
		switch {
		case c >= utf8.RuneSelf, c < ' ', c == 0x7f, c == '\\':
			return "", false
		case c-'0' <= 9:
			c = '9'
		case (c|0x20)-'a' < 26:
			c = 'x'
		}
		masked = append(masked, c)
	}
	return textOf(append(masked, '"'), last), true
}
