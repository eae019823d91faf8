package apitest

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// HostNames are names and addresses by which the server is reached, beside localhost and
// loopback addresses: its certificate is for them too, see [HTTP2], and [SameOrigin] lets
// them through.
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

// SameOrigin keeps web pages from using the server through the browser of whoever runs it.
// A request to a Host that is no loopback name or address and not one of [HostNames] is
// answered with 421: so no page reaches the server under a name of its own, by DNS
// rebinding. A request that a browser sends for a page of another origin is answered with
// 403, unless the origin, such as https://shop.example, is one of the trusted.
//
// A browser may open the bank's page from anywhere. Its buttons then work by POST alone.
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

// guard refuses what [SameOrigin] says, and hands all other requests to next.
func (s *settings) guard(next http.Handler) http.Handler {
	if s.crossOrigin == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'") // no page can have its buttons pressed unseen
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

// isOwnHost is whether a Host header names this server.
func (s *settings) isOwnHost(host string) bool {
	parsed, err := url.Parse("//" + host)
	if err != nil {
		return false
	}
	name := strings.ToLower(strings.TrimSuffix(parsed.Hostname(), "."))
	return isLoopback(name) || slices.Contains(s.hostNames, name)
}

// isLoopback is whether a name or an address leads to this machine.
func isLoopback(name string) bool {
	ip := net.ParseIP(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || ip != nil && ip.IsLoopback()
}

// asUnsafe returns a request with the method POST: http.CrossOriginProtection lets every GET
// pass, and some links of a payment change it by GET.
func asUnsafe(r *http.Request) *http.Request {
	unsafe := *r
	unsafe.Method = http.MethodPost
	return &unsafe
}
