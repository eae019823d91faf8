package recording

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// unquote decodes a JSON string. Without escapes the result is a part of raw, otherwise it is
// written into into, which is overwritten. Bytes that are not UTF-8 stay unchanged, because they
// must be visible to whoever checks the text.
func unquote(raw, into []byte) ([]byte, error) {
	if len(raw) < 2 || raw[0] != '"' || raw[len(raw)-1] != '"' {
		return nil, fmt.Errorf("%.20q is not a string", raw)
	}
	text := raw[1 : len(raw)-1]
	if fast.Plain(text, 0) == len(text) {
		return text, nil
	}
	escaped := -1
	for i, c := range text {
		if c < ' ' {
			return nil, fmt.Errorf("it is not JSON: a string with the control character %#02x", c)
		}
		if c == '\\' && escaped < 0 {
			escaped = i
		}
	}
	if escaped < 0 {
		return text, nil
	}
	into = into[:0]
	for escaped >= 0 {
		into = append(into, text[:escaped]...)
		var err error
		if into, text, err = unescape(into, text[escaped+1:]); err != nil {
			return nil, err
		}
		escaped = bytes.IndexByte(text, '\\')
	}
	return append(into, text...), nil
}

// unescape appends the character of the escape at the beginning of text, without its backslash, to
// into. It returns into and the rest of text.
func unescape(into, text []byte) ([]byte, []byte, error) {
	if len(text) == 0 {
		return nil, nil, errCut
	}
	if i := strings.IndexByte(`"\/bfnrt`, text[0]); i >= 0 {
		return append(into, "\"\\/\b\f\n\r\t"[i]), text[1:], nil
	}
	r, ok := hex4(text)
	if !ok {
		return nil, nil, fmt.Errorf("it is not JSON: a string with the escape \\%.5q", text)
	}
	text = text[5:]
	if utf16.IsSurrogate(r) {
		low, ok := rune(0), false
		if len(text) > 0 && text[0] == '\\' {
			low, ok = hex4(text[1:])
		}
		if pair := utf16.DecodeRune(r, low); ok && pair != utf8.RuneError {
			return utf8.AppendRune(into, pair), text[6:], nil
		}
		r = utf8.RuneError // half a surrogate pair cannot be encoded
	}
	return utf8.AppendRune(into, r), text, nil
}

// hex4 parses "u" and four hexadecimal digits.
func hex4(text []byte) (rune, bool) {
	if len(text) < 5 || text[0] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[1:5]), 16, 16)
	return rune(n), err == nil
}

var errUTF8 = errors.New("it is not UTF-8")

// cachedText is the JSON text of a string and the decoded string.
type cachedText struct{ raw, text string }

// cached decodes a string. If its JSON text equals that of the last entry, as it mostly does,
// cached returns the last string without allocating.
func (p *parser) cached(last *cachedText, raw []byte) (string, error) {
	if len(raw) == 0 {
		return "", nil
	}
	if string(raw) == last.raw {
		return last.text, nil
	}
	text, err := unquote(raw, p.scratch)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(text) {
		return "", errUTF8
	}
	last.raw = string(raw)
	last.text = last.raw[1 : len(raw)-1]
	if len(text) < len(last.text) { // the text contained escapes
		p.scratch, last.text = text, string(text)
	}
	return last.text, nil
}
