package call

import "slices"

// Filled is a copy of an object with its constants filled in, so that the caller's own
// stays as it is; nil where there is none.
func Filled[T any](value *T, fill func(*T)) *T {
	if value == nil {
		return nil
	}
	filled := *value
	fill(&filled)
	return &filled
}

// FilledEach is a copy of a list with the constants of its objects filled in.
func FilledEach[T any](values []T, fill func(*T)) []T {
	filled := slices.Clone(values)
	for i := range filled {
		fill(&filled[i])
	}
	return filled
}
