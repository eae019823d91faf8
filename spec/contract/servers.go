package contract

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// anyText replaces a variable in a server's URL. It matches any text.
const anyText = "*"

// servers are the addresses at which the contract says the API is served.
type servers struct {
	hosts []string // patterns; nil if the host of any server is unknown
	bases []string // patterns of base paths without a trailing slash, longest first
}

// serversOf collects the servers of a document, its paths and its operations.
func serversOf(document *openapi3.T) (servers, error) {
	all := slices.Clone(document.Servers)
	for _, item := range document.Paths.Map() {
		all = append(all, item.Servers...)
		for _, operation := range item.Operations() {
			if operation.Servers != nil {
				all = append(all, *operation.Servers...)
			}
		}
	}
	found, known := servers{}, true
	for _, server := range all {
		host, base, err := addressOf(server.URL)
		if err != nil {
			return servers{}, fmt.Errorf("servers: %w", err)
		}
		known = known && host != ""
		found.hosts = append(found.hosts, host)
		if base != "" {
			found.bases = append(found.bases, base)
		}
	}
	slices.Sort(found.hosts)
	found.hosts = slices.Compact(found.hosts)
	if !known {
		found.hosts = nil
	}
	slices.SortFunc(found.bases, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	found.bases = slices.Compact(found.bases)
	return found, nil
}

// addressOf returns the host and base path of a server's URL, with * for each variable. The
// host of a relative URL is "".
func addressOf(address string) (host, base string, err error) {
	var plain strings.Builder
	for rest := address; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		plain.WriteString(before)
		if rest = ""; found {
			plain.WriteString(anyText)
			_, rest, _ = strings.Cut(after, "}")
		}
	}
	text := plain.String()
	if scheme, rest, found := strings.Cut(text, "://"); found {
		if strings.Contains(scheme, anyText) {
			scheme = "https"
		}
		host, _, _ = strings.Cut(rest, "/")
		_, base, _ = strings.Cut(rest, "/")
		text = scheme + "://host/" + base // url.Parse refuses some hosts with a *
	} else if strings.HasPrefix(text, anyText) { // a variable stands for scheme and host
		_, rest, _ := strings.Cut(text, "/")
		text = "/" + rest
	}
	parsed, err := url.Parse(text)
	if err != nil {
		return "", "", err
	}
	return strings.ToLower(host), strings.TrimSuffix(parsed.EscapedPath(), "/"), nil
}

// withoutBase strips a server's base path from a path; found is false if the path does not
// start with it.
func withoutBase(path, base string) (rest string, found bool) {
	before, after, open := strings.Cut(base, anyText)
	rest, found = strings.CutPrefix(path, before)
	if !found {
		return path, false
	}
	if !open {
		return rest, strings.HasPrefix(rest, "/") || rest == ""
	}
	end := strings.IndexByte(rest, '/')
	if end < 0 {
		end = len(rest)
	}
	for at := end; at > 0; at-- { // a variable is at least one character of one segment
		if left, found := withoutBase(rest[at:], after); found {
			return left, true
		}
	}
	return path, false
}

// Hosts lists the hosts of the contract's servers, with * for each variable. It is empty if
// the host of any server is unknown.
func (c *Contract) Hosts() []string { return slices.Clone(c.servers.hosts) }
