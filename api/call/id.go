package call

import (
	"fmt"
	"strings"
)

// CheckID refuses what is not an id, and with it every id that would lead to
// another endpoint: an empty one lists, "." and ".." climb, "a/b" descends. What
// it lets pass needs no escaping in a path.
func CheckID(id, prefix string) error {
	rest, found := strings.CutPrefix(id, prefix)
	if found && rest != "" && strings.IndexFunc(rest, reserved) < 0 {
		return nil
	}
	return fmt.Errorf("invalid id %s: want %s...", quoted(id), prefix) //nolint:staticcheck // the dots stand for the rest of the id
}

// reserved tells the characters that may not stand in a path segment as they are.
func reserved(r rune) bool {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
		return false
	}
	return !strings.ContainsRune("-._~!$&'()*+,;=:@", r)
}
