package call

import (
	"fmt"
	"net/url"
	"strings"
)

// Segment checks and escapes a path parameter that is not an id. An empty one, a
// dot, two dots and slashes would lead to another endpoint and are refused.
func Segment(field, value, pattern string) (string, error) {
	if value == "" {
		return "", Refuse("", field, ErrMissing)
	}
	if value == "." || value == ".." || strings.ContainsAny(value, `/\`) {
		return "", Refuse("", field, fmt.Errorf("invalid value %s", quoted(value)))
	}
	return url.PathEscape(value), Matches("", field, value, pattern)
}

// Path puts path parameters, checked or escaped, for the %s of a template.
func Path(template string, segments ...string) string {
	var path strings.Builder
	for _, segment := range segments {
		before, after, _ := strings.Cut(template, "%s")
		path.WriteString(before)
		path.WriteString(segment)
		template = after
	}
	path.WriteString(template)
	return path.String()
}
