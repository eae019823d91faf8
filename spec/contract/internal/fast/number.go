package fast

import (
	"slices"
	"strconv"
)

// number is what a number may be. Bounds and values are float64, as kin-openapi
// compares them.
type number struct {
	integer  bool // digits alone, within int64
	finite   bool // within the range of float64
	bounded  bool // there are bounds or values to compare with
	min, max bound
	enum     []float64
	mark     int  // of the first value of enum
	composed bool // see text; or a bound does not belong to its range
}

// bound is the end of a range; the value itself belongs to it unless it is open.
type bound struct {
	value     float64
	set, open bool
}

// numeral reads a number.
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

// fraction reads on at the point or the exponent of the number that began at
// start.
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

// end judges a number that need not be an integer.
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

// markNumber marks a number that is one of those listed.
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
