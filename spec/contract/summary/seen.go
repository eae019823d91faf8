package summary

import (
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// Seen holds the properties and listed values that occurred in responses, by operation,
// documented status (0 is the default) and pointer. The values are sorted; the list is
// empty for a property without listed values.
type Seen map[string]map[int]map[string][]string

// AddSeen adds a property or one of its values.
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

// Has reports whether a property, or the given value of it, was seen.
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
		known = []string{} // encoded as [] rather than null
	}
	for _, value := range values {
		if at, found := slices.BinarySearch(known, value); !found {
			known = slices.Insert(known, at, value)
		}
	}
	s[operation][status][pointer] = known
}

// merge adds everything that another Seen has.
func (s Seen) merge(other Seen) {
	for operation, statuses := range other {
		for status, pointers := range statuses {
			for pointer, values := range pointers {
				s.add(operation, status, pointer, values...)
			}
		}
	}
}
