package fast

import (
	"hash/maphash"
	"sync/atomic"
)

const (
	unknown = -1 // an undescribed key
	before  = -1 // before the first key
)

// order stores which property followed each property last time. A server writes the
// properties in the same order each time, so most keys are recognized by one comparison.
// Readers may change it concurrently, since it is only a guess.
type order []atomic.Int32

// after returns the property expected after last.
func (o order) after(last int) int { return int(o[last+1].Load()) }

func (o order) set(last, which int) {
	if which != unknown {
		o[last+1].Store(int32(which)) //nolint:gosec // compiled schemas have fewer properties
	}
}

// index finds a property by name: a hash table with open addressing, at most a quarter
// full. Its entries are positions counted from 1.
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

// slot hashes the length and three bytes, which is enough to tell property names apart;
// find compares the whole name anyway.
func (x index) slot(name []byte) int {
	if len(name) == 0 {
		return 0
	}
	hash := uint32(len(name))<<24 ^ uint32(name[0])<<16 ^ uint32(name[len(name)/2])<<8 ^ uint32(name[len(name)-1]) //nolint:gosec // meant to wrap
	hash *= 0x9E3779B1
	return int(hash>>16) & (len(x) - 1)
}

// others are the undescribed keys of one object. They are kept in the scratch space (keys
// and names are where they start) and compared at the end of the object.
type others struct{ count, keys, names int }

// key is an undescribed key: its position in the body, or in scratch.names if it had to be
// decoded.
type key struct {
	hash       uint64
	start, end int
	decoded    bool
}

// pairwise is the number of keys up to which all pairs are compared. More keys are sorted
// by hash first.
const pairwise = 32

// addOther adds an undescribed key, which starts at i in the body.
func (r *reader) addOther(others *others, name []byte, i int, decoded bool) {
	s := r.acquire()
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
