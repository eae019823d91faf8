package fast

import (
	"unicode/utf16"
	"unicode/utf8"
)

// text is a constraint on strings.
type text struct {
	free     bool // no constraint
	min, max int  // in runes
	enum     []string
	mark     int // mark of the first value of enum
	patterns []pattern
	composed bool // several parts of the schema limit it, so one fault can have several findings
}

// text reads a string after its opening quote.
func (r *reader) text(b []byte, i int, t *text) int {
	if t == nil {
		return bad
	}
	end, escaped := quoted(b, i)
	if end == bad {
		return bad
	}
	if !t.free {
		value := b[i:end]
		if escaped {
			value = r.decoded(value)
		}
		if !t.accepts(value) || t.enum != nil && !r.markListed(t.enum, value, t.mark) {
			return bad
		}
	}
	return end + 1
}

func (t *text) accepts(value []byte) bool {
	// A rune has at most four bytes, so few strings have to be counted.
	if len(value) < 4*t.min || len(value) > t.max {
		if count := utf8.RuneCount(value); count < t.min || count > t.max {
			return false
		}
	}
	for i := range t.patterns {
		if !t.patterns[i].matches(value) {
			return false
		}
	}
	return true
}

// markListed reports whether value is listed, and marks it as seen.
func (r *reader) markListed(listed []string, value []byte, mark int) bool {
	for i, one := range listed {
		if string(value) == one {
			r.mark(mark + i)
			return true
		}
	}
	return false
}

// decoded resolves the well-formed escapes of a string. The result is valid until the next
// call.
func (r *reader) decoded(raw []byte) []byte {
	s := r.acquire()
	s.text = unescape(s.text[:0], raw)
	return s.text
}

// unescape appends raw to out with its escapes resolved as by encoding/json: an unpaired
// surrogate becomes the replacement character.
func unescape(out, raw []byte) []byte {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		i++
		switch raw[i] {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			first := hex4(raw, i+1)
			i += 4
			if utf16.IsSurrogate(first) {
				first, i = surrogate(raw, i, first)
			}
			out = utf8.AppendRune(out, first)
		default: // a quote, a backslash or a slash
			out = append(out, raw[i])
		}
	}
	return out
}

// surrogate joins first, whose escape ends at i, with the second half of the pair that
// follows it.
func surrogate(raw []byte, i int, first rune) (rune, int) {
	if len(raw)-i > 6 && raw[i+1] == '\\' && raw[i+2] == 'u' {
		if whole := utf16.DecodeRune(first, hex4(raw, i+3)); whole != utf8.RuneError {
			return whole, i + 6
		}
	}
	return utf8.RuneError, i
}
