package fast

import (
	"slices"
	"strconv"
)

// number is a constraint on numbers. Bounds and listed values are float64, as kin-openapi
// compares them.
type number struct {
	integer  bool // no fraction or exponent, within int64
	finite   bool // within the range of float64
	bounded  bool // min, max or enum is set
	min, max bound
	enum     []float64
	mark     int  // mark of the first value of enum
	composed bool // see text; or a bound is exclusive
}

// bound is the end of a range. If open, it excludes the value itself.
type bound struct {
	value     float64
	set, open bool
}

// numeral reads a number and checks it.
func numeral(b []byte, i int, n *number) int {
	if n == nil {
		return bad
	}
	start, negative := i, false
	if b[i] == '-' {
		negative = true
		i++
	}
	first := i
	var magnitude uint64
	for i < len(b) && b[i]-'0' <= 9 {
		magnitude = magnitude*10 + uint64(b[i]-'0') // can overflow beyond 19 digits
		i++
	}
	length := i - first
	if length == 0 || length > 1 && b[first] == '0' {
		return bad
	}
	if i < len(b) && (b[i] == '.' || b[i]|0x20 == 'e') {
		if n.integer {
			return bad
		}
		return fraction(b, start, i, n)
	}
	if !n.integer {
		return n.end(b, start, i)
	}
	if length > 19 || !n.acceptsInteger(magnitude, negative) {
		return bad
	}
	return i
}

func (n *number) acceptsInteger(magnitude uint64, negative bool) bool {
	value, most := float64(magnitude), uint64(1)<<63-1
	if negative {
		value, most = -value, most+1
	}
	return magnitude <= most && (!n.bounded || n.accepts(value))
}

// fraction continues at the point or exponent of the number that starts at start.
func fraction(b []byte, start, i int, n *number) int {
	if b[i] == '.' {
		first := i + 1
		if i = digits(b, first); i == first {
			return bad
		}
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		first := i
		if i = digits(b, first); i == first {
			return bad
		}
	}
	return n.end(b, start, i)
}

func digits(b []byte, i int) int {
	for i < len(b) && b[i]-'0' <= 9 {
		i++
	}
	return i
}

// end checks a number that need not be an integer.
func (n *number) end(b []byte, start, i int) int {
	if !n.finite {
		return i
	}
	value, err := strconv.ParseFloat(string(b[start:i]), 64)
	if err != nil || n.bounded && !n.accepts(value) {
		return bad
	}
	return i
}

// markNumber marks a number as seen; it is one of the listed values.
func (r *reader) markNumber(text []byte, n *number) {
	if value, err := strconv.ParseFloat(string(text), 64); err == nil {
		r.mark(n.mark + slices.Index(n.enum, value))
	}
}

func (n *number) accepts(value float64) bool {
	if n.min.set && (value < n.min.value || n.min.open && value == n.min.value) ||
		n.max.set && (value > n.max.value || n.max.open && value == n.max.value) {
		return false
	}
	return n.enum == nil || slices.Contains(n.enum, value)
}
