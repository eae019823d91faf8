package fast

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// finder is a reader that continues after a fault. It returns bad only for input that an
// Account cannot describe, see [Validator.FindFaults].
type finder struct {
	reader

	account *Account
	any     *node
}

// Bits of FaultKey.violated. Each pattern has its own bit, from firstPattern on.
const (
	belowMinimum uint32 = 1 << iota // or minLength
	aboveMaximum                    // or maxLength
	notInEnum
	notInteger
	firstPattern = 8
)

func (f *finder) value(b []byte, i int, n *node, depth int) int {
	if i >= len(b) {
		return bad
	}
	switch form := b[i]; form {
	case '{':
		if n.object == nil {
			return f.skip(b, i, n, form, depth)
		}
		return f.object(b, i, n, depth)
	case '[':
		if n.array == nil {
			return f.skip(b, i, n, form, depth)
		}
		return f.array(b, i, n, depth)
	default: // a scalar, usually valid
		if end := f.reader.value(b, i, n, depth); end != bad {
			return end
		}
		return f.scalar(b, i, n, depth)
	}
}

// scalar reads past an invalid scalar and adds its fault.
func (f *finder) scalar(b []byte, i int, n *node, depth int) int {
	if i >= len(b) {
		return bad
	}
	switch form := b[i]; form {
	case '"':
		return f.text(b, i, n)
	case 't', 'f', 'n':
		return f.skip(b, i, n, form, depth)
	}
	return f.number(b, i, n)
}

// skip reads past a value of a type that is not allowed and adds its fault.
func (f *finder) skip(b []byte, i int, n *node, form byte, depth int) int {
	r := reader{scratch: f.scratch}
	end := r.value(b, i, f.any, depth)
	f.scratch = r.scratch
	return f.addFault(i, end, n, form, 0)
}

func (f *finder) addFault(i, end int, n *node, form byte, bits uint32) int {
	if end != bad {
		f.account.add(Fault{FaultKey: FaultKey{Kind: Wrong, form: form, violated: bits}, Start: i, End: end}, n)
	}
	return end
}

func (f *finder) text(b []byte, i int, n *node) int {
	end, escaped := quoted(b, i+1)
	if end == bad {
		return bad
	}
	t := n.text
	if t == nil {
		return f.addFault(i, end+1, n, '"', 0)
	}
	value := b[i+1 : end]
	if escaped {
		value = f.decoded(value)
	}
	if t.composed {
		return bad
	}
	return f.addFault(i, end+1, n, '"', t.violations(value))
}

// violations returns the bits of the keywords that a string violates.
func (t *text) violations(value []byte) (bits uint32) {
	count := utf8.RuneCount(value)
	if count < t.min {
		bits |= belowMinimum
	}
	if count > t.max {
		bits |= aboveMaximum
	}
	for i := range t.patterns {
		if !t.patterns[i].matches(value) {
			bits |= 1 << (firstPattern + i)
		}
	}
	if t.enum != nil && !slices.Contains(t.enum, string(value)) {
		bits |= notInEnum
	}
	return bits
}

func (f *finder) number(b []byte, i int, n *node) int {
	end := numeral(b, i, f.any.number)
	if end == bad {
		return bad
	}
	written := b[i:end]
	value, err := strconv.ParseFloat(string(written), 64)
	isInteger := bytes.IndexByte(written, '.') < 0
	if err != nil || bytes.ContainsAny(written, "eE") || isInteger && len(written) > 18 || !isInteger && value == math.Trunc(value) {
		return bad // kin-openapi and Go read it differently
	}
	form := byte('0')
	if !isInteger {
		form = '.'
	}
	if n.number == nil {
		return f.addFault(i, end, n, form, 0)
	}
	bits := n.number.violations(value)
	if n.number.integer && !isInteger {
		bits |= notInteger
	}
	if n.number.composed {
		return bad
	}
	return f.addFault(i, end, n, form, bits)
}

// violations returns the bits of the keywords that a number violates.
func (n *number) violations(value float64) (bits uint32) {
	enumOnly := *n
	enumOnly.min, enumOnly.max = bound{}, bound{}
	if !enumOnly.accepts(value) {
		bits |= notInEnum
	}
	if n.min.set && (value < n.min.value || n.min.open && value == n.min.value) {
		bits |= belowMinimum
	}
	if n.max.set && (value > n.max.value || n.max.open && value == n.max.value) {
		bits |= aboveMaximum
	}
	return bits
}

func (f *finder) array(b []byte, i int, n *node, depth int) int {
	a := n.array
	if depth > maxDepth {
		return bad
	}
	count := 0
	if i = skipSpace(b, i+1); i < len(b) && b[i] == ']' {
		return a.end(i, count)
	}
	path := len(f.account.path)
	for {
		f.account.path = append(f.account.path[:path], '/')
		if n.object != nil && n.object.others != unmarked { // the schema also allows a map, whose keys are *
			f.account.path = append(f.account.path, '*')
		} else {
			f.account.path = strconv.AppendInt(f.account.path, int64(count), 10)
		}
		if i = f.value(b, i, a.items, depth+1); i == bad {
			return bad
		}
		count++
		if i = skipSpace(b, i); i >= len(b) {
			return bad
		}
		switch b[i] {
		case ',':
			i = skipSpace(b, i+1)
		case ']':
			f.account.path = f.account.path[:path]
			return a.end(i, count)
		default:
			return bad
		}
	}
}
