package fast

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"slices"
	"sync"
)

// scratch is memory that a reader takes from a pool. Most bodies need little of it, many
// none.
type scratch struct {
	seed  maphash.Seed
	text  []byte   // the last decoded string
	names []byte   // decoded undescribed keys
	keys  []key    // undescribed keys of the open objects
	bits  []uint64 // seen properties of open objects that have many
}

// maxKept bounds the slices that return to the pool, so that one large body does not keep
// its memory forever.
const maxKept = 1 << 20

var pool = sync.Pool{New: func() any { return &scratch{seed: maphash.MakeSeed()} }}

func (r *reader) acquire() *scratch {
	if r.scratch == nil {
		r.scratch = pool.Get().(*scratch) //nolint:forcetypeassert // the pool holds nothing else
	}
	return r.scratch
}

func (r *reader) release() {
	if s := r.scratch; s != nil && cap(s.text) < maxKept && cap(s.names) < maxKept && cap(s.keys)+cap(s.bits) < maxKept {
		s.text, s.names, s.keys, s.bits = s.text[:0], s.names[:0], s.keys[:0], s.bits[:0]
		pool.Put(s)
	}
}

// hasDuplicate reports whether a key occurs twice, and discards the keys.
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
