package recording

import (
	"net/http"
	"slices"
	"strings"
)

// SkipError is the cause of an [*Error] for an entry or a file that was read but is not an exchange
// with the API, so there is nothing to check.
type SkipError struct {
	// Reason is one of the constants below. Detail is specific to the entry, such as its host, or
	// "".
	Reason, Detail string
}

// The reasons of a [SkipError].
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

// Skipped returns the reason, without the detail.
func (s *SkipError) Skipped() string { return s.Reason }

// rules decide which exchanges are read.
type rules struct {
	hosts []string // patterns in lower case; an empty list matches any host
	max   int      // maximum length of a decoded body in bytes
}

func newRules(options Options) *rules {
	r := &rules{max: options.MaxEntry}
	for _, host := range options.Hosts {
		r.hosts = append(r.hosts, strings.ToLower(host))
	}
	return r
}

// skip returns a SkipError for a request that is not one to the API, or nil.
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

// includes reports whether the exchanges with a host are read. It includes an exchange without a
// host.
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

// matches reports whether text matches a pattern, in which an asterisk matches any characters.
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

// origin returns the scheme and the host, with its port, of a URL. Both are "" for a path.
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
		return "", "" // perhaps a host and a port
	}
	host = rest[2:]
	host = host[:until(host, '/')]
	return scheme, host[strings.LastIndexByte(host, '@')+1:]
}
