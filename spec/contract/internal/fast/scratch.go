package fast

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"slices"
	"sync"
)

// scratch is the space of a reader that does not fit its stack: little of it is
// used by most bodies and none by many.
type scratch struct {
	seed  maphash.Seed
	text  []byte   // of the string that was decoded last
	names []byte   // of the keys in others that had to be decoded
	keys  []key    // of the open objects around
	bits  []uint64 // of the objects around that have many properties
}

// keep is how much of a slice waits in the pool for the next body, so that one
// large body does not keep its memory for good.
const keep = 1 << 20

var pool = sync.Pool{New: func() any { return &scratch{seed: maphash.MakeSeed()} }}

func (r *reader) space() *scratch {
	if r.scratch == nil {
		r.scratch = pool.Get().(*scratch) //nolint:forcetypeassert // the pool holds nothing else
	}
	return r.scratch
}

func (r *reader) release() {
	if s := r.scratch; s != nil && cap(s.text) < keep && cap(s.names) < keep && cap(s.keys)+cap(s.bits) < keep {
		s.text, s.names, s.keys, s.bits = s.text[:0], s.names[:0], s.keys[:0], s.bits[:0]
		pool.Put(s)
	}
}

// hasDuplicate reports whether one of the keys is there twice, and forgets them.
func (r *reader) hasDuplicate(b []byte, others others) bool {
	s := r.scratch
	keys := s.keys[others.keys:]
	found := false
	if len(keys) <= pairwise {
		for i := range keys {
			for j := range i {
				found = found || s.same(b, keys[i], keys[j])
			}
		}
	} else {
		slices.SortFunc(keys, func(a, b key) int { return cmp.Compare(a.hash, b.hash) })
		for i := range keys {
			for j := i - 1; j >= 0 && keys[j].hash == keys[i].hash && !found; j-- {
				found = s.same(b, keys[i], keys[j])
			}
		}
	}
	s.keys, s.names = s.keys[:others.keys], s.names[:others.names]
	return found
}

func (s *scratch) same(b []byte, x, y key) bool {
	return x.hash == y.hash && bytes.Equal(s.name(b, x), s.name(b, y))
}

func (s *scratch) name(b []byte, k key) []byte {
	if k.decoded {
		b = s.names
	}
	return b[k.start:k.end]
}
