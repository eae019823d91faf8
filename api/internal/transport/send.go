package transport

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// ErrTooLong is an answer longer than the client reads.
var ErrTooLong = errors.New("the answer is too long")

// send makes one attempt and reads the answer to its end or to the limit.
func send(client *http.Client, server *url.URL, timeout time.Duration, limit int64) Handler {
	return func(ctx context.Context, call *Call) (*Response, error) {
		ctx, cancel := context.WithTimeout(ctx, cmp.Or(call.Settings.Timeout, timeout))
		defer cancel()
		if err := ctx.Err(); err != nil {
			return nil, ended(ctx, err)
		}
		request := newRequest(ctx, server, call)
		answer, err := client.Do(request)
		if err != nil {
			// A context's own cause, which err then is, can be what another call failed with.
			call.MayHaveRun = call.MayHaveRun || context.Cause(ctx) != ctx.Err() || !neverSent(err) //nolint:errorlint // the same or not
			return nil, ended(ctx, err)
		}
		defer func() { _ = answer.Body.Close() }()
		refused := answer.StatusCode >= 400 && answer.StatusCode < 500 && answer.StatusCode != http.StatusRequestTimeout
		body, err := read(answer, limit)
		call.MayHaveRun = call.MayHaveRun || !refused || err != nil // GATEWAY_ERROR could stand in the rest
		response := &Response{StatusCode: answer.StatusCode, Header: answer.Header, Body: body}
		if err != nil {
			return nil, &brokenOffError{response, err}
		}
		return response, nil
	}
}

// newRequest is http.NewRequestWithContext without parsing again what is known.
func newRequest(ctx context.Context, server *url.URL, call *Call) *http.Request {
	target := *server
	target.Path = server.EscapedPath() + call.Request.Path
	target.RawQuery = call.Request.Query
	if unescaped, err := url.PathUnescape(target.Path); err == nil && unescaped != target.Path {
		target.Path, target.RawPath = unescaped, target.Path
	}
	request := (&http.Request{
		Method: call.Request.Method, URL: &target, Host: target.Host, Header: call.Header.Clone(),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}).WithContext(call.tell(ctx))
	if body := call.Request.Body; body != nil {
		request.ContentLength = int64(len(body))
		request.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
		request.Body, _ = request.GetBody()
	}
	return request
}

func read(answer *http.Response, limit int64) ([]byte, error) {
	if answer.ContentLength > limit {
		return nil, fmt.Errorf("%w: %d bytes, more than %d", ErrTooLong, answer.ContentLength, limit)
	}
	if answer.ContentLength >= 0 {
		body := make([]byte, answer.ContentLength)
		n, err := io.ReadFull(answer.Body, body)
		return body[:n], err //nolint:wrapcheck // wrapped by the caller
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err == nil && int64(len(body)) > limit {
		return body[:limit], fmt.Errorf("%w: more than %d bytes", ErrTooLong, limit)
	}
	return body, err //nolint:wrapcheck // wrapped by the caller
}

// brokenOffError is an answer whose status came and whose body did not.
type brokenOffError struct {
	response *Response
	err      error
}

func (e *brokenOffError) Error() string { return "the answer broke off: " + e.err.Error() }
func (e *brokenOffError) Unwrap() error { return e.err }

// BrokenOff is what came of an answer that broke off, or nil.
func BrokenOff(err error) *Response {
	if broken, ok := err.(*brokenOffError); ok { //nolint:errorlint // inside err it can be another call's
		return broken.response
	}
	return nil
}

// neverSent is whether no connection was made, so the server cannot have seen
// the request. Everything else leaves that open.
func neverSent(err error) bool {
	var operation *net.OpError
	if errors.As(err, &operation) && (operation.Op == "dial" || operation.Op == "proxyconnect") {
		return true
	}
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &name) || errors.As(err, &certificate)
}

// ended drops the method and URL that http.Client puts before an error, and adds
// what may be asked for after a context's end: why it ended, and the cause given.
func ended(ctx context.Context, err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	for _, reason := range []error{ctx.Err(), context.Cause(ctx)} {
		if reason != nil && !errors.Is(err, reason) {
			err = fmt.Errorf("%w: %w", err, reason)
		}
	}
	return err
}
