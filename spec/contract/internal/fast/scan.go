package fast

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

const (
	ones        = 0x0101010101010101
	highBits    = 0x8080808080808080
	blanks      = ones * ' '
	quotes      = ones * '"'
	backslashes = ones * '\\'
)

// skipSpace skips white space.
func skipSpace(b []byte, i int) int {
	if i < len(b) && b[i] > ' ' {
		return i
	}
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// Plain skips the unescaped ASCII bytes of a string, eight at a time. It stops at a quote,
// a backslash, a control character, a byte beyond ASCII or the end. In marks only the
// lowest bit is exact: a borrow can set higher ones, which are ignored.
func Plain(b []byte, i int) int {
	for len(b)-i >= 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		marks := ((x - blanks) | ((x ^ quotes) - ones) | ((x ^ backslashes) - ones) | x) & highBits
		if marks != 0 {
			return i + bits.TrailingZeros64(marks)/8
		}
		i += 8
	}
	for i < len(b) && b[i] != '"' && b[i] != '\\' && b[i] >= ' ' && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// quoted returns the closing quote of the string whose content starts at i, and whether the
// string has escapes. It returns end = bad for malformed escapes or invalid UTF-8.
func quoted(b []byte, i int) (end int, escaped bool) {
	if end = Plain(b, i); end < len(b) && b[end] == '"' {
		return end, false
	}
	return quotedRest(b, i, end)
}

func quotedRest(b []byte, start, i int) (end int, escaped bool) {
	foreign := false
	for i < len(b) {
		switch c := b[i]; {
		case c == '"':
			if foreign && !utf8.Valid(b[start:i]) {
				return bad, false
			}
			return i, escaped
		case c == '\\':
			escaped = true
			if i = escape(b, i+1); i == bad {
				return bad, false
			}
		case c >= utf8.RuneSelf:
			foreign = true
			i++
		case c < ' ':
			return bad, false
		default:
			i = Plain(b, i)
		}
	}
	return bad, false
}

// escape skips the rest of an escape, after the backslash.
func escape(b []byte, i int) int {
	if i >= len(b) {
		return bad
	}
	switch b[i] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i + 1
	case 'u':
		if hex4(b, i+1) < 0 {
			return bad
		}
		return i + 5
	}
	return bad
}

// hex4 returns the value of the four hexadecimal digits at i, or -1.
func hex4(b []byte, i int) rune {
	if len(b)-i < 4 {
		return -1
	}
	var value rune
	for _, c := range b[i : i+4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		value = value<<4 | rune(c)
	}
	return value
}
