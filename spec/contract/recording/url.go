package recording

import (
	"errors"
	"strings"
)

// split returns the path of a URL, or of a path with a query, and whether there is a query.
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
	path, query = splitQuery(rest)
	if path == "" && url != "" {
		path = "/"
	}
	return path, query, nil
}

// originOf returns the scheme and host of a URL, such as "https://example.com", or "" for a path.
func originOf(url string) string {
	scheme := strings.Index(url, "://")
	if scheme <= 0 {
		return ""
	}
	host := scheme + len("://")
	return url[:host+until(url[host:], '/')]
}

// splitQuery removes the query and the fragment after a path, and reports whether there was a
// query.
func splitQuery(rest string) (path string, query bool) {
	rest, _, _ = strings.Cut(rest, "#")
	path, asked, _ := strings.Cut(rest, "?")
	return path, asked != ""
}

// until returns the index of the first mark, '?' or '#', or len(text).
func until(text string, mark byte) int {
	for i := range len(text) {
		if c := text[i]; c == mark || c == '?' || c == '#' {
			return i
		}
	}
	return len(text)
}
