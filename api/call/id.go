package call

import (
	"fmt"
	"strings"
)

// CheckID returns an error unless id has the prefix and only characters that need no escaping in a
// path. So it refuses every string that would lead to another endpoint: an empty one, ".", ".." and
// "a/b".
func CheckID(id, prefix string) error {
	rest, found := strings.CutPrefix(id, prefix)
	if found && rest != "" && strings.IndexFunc(rest, isReserved) < 0 {
		return nil
	}
	return fmt.Errorf("invalid id %s: want %s...", quoteMasked(id), prefix) //nolint:staticcheck // the dots stand for the rest of the id
}

// isReserved reports whether a character has to be escaped in a path segment.
func isReserved(r rune) bool {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
		return false
	}
	return !strings.ContainsRune("-._~!$&'()*+,;=:@", r)
}
