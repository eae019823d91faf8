package contract

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// cameOf is Finding.Came for a fault, from the bytes of the body. It is not ok
// where kin-openapi, which has read the value, would write it differently.
func cameOf(rule string, fault fast.Fault, body []byte) (came string, ok bool) {
	written := body[fault.Start:fault.End]
	if fault.Kind == fast.Missing {
		return "an object of " + strconv.Itoa(fault.Members), true
	}
	switch c := written[0]; c {
	case '"':
		text := written[1 : len(written)-1]
		if rule == RuleField {
			return "string", true
		}
		if bytes.IndexByte(text, '\\') >= 0 {
			break
		}
		if rule == RuleValue {
			return cut(string(text), MaxValue), true
		}
		return maskedText(text)
	case '{', '[':
	case 't', 'f', 'n':
		if rule == RuleField && c != 'n' {
			return "boolean", true
		}
		return string(written), true
	default:
		return cameOfNumber(rule, written)
	}
	value, damaged := decode(written)
	if damaged != nil {
		return "", false
	}
	switch rule {
	case RuleField:
		return kindOf(value), true
	case RuleValue:
		return shown(value), true
	}
	return masked(value), true
}

// cameOfNumber is not ok for a number that comes out of a float64 in another form
// than it went in.
func cameOfNumber(rule string, written []byte) (string, bool) {
	text := string(written)
	if rule == RuleField {
		if bytes.IndexByte(written, '.') >= 0 {
			return "number", true
		}
		return "integer", true
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || fmt.Sprint(value) != text {
		return "", false
	}
	if rule == RuleValue {
		return text, true
	}
	return mask(text), true
}

// maskedText is masked for a string of plain ASCII.
func maskedText(text []byte) (string, bool) {
	if len(text) > 60 {
		return "", false
	}
	came := make([]byte, 0, len(text)+2)
	came = append(came, '"')
	for _, c := range text {
		switch {
		case c >= utf8.RuneSelf, c < ' ', c == 0x7f:
			return "", false
		case c-'0' <= 9:
			c = '9'
		case (c|0x20)-'a' < 26:
			c = 'x'
		}
		came = append(came, c)
	}
	return string(append(came, '"')), true
}
