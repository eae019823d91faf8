package recording

import (
	"net/http"
	"slices"
	"strings"
)

// SkipError is the cause of an [*Error] for an entry that was read but is not an exchange with the
// API, so that there is nothing to check.
type SkipError struct {
	// Reason is one of a few, Detail what it was in this case.
	Reason, Detail string
}

// The reasons.
const (
	skipHost       = "another host"
	skipScheme     = "not HTTP"
	skipPreflight  = "an OPTIONS request"
	skipUnanswered = "no answer"
	skipEmpty      = "an empty recording"
	skipFile       = "not a recording"
)

func (s *SkipError) Error() string {
	if s.Detail == "" {
		return "skipped: " + s.Reason
	}
	return "skipped: " + s.Reason + " (" + s.Detail + ")"
}

// Skipped returns the reason.
func (s *SkipError) Skipped() string { return s.Reason }

// rules say which exchanges are read.
type rules struct {
	hosts []string // patterns in lower case; none is any host
	max   int      // bytes of a body, unpacked
}

func newRules(options Options) *rules {
	r := &rules{max: options.MaxEntry}
	for _, host := range options.Hosts {
		r.hosts = append(r.hosts, strings.ToLower(host))
	}
	return r
}

// skip is why a request is not one of the API's, or nil.
func (r *rules) skip(method, url string) error {
	scheme, host := origin(url)
	switch {
	case scheme != "" && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "http"):
		return &SkipError{skipScheme, scheme + ":"}
	case !r.includes(host):
		return &SkipError{skipHost, host}
	case method == http.MethodOptions:
		return &SkipError{skipPreflight, ""}
	}
	return nil
}

// includes is whether the exchanges with a host are read. A recording without hosts
// is the API's.
func (r *rules) includes(host string) bool {
	if host == "" || r == nil || len(r.hosts) == 0 {
		return true
	}
	if slices.Contains(r.hosts, host) {
		return true
	}
	host = strings.ToLower(host)
	name, _, _ := strings.Cut(host, ":")
	for _, pattern := range r.hosts {
		for _, one := range [...]string{host, name} {
			if matches(pattern, one) {
				return true
			}
		}
	}
	return false
}

// matches is whether a text is a pattern's, in which a star is for any letters.
func matches(pattern, text string) bool {
	before, after, starred := strings.Cut(pattern, "*")
	if !starred {
		return pattern == text
	}
	rest, found := strings.CutPrefix(text, before)
	if !found {
		return false
	}
	for at := range len(rest) + 1 {
		if matches(after, rest[at:]) {
			return true
		}
	}
	return false
}

// origin takes scheme and host, with its port, out of a URL. A path has neither.
func origin(url string) (scheme, host string) {
	if url == "" || url[0] == '/' {
		return "", ""
	}
	scheme, rest, found := strings.Cut(url, ":")
	if !found {
		return "", ""
	}
	if !strings.HasPrefix(rest, "//") {
		switch scheme {
		case "data", "blob", "about", "javascript", "filesystem":
			return scheme, ""
		}
		return "", "" // a host and a port, perhaps
	}
	host = rest[2:]
	host = host[:until(host, '/')]
	return scheme, host[strings.LastIndexByte(host, '@')+1:]
}
