package fast

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

const (
	ones   = 0x0101010101010101
	highs  = 0x8080808080808080
	blanks = ones * ' '
	quotes = ones * '"'
	slopes = ones * '\\'
)

// space passes over white space.
func space(b []byte, i int) int {
	if i < len(b) && b[i] > ' ' {
		return i
	}
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// Plain passes over the bytes of a string that mean themselves, eight at a time:
// it stops at a quote, a backslash, a control character, a byte beyond ASCII or
// the end. The lowest of the marked bits is exact; those above it can be carried
// over from it and are not looked at.
func Plain(b []byte, i int) int {
	for len(b)-i >= 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		marks := ((x - blanks) | ((x ^ quotes) - ones) | ((x ^ slopes) - ones) | x) & highs
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

// quoted finds the closing quote of the string that begins at i, behind its
// opening one, and whether anything in it is escaped. Escapes are well formed and
// the rest is UTF-8, or end is bad.
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

// escape passes over what follows a backslash.
func escape(b []byte, i int) int {
	if i >= len(b) {
		return bad
	}
	switch b[i] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i + 1
	case 'u':
		if unit(b, i+1) < 0 {
			return bad
		}
		return i + 5
	}
	return bad
}

// unit is the number that the four hexadecimal digits at i write, or -1.
func unit(b []byte, i int) rune {
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
