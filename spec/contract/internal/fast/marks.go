package fast

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// Mark is a property of a response, or one of the values that the contract lists for it.
type Mark struct {
	// Pointer is a JSON pointer into the body, with * for an index or for a map key that
	// the contract leaves open.
	Pointer string
	// Value is a listed value as JSON, or "" for the property itself.
	Value string
}

// unmarked is the mark of undescribed values.
const unmarked = -1

// NewSeen returns a bit set with one cleared bit for each mark.
func (v *Validator) NewSeen() []uint64 { return make([]uint64, (len(v.marks)+63)/64) }

// Marks returns the marks whose bits are set.
func (v *Validator) Marks(seen []uint64) []Mark {
	var marks []Mark
	for i, mark := range v.marks {
		if seen[i/64]&(1<<(i%64)) != 0 {
			marks = append(marks, mark)
		}
	}
	return marks
}

func (r *reader) mark(bit int) {
	if r.seen != nil && bit != unmarked {
		r.seen[bit/64] |= 1 << (bit % 64)
	}
}

// mark adds a mark and returns its bit.
func (c *compiler) mark(mark Mark) int {
	c.marks = append(c.marks, mark)
	return len(c.marks) - 1
}

// markWords reserves whole words for the marks of an object's properties, so that the
// properties seen can be added word by word. It returns the first word.
func (c *compiler) markWords(words int) (first int) {
	first = (len(c.marks) + 63) / 64
	c.marks = append(c.marks, make([]Mark, (first+words)*64-len(c.marks))...)
	return first
}

// markTexts adds a mark for each listed value and returns the first bit.
func (c *compiler) markTexts(at place, listed []string) int {
	first := len(c.marks)
	for _, value := range listed {
		c.mark(Mark{at.pointer, quotedText(value)})
	}
	return first
}

// quotedText encodes a string as JSON without escaping < and >.
func quotedText(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) //nolint:errchkjson // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// markNumbers adds a mark for each listed value and returns the first bit.
func (c *compiler) markNumbers(at place, listed []float64) int {
	first := len(c.marks)
	for _, value := range listed {
		c.mark(Mark{at.pointer, strconv.FormatFloat(value, 'g', -1, 64)})
	}
	return first
}
