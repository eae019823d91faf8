package fast

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// Mark is something that an answer can have: a property, or one of the values
// that the contract lists for it.
type Mark struct {
	// Pointer is the place in the body, with * for an index or for a name that the
	// contract leaves open.
	Pointer string
	// Value is a listed value as JSON, or "" for the property itself.
	Value string
}

// unmarked is the mark of what the contract does not describe.
const unmarked = -1

// NewSeen has a bit for each mark, none of them set.
func (v *Validator) NewSeen() []uint64 { return make([]uint64, (len(v.marks)+63)/64) }

// Marks lists the marks whose bits are set.
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

// mark adds a mark.
func (c *compiler) mark(mark Mark) int {
	c.marks = append(c.marks, mark)
	return len(c.marks) - 1
}

// markWords adds words of their own for the marks of an object's properties, so
// that what was seen of an object is added as it is.
func (c *compiler) markWords(words int) (first int) {
	first = (len(c.marks) + 63) / 64
	c.marks = append(c.marks, make([]Mark, (first+words)*64-len(c.marks))...)
	return first
}

// markTexts adds a mark for each value of a list.
func (c *compiler) markTexts(at place, listed []string) int {
	first := len(c.marks)
	for _, value := range listed {
		c.mark(Mark{at.pointer, quotedText(value)})
	}
	return first
}

// quotedText is a text as JSON, < and > as they are.
func quotedText(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) //nolint:errchkjson // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// markNumbers adds a mark for each value of a list.
func (c *compiler) markNumbers(at place, listed []float64) int {
	first := len(c.marks)
	for _, value := range listed {
		c.mark(Mark{at.pointer, strconv.FormatFloat(value, 'g', -1, 64)})
	}
	return first
}
