package call

import "strconv"

// Lacking is the name of a member that an answer always has, if it is missing, and
// "" if it is not.
func Lacking(field string, missing bool) string {
	if missing {
		return field
	}
	return ""
}

// LackingIn is what an object of an answer lacks, as a path such as "card.id"; ""
// for nothing, and for an object that is not there.
func LackingIn[T any](field string, value *T, lacks func(*T) string) string {
	if value == nil {
		return ""
	}
	if name := lacks(value); name != "" {
		return field + "." + name
	}
	return ""
}

// LackingInAny is the first that a member of a list lacks, as a path such as
// "items.3.id"; "" for nothing.
func LackingInAny[T any](field string, values []T, lacks func(*T) string) string {
	for i := range values {
		if name := lacks(&values[i]); name != "" {
			return field + "." + strconv.Itoa(i) + "." + name
		}
	}
	return ""
}
