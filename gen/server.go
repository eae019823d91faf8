package gen

import (
	"net/url"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// servers returns the servers of the operation or its path, and their line.
func (o *operation) servers() (openapi3.Servers, Place) {
	if o.Servers != nil {
		return *o.Servers, o.place("servers")
	}
	return o.item.Servers, placeOf(o.item.Origin, "servers")
}

// serverOf returns the path of the operation's own server, or "" if it has none.
func (c *Contract) serverOf(operation *operation) string {
	servers, _ := operation.servers()
	if len(servers) == 0 {
		return ""
	}
	if path := serverPath(servers[0].URL); path != serverPath(c.document.Servers[0].URL) {
		return path
	}
	return ""
}

func serverPath(raw string) string {
	parsed, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(parsed.EscapedPath(), "/")
}

// refuseServers refuses servers on a host other than the contract's, because they would receive the
// credentials, and servers whose URL has no path.
func (r *validator) refuseServers(operation *operation) {
	servers, place := operation.servers()
	if len(servers) == 0 {
		return
	}
	standard := r.document.Servers
	if len(standard) == 0 {
		r.reportf(place, operation.subject(), "has its own server, but the contract has none")
		return
	}
	own, err := url.Parse(servers[0].URL)
	all, fault := url.Parse(standard[0].URL)
	switch {
	case len(servers) > 1:
		r.reportf(place, operation.subject(), "has %d own servers: want one", len(servers))
	case err != nil, fault != nil, own.RawQuery != "", own.Fragment != "", strings.ContainsAny(servers[0].URL, "{}"), serverPath(servers[0].URL) == "":
		r.reportf(place, operation.subject(), "its server %.80q is not a URL with a path, such as /v2", servers[0].URL)
	case own.Host != "" && (own.Host != all.Host || own.Scheme != all.Scheme):
		r.reportf(place, operation.subject(), "its server %s is not on %s://%s and would receive the credentials", servers[0].URL, all.Scheme, all.Host)
	}
}
