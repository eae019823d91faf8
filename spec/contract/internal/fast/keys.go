package fast

import (
	"hash/maphash"
	"sync/atomic"
)

const (
	unknown = -1 // a key that the schema does not name
	before  = -1 // before the first key
)

// order remembers which property followed which one last: a server writes them
// in the same order each time, so that a key is mostly known by a comparison
// alone. It is a guess that any number of readers can change.
type order []atomic.Int32

// after is the property that is expected behind last.
func (o order) after(last int) int { return int(o[last+1].Load()) }

func (o order) set(last, which int) {
	if which != unknown {
		o[last+1].Store(int32(which)) //nolint:gosec // compiled schemas have fewer properties
	}
}

// index finds a property by name: a hash table with open addressing, at most a
// quarter full, of positions counted from 1.
type index []int32

func newIndex(properties []property) index {
	size := 4
	for size < 4*len(properties) {
		size *= 2
	}
	table := make(index, size)
	for i, property := range properties {
		at := table.slot([]byte(property.name))
		for table[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		table[at] = int32(i + 1)
	}
	return table
}

func (x index) find(properties []property, name []byte) int {
	at := x.slot(name)
	for {
		which := int(x[at]) - 1
		if which < 0 || properties[which].name == string(name) {
			return which
		}
		at = (at + 1) & (len(x) - 1)
	}
}

// slot goes by the length and three of the bytes: names of properties differ in
// those, and a comparison follows anyway.
func (x index) slot(name []byte) int {
	if len(name) == 0 {
		return 0
	}
	hash := uint32(len(name))<<24 ^ uint32(name[0])<<16 ^ uint32(name[len(name)/2])<<8 ^ uint32(name[len(name)-1]) //nolint:gosec // meant to wrap
	hash *= 0x9E3779B1
	return int(hash>>16) & (len(x) - 1)
}

// others are the keys of one object that its schema does not name. They are in
// the scratch space, from keys on, to be compared with each other at the end.
type others struct{ count, keys, names int }

// key is one of them: its place in the body, or in the names where it had to be
// decoded.
type key struct {
	hash       uint64
	start, end int
	decoded    bool
}

// pairwise keys are compared each with each; more are sorted by hash first.
const pairwise = 32

// addOther keeps a key of the body, which begins at i there.
func (r *reader) addOther(others *others, name []byte, i int, decoded bool) {
	s := r.space()
	if others.count == 0 {
		others.keys, others.names = len(s.keys), len(s.names)
	}
	others.count++
	if decoded {
		i = len(s.names)
		s.names = append(s.names, name...)
	}
	s.keys = append(s.keys, key{maphash.Bytes(s.seed, name), i, i + len(name), decoded})
}
