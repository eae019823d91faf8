package recording

import (
	"errors"
	"strings"
)

// split takes the path out of a URL, or of a path with a query, and tells
// whether there is a query.
func split(url string) (path string, query bool, err error) {
	rest := url
	if url != "" && url[0] != '/' {
		scheme := strings.IndexByte(url, ':')
		if scheme <= 0 || !strings.HasPrefix(url[scheme:], "://") {
			return "", false, errors.New("url: it has neither a scheme nor a slash in front")
		}
		rest = url[scheme+3:]
		rest = rest[until(rest, '/'):]
	}
	end := until(rest, '?')
	query = end+1 < len(rest) && rest[end] == '?' && rest[end+1] != '#'
	if end == 0 && url != "" {
		return "/", query, nil
	}
	return rest[:end], query, nil
}

// until is the index of the first mark, or of a question mark or number sign, or
// the length.
func until(text string, mark byte) int {
	for i := range len(text) {
		if c := text[i]; c == mark || c == '?' || c == '#' {
			return i
		}
	}
	return len(text)
}
