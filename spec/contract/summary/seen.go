package summary

import (
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// Seen is which properties and listed values the answers had: by operation, then by the status of
// the contract (0 is the default), then by pointer. Each pointer has a sorted list of values,
// which is empty for a property without listed values.
type Seen map[string]map[int]map[string][]string

// AddSeen adds a property or a value that an answer had.
func (s *Summary) AddSeen(seen contract.Seen) {
	if s.Seen == nil {
		s.Seen = Seen{}
	}
	if seen.Value == "" {
		s.Seen.add(seen.Operation, seen.Status, seen.Pointer)
	} else {
		s.Seen.add(seen.Operation, seen.Status, seen.Pointer, seen.Value)
	}
}

// Has reports whether a property was seen or, if seen has a value, that value of it.
func (s Seen) Has(seen contract.Seen) bool {
	values, found := s[seen.Operation][seen.Status][seen.Pointer]
	return found && (seen.Value == "" || slices.Contains(values, seen.Value))
}

func (s Seen) add(operation string, status int, pointer string, values ...string) {
	if s[operation] == nil {
		s[operation] = map[int]map[string][]string{}
	}
	if s[operation][status] == nil {
		s[operation][status] = map[string][]string{}
	}
	known := s[operation][status][pointer]
	if known == nil {
		known = []string{} // [] in JSON, as it is read back
	}
	for _, value := range values {
		if at, found := slices.BinarySearch(known, value); !found {
			known = slices.Insert(known, at, value)
		}
	}
	s[operation][status][pointer] = known
}

// merge takes over what another has.
func (s Seen) merge(other Seen) {
	for operation, statuses := range other {
		for status, pointers := range statuses {
			for pointer, values := range pointers {
				s.add(operation, status, pointer, values...)
			}
		}
	}
}
