package contract

import (
	"regexp"
	"strings"
	"unicode"
)

// MaxValue is how many characters of an undocumented value [Finding.Actual] has.
// Longer ones end in three dots, and those that begin alike are one finding: a
// value of a list is a short word.
const MaxValue = 60

// How many characters of a path and of other words a message has.
const (
	maxPath = 200
	maxWord = 40
)

// word is a part of a path that names something, and is no one's id: words in
// lower case, a version, a parameter of a template. What follows a prefix and
// is as long as an id is none.
var (
	word   = regexp.MustCompile(`^(?:[a-z]{1,20}|[a-z]{1,20}(?:[_-][a-z]{1,13})+|v[0-9]{1,3}|\{[A-Za-z0-9_]{1,40}\})$`)
	prefix = regexp.MustCompile(`^[a-z]{2,6}_`)
)

// noOperation is the message for what belongs to no operation.
func noOperation(operation, method, path string) string {
	return strings.TrimSpace(strings.Join([]string{cut(operation, maxWord), cut(method, maxWord), maskPath(path)}, " ")) + " belongs to no operation"
}

// maskPath is a path that anyone may see: of each id its prefix and its
// length are left, of a query the names. Ids of a kind look alike, so that a path
// that the contract does not have is one finding, not one for each id.
func maskPath(path string) string {
	path = cut(path, maxPath)
	path, query, hasQuery := strings.Cut(path, "?")
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = maskSegment(segment)
	}
	path = strings.Join(segments, "/")
	if !hasQuery {
		return path
	}
	pairs := strings.Split(query, "&")
	for i, pair := range pairs {
		name, value, hasValue := strings.Cut(pair, "=")
		if pairs[i] = maskName(name); hasValue {
			pairs[i] += "=" + mixed(value)
		}
	}
	return path + "?" + strings.Join(pairs, "&")
}

func maskSegment(segment string) string {
	if word.MatchString(segment) {
		return segment
	}
	known := prefix.FindString(segment)
	return known + mixed(segment[len(known):])
}

// maskName is a query parameter's name: expand[] is a word with brackets.
func maskName(name string) string {
	if word.MatchString(strings.TrimSuffix(name, "[]")) {
		return name
	}
	return mixed(name)
}

// mixed masks an id: nines for one of digits alone, else an x for each letter
// and digit, since where the digits stand differs from id to id.
func mixed(text string) string {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return mask(text)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return 'x'
		}
		return r
	}, text)
}
