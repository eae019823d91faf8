package api

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// CallOption changes one call: [Header], [OnAccount], [Timeout], [NoRetry] or
// [KeepResponse].
type CallOption = generated.CallOption

// Response is an answer as it came, kept by [KeepResponse].
type Response = generated.Response

// Header sends a header with the call. Not the caller's to set are the headers
// that say who is calling, those that say how bodies are written, and the two
// that make net/http repeat a request that may have run.
func Header(name, value string) CallOption {
	return func(s *generated.CallSettings) error {
		name := http.CanonicalHeaderKey(name)
		switch name {
		case "Authorization", transport.AccountHeader, "Host", "Accept", "Accept-Encoding", "Content-Encoding",
			"Content-Type", "Content-Length", "Transfer-Encoding", "Idempotency-Key", "X-Idempotency-Key":
			return fmt.Errorf("Header: %s is not the caller's to set", name)
		}
		if !headerName(name) || !headerValue(value) {
			return fmt.Errorf("Header: %.40q cannot be sent", name)
		}
		set(s, name, value)
		return nil
	}
}

// OnAccount makes the call for a linked account or a partner's merchant, acc_...
func OnAccount(id string) CallOption {
	return func(s *generated.CallSettings) error {
		if err := checkAccount(id); err != nil {
			return fmt.Errorf("OnAccount: %w", err)
		}
		set(s, transport.AccountHeader, id)
		return nil
	}
}

// Timeout bounds each attempt of the call, in place of the client's own bound.
func Timeout(timeout time.Duration) CallOption {
	return func(s *generated.CallSettings) error {
		if timeout <= 0 {
			return fmt.Errorf("Timeout: %v is not positive", timeout)
		}
		s.Timeout = timeout
		return nil
	}
}

// NoRetry makes the first attempt the only one.
func NoRetry() CallOption {
	return func(s *generated.CallSettings) error {
		s.NoRetry = true
		return nil
	}
}

// KeepResponse fills into with the answer as it came, whether the call fails or
// not: status, header and raw body, the way to a field that the contract does
// not know. Without an answer it is left as it was.
func KeepResponse(into *Response) CallOption {
	return func(s *generated.CallSettings) error {
		if into == nil {
			return errors.New("KeepResponse: nil")
		}
		s.Keep = into
		return nil
	}
}

func set(s *generated.CallSettings, name, value string) {
	if s.Header == nil {
		s.Header = http.Header{}
	}
	s.Header[name] = []string{value}
}

func checkAccount(id string) error {
	if rest, found := strings.CutPrefix(id, "acc_"); !found || rest == "" || strings.ContainsFunc(rest, notPrintable) {
		return fmt.Errorf("invalid id %.40q: want acc_...", id) //nolint:staticcheck // as the ids of package generated say it
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
