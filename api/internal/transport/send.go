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

// newSender returns the handler that makes one attempt. An answer longer than limit is
// [ErrTooLong]. Standard is the path of the contract's server; an operation with its own server
// replaces it at the end of server's path.
func newSender(client *http.Client, server *url.URL, standard string, timeout time.Duration, limit int64) Handler {
	_, own := client.Transport.(*Connections)
	return func(ctx context.Context, call *Call) (*Response, error) {
		attempt, cancel := context.WithTimeout(ctx, cmp.Or(call.Settings.Timeout, timeout))
		defer cancel()
		if err := attempt.Err(); err != nil {
			return nil, withContextError(attempt, err)
		}
		delivery := newDelivery(call, cancel)
		answer, err := client.Do(newRequest(attempt, server, standard, call, delivery))
		if err != nil {
			call.MayHaveRun = call.MayHaveRun || delivery.mayHaveArrived(attempt.Err() != nil, own)
			if delivery.stopped.Load() { // err only says that the attempt was cancelled, by delivery itself
				return nil, withContextError(ctx, ErrStopped)
			}
			return nil, withContextError(attempt, err)
		}
		defer func() { _ = answer.Body.Close() }()
		body, err := readBody(answer, limit)
		call.MayHaveRun = call.MayHaveRun || err != nil || !isRefusal(answer, body)
		response := &Response{StatusCode: answer.StatusCode, Header: answer.Header, Body: body}
		call.MayHaveRun = call.MayHaveRun || isInProgress(call, response)
		if err != nil {
			return nil, &brokenOffError{response, err}
		}
		return response, nil
	}
}

// newRequest is a faster http.NewRequestWithContext, which does not parse the base URL again.
func newRequest(ctx context.Context, server *url.URL, standard string, call *Call, delivery *delivery) *http.Request {
	target := *server
	target.Path = requestPath(server, standard, call.Request)
	target.RawQuery = call.Request.Query
	if unescaped, err := url.PathUnescape(target.Path); err == nil && unescaped != target.Path {
		target.Path, target.RawPath = unescaped, target.Path
	}
	ctx = context.WithValue(call.withOperation(ctx), deliveryKey{}, delivery)
	ctx = httptrace.WithClientTrace(ctx, &delivery.trace)
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

// requestPath returns the escaped path of a request. If its operation has its own server, that
// server's path replaces the contract's.
func requestPath(server *url.URL, standard string, request *Request) string {
	base := server.EscapedPath()
	if operation := request.Operation; operation != nil && operation.Server != "" {
		base = strings.TrimSuffix(base, standard) + operation.Server
	}
	return base + request.Path
}

// withContextError removes the method and the URL that http.Client adds to an error, also those of
// an http.Client within a RoundTripper. If the context has ended, it adds the context's error and
// cause.
func withContextError(ctx context.Context, err error) error {
	var wrapped *url.Error
	for errors.As(err, &wrapped) && wrapped.Err != nil {
		err = wrapped.Err
	}
	for _, reason := range []error{ctx.Err(), context.Cause(ctx)} {
		if reason != nil && !errors.Is(err, reason) {
			err = fmt.Errorf("%w: %w", err, reason)
		}
	}
	return err
}
