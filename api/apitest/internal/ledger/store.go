package ledger

// store holds entities by id and in order of creation. With a limit it keeps only the newest.
type store[ID comparable, T any] struct {
	limit   int // 0 is no limit
	id      func(*T) ID
	byID    map[ID]*T
	ordered []*T // oldest first
}

func newStore[ID comparable, T any](limit int, id func(*T) ID) store[ID, T] {
	return store[ID, T]{limit: limit, id: id, byID: map[ID]*T{}}
}

// find returns the entity with an id, or nil.
func (s *store[ID, T]) find(id ID) *T { return s.byID[id] }

// add adds an entity. It returns the oldest one if it had to be removed, or nil.
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

// withoutFirst removes the first element and clears the reference to it.
func withoutFirst[T any](list []*T) []*T {
	list[0] = nil
	return list[1:]
}
