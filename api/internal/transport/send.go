package transport

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"time"
)

// send makes one attempt and reads the answer to its end or to the limit. The server's
// path ends in standard where it is that of the contract.
func send(client *http.Client, server *url.URL, standard string, timeout time.Duration, limit int64) Handler {
	_, own := client.Transport.(*Connections)
	return func(ctx context.Context, call *Call) (*Response, error) {
		attempt, cancel := context.WithTimeout(ctx, cmp.Or(call.Settings.Timeout, timeout))
		defer cancel()
		if err := attempt.Err(); err != nil {
			return nil, ended(attempt, err)
		}
		delivery := newDelivery(call, cancel)
		answer, err := client.Do(newRequest(attempt, server, standard, call, delivery))
		if err != nil {
			call.MayHaveRun = call.MayHaveRun || delivery.mayHaveArrived(attempt.Err() != nil, own)
			if delivery.stopped.Load() { // err says that the attempt was cancelled, which it was by us
				return nil, ended(ctx, ErrStopped)
			}
			return nil, ended(attempt, err)
		}
		defer func() { _ = answer.Body.Close() }()
		body, err := read(answer, limit)
		call.MayHaveRun = call.MayHaveRun || err != nil || !refuses(answer, body)
		response := &Response{StatusCode: answer.StatusCode, Header: answer.Header, Body: body}
		call.MayHaveRun = call.MayHaveRun || inProgress(call, response)
		if err != nil {
			return nil, &brokenOffError{response, err}
		}
		return response, nil
	}
}

// newRequest is http.NewRequestWithContext without parsing again what is known.
func newRequest(ctx context.Context, server *url.URL, standard string, call *Call, delivery *delivery) *http.Request {
	target := *server
	target.Path = path(server, standard, call.Request)
	target.RawQuery = call.Request.Query
	if unescaped, err := url.PathUnescape(target.Path); err == nil && unescaped != target.Path {
		target.Path, target.RawPath = unescaped, target.Path
	}
	ctx = httptrace.WithClientTrace(call.tell(ctx), &delivery.trace)
	request := (&http.Request{
		Method: call.Request.Method, URL: &target, Host: target.Host, Header: maps.Clone(call.Header),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}).WithContext(ctx)
	if body := call.Request.Body; body != nil {
		request.ContentLength = int64(len(body))
		request.GetBody = delivery.getBody
		request.Body, _ = delivery.getBody()
	}
	return request
}

// path is where a request goes: below the server, or, if its operation has a server of
// its own, below that one's path in the place of the contract's.
func path(server *url.URL, standard string, request *Request) string {
	base := server.EscapedPath()
	if operation := request.Operation; operation != nil && operation.Server != "" {
		base = strings.TrimSuffix(base, standard) + operation.Server
	}
	return base + request.Path
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
