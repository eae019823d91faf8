// Package contracttest checks the requests and answers of a test against the contract.
//
//	client, err := api.New(credentials, api.WithHTTPClient(&http.Client{
//		Transport: contracttest.Transport(t, checks, http.DefaultTransport),
//	}))
package contracttest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rzpkit/payments/spec/contract"
)

// Transport returns an [http.RoundTripper] that checks each exchange against the contract when its
// answer arrives. A breaking finding fails the test; any other finding is logged. The caller
// receives the answer unchanged. A nil next means [http.DefaultTransport].
func Transport(tb testing.TB, checks *contract.Contract, next http.RoundTripper) http.RoundTripper {
	tb.Helper()
	if next == nil {
		next = http.DefaultTransport
	}
	return &transport{tb, checks, next}
}

type transport struct {
	tb     testing.TB
	checks *contract.Contract
	next   http.RoundTripper
}

func (c *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	c.tb.Helper()
	recorded := request.Clone(request.Context())
	if request.Body != nil {
		body, err := io.ReadAll(request.Body)
		_ = request.Body.Close()
		if err != nil {
			return nil, err
		}
		recorded.Body = io.NopCloser(bytes.NewReader(body))
		request = request.Clone(request.Context())
		request.Body = io.NopCloser(bytes.NewReader(body))
	}
	response, err := c.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	at := caller()
	for _, finding := range c.checks.Check(contract.Exchange{
		Method: request.Method, Path: request.URL.EscapedPath(), Request: recorded,
		Status: response.StatusCode, ContentType: response.Header.Get("Content-Type"), Body: body,
	}) {
		if finding.Severity == contract.Breaking {
			c.tb.Errorf("%s%s %s: %v", at, request.Method, request.URL.Path, finding)
		} else {
			c.tb.Logf("%s%s %s: %v", at, request.Method, request.URL.Path, finding)
		}
	}
	return response, nil
}

// caller returns the file and line of the test that made the call, or "" if no test is on the call
// stack. Package testing would report a line of net/http instead.
func caller() string {
	var counters [64]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(2, counters[:])])
	for {
		frame, more := frames.Next()
		if strings.HasSuffix(frame.File, "_test.go") {
			return fmt.Sprintf("%s:%d: ", filepath.Base(frame.File), frame.Line)
		}
		if !more {
			return ""
		}
	}
}
