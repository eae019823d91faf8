package call

import "slices"

// Filled returns a copy of an object with its constants filled in, so that the caller's object
// stays unchanged. It returns nil for nil.
func Filled[T any](value *T, fill func(*T)) *T {
	if value == nil {
		return nil
	}
	filled := *value
	fill(&filled)
	return &filled
}

// FilledEach returns a copy of a list with the constants of its objects filled in.
func FilledEach[T any](values []T, fill func(*T)) []T {
	filled := slices.Clone(values)
	for i := range filled {
		fill(&filled[i])
	}
	return filled
}
