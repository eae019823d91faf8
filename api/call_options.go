package api

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/transport"
)

// CallOption changes one call: [Header], [OnAccount], [Timeout], [NoRetry] or
// [KeepResponse].
type CallOption = call.Option

// Response is an answer as it came, kept by [KeepResponse].
type Response = call.Response

// File is a file that is sent in a form.
type File = call.File

// Content is an answer that is not JSON, of 16 MB at most.
type Content = call.Content

// Header sends a header with the call. Not the caller's to set are the headers
// that say who is calling, those that say how bodies are written, and the two
// that make net/http repeat a request that may have run.
func Header(name, value string) CallOption {
	name = http.CanonicalHeaderKey(name)
	var err error
	switch name {
	case "Authorization", transport.AccountHeader, "Host", "Accept", "Accept-Encoding", "Content-Encoding",
		"Content-Type", "Content-Length", "Transfer-Encoding", "Idempotency-Key", "X-Idempotency-Key":
		err = fmt.Errorf("%s is not the caller's to set", name)
	default:
		if !headerName(name) {
			err = errors.New("the name is not that of a header")
		} else if !headerValue(value) {
			err = errors.New("the value cannot stand in a header")
		}
	}
	return option("Header", err, func(s *call.Settings) { set(s, name, value) })
}

// OnAccount makes the call for a linked account or a partner's merchant, acc_...
func OnAccount(id string) CallOption {
	return option("OnAccount", checkAccount(id), func(s *call.Settings) { set(s, transport.AccountHeader, id) })
}

// Timeout bounds each attempt of the call, in place of the client's own bound.
func Timeout(timeout time.Duration) CallOption {
	return option("Timeout", positive(timeout), func(s *call.Settings) { s.Timeout = timeout })
}

// NoRetry makes the first attempt the only one.
func NoRetry() CallOption {
	return option("NoRetry", nil, func(s *call.Settings) { s.NoRetry = true })
}

// KeepResponse fills into with the answer as it came, whether the call fails or
// not: status, header and raw body, the way to a field that the contract does
// not know. Without an answer it is left as it was; of several requests, as
// those of a walk through pages, it has the last one's.
func KeepResponse(into *Response) CallOption {
	return option("KeepResponse", present(into), func(s *call.Settings) { s.Keep = into })
}

func set(s *call.Settings, name, value string) {
	if s.Header == nil {
		s.Header = http.Header{}
	}
	s.Header[name] = []string{value}
}

func checkAccount(id string) error {
	if rest, found := strings.CutPrefix(id, "acc_"); !found || rest == "" || strings.ContainsFunc(rest, notPrintable) {
		return errors.New("invalid id: want acc_...") //nolint:staticcheck // as package call says it of other ids
	}
	return nil
}

func headerName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, notPrintable) && !strings.ContainsAny(name, `"(),/:;<=>?@[\]{}`)
}

func headerValue(value string) bool {
	return !strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f })
}

func loopback(host string) bool {
	address := net.ParseIP(host)
	return host == "localhost" || address != nil && address.IsLoopback()
}
