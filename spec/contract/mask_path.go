package contract

import (
	"regexp"
	"strings"
	"unicode"
)

// MaxValue is the number of characters of an undocumented value that [Finding.Actual]
// keeps. Longer values end in "..."; those with the same beginning are one finding. Values
// of an enum are short words.
const MaxValue = 60

// Number of characters of a path, and of a method or operationId, that a message keeps.
const (
	maxPath = 200
	maxWord = 40
)

// word matches a path segment that is safe to show because it is not an id: lower-case
// words, a version, a template parameter. A part after the first is limited to 13 letters,
// since the ids that follow a prefix (pay_) have 14 characters.
var (
	word   = regexp.MustCompile(`^(?:[a-z]{1,20}|[a-z]{1,20}(?:[_-][a-z]{1,13})+|v[0-9]{1,3}|\{[A-Za-z0-9_]{1,40}\})$`)
	prefix = regexp.MustCompile(`^[a-z]{2,6}_`)
)

// noOperation returns the message for an exchange that matches no operation.
func noOperation(operation, method, path string) string {
	return strings.TrimSpace(strings.Join([]string{cut(operation, maxWord), cut(method, maxWord), maskPath(path)}, " ")) + " belongs to no operation"
}

// maskPath masks the ids in a path and the values in its query. Of each id it keeps the
// prefix and the length, so that an unknown path is one finding rather than one for each
// id.
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
			pairs[i] += "=" + maskID(value)
		}
	}
	return path + "?" + strings.Join(pairs, "&")
}

func maskSegment(segment string) string {
	if word.MatchString(segment) {
		return segment
	}
	known := prefix.FindString(segment)
	return known + maskID(segment[len(known):])
}

// maskName masks a query parameter's name unless it is a word; expand[] is one.
func maskName(name string) string {
	if word.MatchString(strings.TrimSuffix(name, "[]")) {
		return name
	}
	return maskID(name)
}

// maskID masks an id. Text without letters keeps its form, with 9 for each digit; in other
// text letters and digits become x, since where the digits are differs from id to id.
func maskID(text string) string {
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
