package contract

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// anyText stands in a server's URL for a variable, which can be set to any text.
const anyText = "*"

// servers are the places where the contract says that the API is.
type servers struct {
	hosts []string // patterns; nil where one of them is not known
	bases []string // patterns of their paths without a trailing slash, longest first
}

// serversOf gathers the servers of a document, its paths and its operations.
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

// addressOf takes host and path out of a server's URL, with a star for each
// variable. A URL that is relative has no host.
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
		text = scheme + "://host/" + base // a host of stars is none to the parser
	} else if strings.HasPrefix(text, anyText) { // the whole address is set elsewhere
		_, rest, _ := strings.Cut(text, "/")
		text = "/" + rest
	}
	parsed, err := url.Parse(text)
	if err != nil {
		return "", "", err
	}
	return strings.ToLower(host), strings.TrimSuffix(parsed.EscapedPath(), "/"), nil
}

// withoutBase takes the path of a server off a path, where that begins with it.
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
	for at := end; at > 0; at-- { // a variable is of one segment, and not empty
		if left, found := withoutBase(rest[at:], after); found {
			return left, true
		}
	}
	return path, false
}

// Hosts returns the hosts of the contract's servers, with * in place of a variable. It returns
// none if one of the servers has no host.
func (c *Contract) Hosts() []string { return slices.Clone(c.servers.hosts) }
