package apitest

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// HostNames sets names and addresses under which clients reach the server, besides localhost and
// loopback addresses. Its certificate is also valid for them, see [HTTP2], and [SameOrigin] accepts
// them.
func HostNames(names ...string) Option {
	return func(s *settings) error {
		for _, name := range names {
			if name == "" || net.ParseIP(name) == nil && strings.ContainsAny(name, ":/ ") {
				return fmt.Errorf("HostNames: want a name or an address, without a port, not %q", name)
			}
			s.hostNames = append(s.hostNames, strings.ToLower(name))
		}
		return nil
	}
}

// SameOrigin keeps web pages from using the server through a browser on the same machine. A request
// to a Host other than a loopback name or address and the [HostNames] gets a 421, which defeats DNS
// rebinding. A request that a browser sends for a page of another origin gets a 403, unless the
// origin, such as https://shop.example, is trusted.
//
// A browser may open the bank's page from anywhere. The page's buttons then work only by POST.
func SameOrigin(trusted ...string) Option {
	return func(s *settings) error {
		protection := http.NewCrossOriginProtection()
		for _, origin := range trusted {
			if err := protection.AddTrustedOrigin(origin); err != nil {
				return fmt.Errorf("SameOrigin: %w", err)
			}
		}
		s.crossOrigin = protection
		return nil
	}
}

// guard refuses the requests described at [SameOrigin] and passes all others to next.
func (s *settings) guard(next http.Handler) http.Handler {
	if s.crossOrigin == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'") // prevents clickjacking
		switch {
		case !s.isOwnHost(r.Host):
			errorAnswer(http.StatusMisdirectedRequest,
				fmt.Sprintf("This server does not answer to the host %q, but to loopback addresses and to its HostNames: --host-name of rzpkit serve.", r.Host), "").write(w)
		case !isBankPage(r) && s.crossOrigin.Check(asUnsafe(r)) != nil:
			errorAnswer(http.StatusForbidden, "A page of another origin sent this request. SameOrigin takes origins to trust: --allow-origin of rzpkit serve.", "").write(w)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isOwnHost reports whether a Host header names this server.
func (s *settings) isOwnHost(host string) bool {
	parsed, err := url.Parse("//" + host)
	if err != nil {
		return false
	}
	name := strings.ToLower(strings.TrimSuffix(parsed.Hostname(), "."))
	return isLoopback(name) || slices.Contains(s.hostNames, name)
}

// isLoopback reports whether a name or an address refers to this machine.
func isLoopback(name string) bool {
	ip := net.ParseIP(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || ip != nil && ip.IsLoopback()
}

// asUnsafe returns the request with the method POST. http.CrossOriginProtection allows every GET,
// but some links of a payment change it by GET.
func asUnsafe(r *http.Request) *http.Request {
	unsafe := *r
	unsafe.Method = http.MethodPost
	return &unsafe
}
