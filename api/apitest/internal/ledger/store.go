package ledger

// store holds entities by id and in the order of their creation. With a limit it holds
// the newest of them.
type store[ID comparable, T any] struct {
	limit   int // 0 is none
	id      func(*T) ID
	byID    map[ID]*T
	ordered []*T // the oldest first
}

func newStore[ID comparable, T any](limit int, id func(*T) ID) store[ID, T] {
	return store[ID, T]{limit: limit, id: id, byID: map[ID]*T{}}
}

// find returns an entity, or nil.
func (s *store[ID, T]) find(id ID) *T { return s.byID[id] }

// add puts an entity in, and returns the one that it replaced, or nil.
func (s *store[ID, T]) add(entity *T) (removed *T) {
	s.byID[s.id(entity)] = entity
	s.ordered = append(s.ordered, entity)
	if s.limit == 0 || len(s.ordered) <= s.limit {
		return nil
	}
	removed = s.ordered[0]
	delete(s.byID, s.id(removed))
	s.ordered = withoutFirst(s.ordered)
	return removed
}

// withoutFirst drops the first element, and the reference to it.
func withoutFirst[T any](list []*T) []*T {
	list[0] = nil
	return list[1:]
}
