package api

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/header"
	"github.com/rzpkit/payments/api/internal/transport"
)

// CallOption changes one call: [Header], [OnAccount], [Timeout], [NoRetry] or
// [KeepResponse].
type CallOption = call.Option

// Response is an answer as it was received, stored by [KeepResponse].
type Response = call.Response

// File is a file to upload in a form.
type File = call.File

// Content is an answer that is not JSON, at most 16 MB long.
type Content = call.Content

// Header sends a header with the call. It refuses the headers that identify the caller, those that
// describe how bodies are encoded, and the two idempotency headers, with which net/http repeats a
// request that may have run.
func Header(name, value string) CallOption {
	name = http.CanonicalHeaderKey(name)
	var err error
	switch name {
	case "Authorization", transport.AccountHeader, "Host", "Accept", "Accept-Encoding", "Content-Encoding",
		"Content-Type", "Content-Length", "Transfer-Encoding", "Idempotency-Key", "X-Idempotency-Key":
		err = fmt.Errorf("the header %s is not allowed", name)
	default:
		if !header.IsName(name) {
			err = errors.New("it is not a valid header name")
		} else if !header.IsValue(value) {
			err = errors.New("the value cannot stand in a header")
		}
	}
	return newOption("Header", err, func(s *call.Settings) { setHeader(s, name, value) })
}

// OnAccount makes the call on behalf of a linked account or a partner's merchant. The id has the
// form acc_...
func OnAccount(id string) CallOption {
	return newOption("OnAccount", checkAccountID(id), func(s *call.Settings) { setHeader(s, transport.AccountHeader, id) })
}

// Timeout limits the duration of each attempt of the call. It replaces the client's own limit.
func Timeout(timeout time.Duration) CallOption {
	return newOption("Timeout", checkPositive(timeout), func(s *call.Settings) { s.Timeout = timeout })
}

// NoRetry limits the call to one attempt.
func NoRetry() CallOption {
	return newOption("NoRetry", nil, func(s *call.Settings) { s.NoRetry = true })
}

// KeepResponse stores status, header and raw body of the answer in into, whether the call succeeds
// or fails. Use it to read fields that the contract does not know. If no answer arrives, into stays
// unchanged. When one call sends several requests, such as a walk through pages, into holds the
// last answer.
func KeepResponse(into *Response) CallOption {
	return newOption("KeepResponse", checkNotNil(into), func(s *call.Settings) { s.Keep = into })
}

func setHeader(s *call.Settings, name, value string) {
	if s.Header == nil {
		s.Header = http.Header{}
	}
	s.Header[name] = []string{value}
}

func checkAccountID(id string) error {
	if rest, found := strings.CutPrefix(id, "acc_"); !found || rest == "" || strings.ContainsFunc(rest, isNotPrintable) {
		return errors.New("invalid id: want acc_...") //nolint:staticcheck // package call words it so for other ids
	}
	return nil
}

func isLoopback(host string) bool {
	address := net.ParseIP(host)
	return host == "localhost" || address != nil && address.IsLoopback()
}
