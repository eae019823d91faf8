package api_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/http2"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/peertest"
	"github.com/rzpkit/payments/api/internal/transport"
)

// patience is the timeout of an attempt at a silent server. If the request does not arrive in that
// time, run repeats the call with a longer timeout.
const patience = 250 * time.Millisecond

// spaces are a megabyte of JSON white space.
var spaces = strings.Repeat(" ", 1<<20)

// fault is one way in which a call can fail.
type fault struct {
	// row is the failure in the table of the transport's package comment
	row string
	// is lists the expected sentinels
	is []error
	// serve is the server's reaction to a request, over HTTP/1.1 and over HTTP/2; http1 and http2
	// are for one version only
	serve func(call *faultyCall, exchange peertest.Exchange)
	http1 func(*faultyCall, *peertest.HTTP1Exchange)
	http2 func(*faultyCall, *peertest.HTTP2Stream)
	// network is for a failure before any request is sent. It returns the URL to call and the
	// transport to use
	network func(t *testing.T, call *faultyCall) (url string, network http.RoundTripper)
	// contextEnded says that the context ends before the call.
	contextEnded bool
	// timeout bounds each attempt.
	timeout time.Duration
	// emptySuccess says that the answer is valid for an operation whose success has no content, and
	// isFile that it is valid for one that returns a file
	emptySuccess, isFile bool
	// isLong says that the answer is many megabytes long
	isLong bool
}

// faultyCall controls the call that meets a fault: cancel ends its context, and shut makes its
// server refuse new connections.
type faultyCall struct{ cancel, shut func() }

// versions returns the versions of HTTP that a fault applies to.
func (f fault) versions() []string {
	switch {
	case f.network != nil:
		return []string{"no HTTP"}
	case f.http1 != nil:
		return []string{"HTTP/1.1"}
	case f.http2 != nil:
		return []string{"HTTP/2"}
	}
	return []string{"HTTP/1.1", "HTTP/2"}
}

// peer is a failing server and the way to reach it.
type peer struct {
	url     string
	network http.RoundTripper
	// requests returns the requests that reached the server.
	requests func() []peertest.Request
	// closed waits for all connections to close, and reports whether they did.
	closed func() bool
}

// start starts the server of a fault for one call.
func (f fault) start(t *testing.T, authority *peertest.Authority, version string, call *faultyCall) peer {
	t.Helper()
	if f.network != nil {
		url, network := f.network(t, call)
		return peer{url, ownConnections(t, network), func() []peertest.Request { return nil }, func() bool { return true }}
	}
	base := authority.Transport(t)
	base.DisableKeepAlives = true // so a connection that stays open is a leak
	network := ownConnections(t, base)
	if version == "HTTP/1.1" {
		server := peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { f.apply(call, exchange) })
		return peer{server.URL, network, server.Requests, func() bool { return server.AllClosed(peertest.Patience) }}
	}
	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { f.apply(call, stream) })
	call.shut = server.Shut
	return peer{server.URL, network, server.Requests, func() bool { return server.AllClosed(peertest.Patience) }}
}

// apply reacts to a request as the fault says.
func (f fault) apply(call *faultyCall, exchange peertest.Exchange) {
	switch exchange := exchange.(type) {
	case *peertest.HTTP1Exchange:
		if f.http1 != nil {
			f.http1(call, exchange)
			return
		}
	case *peertest.HTTP2Stream:
		if f.http2 != nil {
			f.http2(call, exchange)
			return
		}
	}
	f.serve(call, exchange)
}

// ownConnections wraps an [http.Transport] in the connections that a client uses without
// api.WithHTTPClient. It returns any other network unchanged.
func ownConnections(t *testing.T, network http.RoundTripper) http.RoundTripper {
	t.Helper()
	connections := transport.NewConnections(network)
	if idle, ok := connections.(interface{ CloseIdleConnections() }); ok {
		t.Cleanup(idle.CloseIdleConnections)
	}
	return connections
}

// readThen returns a server that reads the whole request and then calls then.
func readThen(then func(call *faultyCall, exchange peertest.Exchange)) func(*faultyCall, peertest.Exchange) {
	return func(call *faultyCall, exchange peertest.Exchange) {
		if _, err := exchange.ReadBody(); err == nil {
			then(call, exchange)
		}
	}
}

// answerWith returns a server that reads the request and sends a complete answer.
func answerWith(status int, header http.Header, body string) func(*faultyCall, peertest.Exchange) {
	return readThen(func(_ *faultyCall, exchange peertest.Exchange) { exchange.Answer(status, header, body) })
}

// breakOffAfter returns a server that reads the request and sends an incomplete answer.
func breakOffAfter(status int, part string) func(*faultyCall, peertest.Exchange) {
	return readThen(func(_ *faultyCall, exchange peertest.Exchange) { exchange.BreakOff(status, nil, part) })
}

// sendRaw returns a server that reads the request, sends these bytes and hangs up.
func sendRaw(text string) func(*faultyCall, peertest.Exchange) {
	return readThen(func(_ *faultyCall, exchange peertest.Exchange) { exchange.Raw(text) })
}

// http1Only restricts a server to HTTP/1.1.
func http1Only(serve func(*faultyCall, peertest.Exchange)) func(*faultyCall, *peertest.HTTP1Exchange) {
	return func(call *faultyCall, exchange *peertest.HTTP1Exchange) { serve(call, exchange) }
}

// The rows of the table in the transport's package comment.
const (
	rowNoConnection    = "no connection: dialing, a proxy or TLS"
	rowCertificate     = "a certificate that is not the server's"
	rowNoTLS           = "the server does not speak TLS"
	rowConnectionBroke = "the connection broke, or time was up"
	rowHTTP2           = "HTTP/2: RST_STREAM or GOAWAY"
	rowNoTrace         = "a RoundTripper that tells nothing"
	rowBrokeOff        = "the answer broke off, whatever status"
	rowTooLong         = "the answer is too long"
	row429             = "429"
	row429Later        = "429, Retry-After above 30 s"
	row429Cut          = "429, perhaps cut short"
	row408             = "408"
	rowRefused         = "400 to 499 otherwise"
	rowCut             = "400 to 499 otherwise, perhaps cut short"
	rowOwnFault        = "GATEWAY_ERROR, SERVER_ERROR below 500"
	rowFailed          = "500 and above"
	rowUnreadable      = "a redirect, or an unreadable success"
	rowEndedBefore     = "the context ended before a connection"
	rowEnded           = "the context ended after that"
)

// faults returns the ways in which a call can fail, at least one for each row.
func faults(elsewhere string, authority *peertest.Authority) map[string]fault {
	all := map[string]fault{}
	for _, some := range []map[string]fault{
		unsentFaults(authority), brokenFaults(), streamFaults(), refusalFaults(), failureFaults(elsewhere), contextFaults(),
	} {
		for name, fault := range some {
			if _, twice := all[name]; twice {
				panic("two faults are called " + name)
			}
			all[name] = fault
		}
	}
	return all
}

// brokenFaults are the faults with no answer or an incomplete one.
func brokenFaults() map[string]fault {
	is := []error{api.ErrNoAnswer}
	dripping := readThen(func(_ *faultyCall, exchange peertest.Exchange) {
		exchange.Begin(http.StatusOK, http.Header{"Content-Length": {"100000"}}, "{")
		for exchange.Send(" ") == nil && !exchange.ClientGone(patience/20) {
			continue
		}
	})
	endless := readThen(func(_ *faultyCall, exchange peertest.Exchange) {
		exchange.Begin(http.StatusOK, http.Header{"Connection": {"close"}}, "")
		for exchange.Send(spaces) == nil {
			continue
		}
	})
	return map[string]fault{
		"reset at the header":      {row: rowConnectionBroke, is: is, http1: func(_ *faultyCall, exchange *peertest.HTTP1Exchange) { exchange.Reset() }},
		"reset after the request":  {row: rowConnectionBroke, is: is, http1: http1Only(readThen(func(_ *faultyCall, exchange peertest.Exchange) { exchange.(*peertest.HTTP1Exchange).Reset() }))},
		"closed at the header":     {row: rowConnectionBroke, is: is, serve: func(_ *faultyCall, exchange peertest.Exchange) { exchange.HangUp() }},
		"closed after the request": {row: rowConnectionBroke, is: is, serve: readThen(func(_ *faultyCall, exchange peertest.Exchange) { exchange.HangUp() })},
		"not HTTP":                 {row: rowConnectionBroke, is: is, serve: sendRaw("220 mail.example.com ESMTP\r\n")},
		"the other version": {row: rowConnectionBroke, is: is, http2: func(_ *faultyCall, stream *peertest.HTTP2Stream) {
			stream.Raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
		}},
		"no answer": {row: rowConnectionBroke, is: is, timeout: patience, serve: readThen(func(_ *faultyCall, exchange peertest.Exchange) {
			exchange.ClientGone(peertest.Patience)
		})},
		"half a header":       {row: rowConnectionBroke, is: is, http1: http1Only(sendRaw("HTTP/1.1 200 OK\r\nContent-"))},
		"a body cut short":    {row: rowBrokeOff, is: is, serve: breakOffAfter(http.StatusOK, `{"id":`)},
		"chunks cut short":    {row: rowBrokeOff, is: is, http1: http1Only(sendRaw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n"))},
		"a body that drips":   {row: rowBrokeOff, is: is, timeout: patience, serve: dripping},
		"a failure cut short": {row: rowBrokeOff, is: []error{api.ErrServer}, serve: breakOffAfter(http.StatusInternalServerError, `{"err`)},
		"a refusal cut short": {row: rowBrokeOff, is: []error{api.ErrBadRequest}, serve: breakOffAfter(http.StatusBadRequest, `{"err`)},
		"a refusal reset": {row: rowBrokeOff, is: []error{api.ErrBadRequest}, http2: func(_ *faultyCall, stream *peertest.HTTP2Stream) {
			stream.Begin(http.StatusBadRequest, nil, `{"error":{"code":"BAD_REQUEST_ERROR"}}`)
			stream.Reset(http2.ErrCodeInternal)
		}},
		"a body without end": {row: rowTooLong, is: is, serve: endless, isLong: true},
		"a body of a terabyte": {row: rowTooLong, is: is, serve: readThen(func(_ *faultyCall, exchange peertest.Exchange) {
			exchange.Begin(http.StatusOK, http.Header{"Content-Length": {"1099511627776"}}, " ")
			exchange.ClientGone(peertest.Patience)
		})},
	}
}

// streamFaults are the ways in which an HTTP/2 server can break a stream. After many of them
// net/http would repeat the request by itself.
func streamFaults() map[string]fault {
	is, faults := []error{api.ErrNoAnswer}, map[string]fault{}
	add := func(name string, serve func(*peertest.HTTP2Stream)) {
		faults[name] = fault{row: rowHTTP2, is: is, http2: func(_ *faultyCall, stream *peertest.HTTP2Stream) {
			if _, err := stream.ReadBody(); err == nil {
				serve(stream)
			}
		}}
	}
	reset := func(code http2.ErrCode) func(*faultyCall, *peertest.HTTP2Stream) {
		return func(_ *faultyCall, stream *peertest.HTTP2Stream) { stream.Reset(code) }
	}
	faults["REFUSED_STREAM at the header"] = fault{row: rowConnectionBroke, is: is, http2: reset(http2.ErrCodeRefusedStream)}
	faults["PROTOCOL_ERROR at the header"] = fault{row: rowConnectionBroke, is: is, http2: reset(http2.ErrCodeProtocol)}
	faults["PROTOCOL_ERROR, then no one listens"] = fault{row: rowConnectionBroke, is: is, http2: func(call *faultyCall, stream *peertest.HTTP2Stream) {
		_, _ = stream.ReadBody()
		call.shut()
		stream.Reset(http2.ErrCodeProtocol)
	}}
	for _, code := range []http2.ErrCode{
		http2.ErrCodeRefusedStream, http2.ErrCodeProtocol, http2.ErrCodeInternal, http2.ErrCodeEnhanceYourCalm,
		http2.ErrCodeHTTP11Required, http2.ErrCodeCancel, http2.ErrCodeNo, http2.ErrCodeFlowControl, 0x99,
	} {
		add(code.String(), func(stream *peertest.HTTP2Stream) { stream.Reset(code) })
	}
	for name, code := range map[string]http2.ErrCode{"": http2.ErrCodeNo, ", with an error": http2.ErrCodeInternal} {
		add("GOAWAY below the stream"+name, func(stream *peertest.HTTP2Stream) { stream.GoAway(0, code) })
		add("GOAWAY below the stream, then closed"+name, func(stream *peertest.HTTP2Stream) {
			stream.GoAway(0, code)
			stream.HangUp()
		})
		add("GOAWAY of the stream, then closed"+name, func(stream *peertest.HTTP2Stream) {
			stream.GoAway(stream.ID, code)
			stream.HangUp()
		})
	}
	add("GOAWAY of the stream, then REFUSED_STREAM", func(stream *peertest.HTTP2Stream) {
		stream.GoAway(stream.ID, http2.ErrCodeNo)
		stream.Reset(http2.ErrCodeRefusedStream)
	})
	return faults
}

// refusalFaults are answers from 400 to 499.
func refusalFaults() map[string]fault {
	const (
		refusal = `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`
		cut     = `{"error":{"description":"The gateway did not answer","code":"GATEWAY_ERR`
	)
	bad, limited := []error{api.ErrBadRequest}, []error{api.ErrRateLimited}
	after := func(seconds string) http.Header { return http.Header{"Retry-After": {seconds}} }
	open := func(line, body string) func(*faultyCall, *peertest.HTTP1Exchange) {
		return http1Only(sendRaw("HTTP/1.1 " + line + "\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body))
	}
	return map[string]fault{
		"429":                        {row: row429, is: limited, serve: answerWith(429, nil, "")},
		"429 with JSON":              {row: row429, is: limited, serve: answerWith(429, nil, refusal)},
		"429, in no seconds":         {row: row429, is: limited, serve: answerWith(429, after("0"), "")},
		"429, after a past date":     {row: row429, is: limited, serve: answerWith(429, after("Sun, 06 Nov 1994 08:49:37 GMT"), "")},
		"429, in 31 seconds":         {row: row429Later, is: limited, serve: answerWith(429, after("31"), "")},
		"429, cut short":             {row: row429Cut, is: limited, serve: answerWith(429, nil, cut)},
		"429, cut short at EOF":      {row: row429Cut, is: limited, http1: open("429 Too Many Requests", cut)},
		"429, a page without an end": {row: row429Cut, is: limited, http1: open("429 Too Many Requests", page)},
		"429, the gateway's fault":   {row: row429Cut, is: []error{api.ErrRateLimited, api.ErrGateway}, serve: answerWith(429, nil, `{"error":{"code":"GATEWAY_ERROR"}}`)},
		"408":                        {row: row408, is: bad, serve: answerWith(408, nil, "")},
		"400":                        {row: rowRefused, is: bad, serve: answerWith(400, nil, "")},
		"400 with JSON":              {row: rowRefused, is: bad, serve: answerWith(400, nil, refusal)},
		"400 with JSON, to EOF":      {row: rowRefused, is: bad, http1: open("400 Bad Request", refusal)},
		"400, a page":                {row: rowRefused, is: bad, serve: answerWith(400, nil, page)},
		"400, in chunks":             {row: rowRefused, is: bad, http1: http1Only(sendRaw("HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nNo.\r\n0\r\n\r\n"))},
		"400 before the body was read": {row: rowRefused, is: bad, serve: func(_ *faultyCall, exchange peertest.Exchange) {
			exchange.Answer(400, http.Header{"Connection": {"close"}}, refusal)
			_, _ = exchange.ReadBody()
		}},
		"401":                        {row: rowRefused, is: []error{api.ErrUnauthorized}, serve: answerWith(401, after("0"), "")},
		"403":                        {row: rowRefused, is: []error{api.ErrForbidden}, serve: answerWith(403, nil, "")},
		"404":                        {row: rowRefused, is: []error{api.ErrNotFound}, serve: answerWith(404, nil, "")},
		"400, cut short":             {row: rowCut, is: bad, serve: answerWith(400, nil, cut)},
		"400, cut short at EOF":      {row: rowCut, is: bad, http1: open("400 Bad Request", cut)},
		"400, EOF instead of a body": {row: rowCut, is: bad, http1: open("400 Bad Request", "")},
		"400, a page to EOF":         {row: rowCut, is: bad, http1: open("400 Bad Request", page)},
		"401, cut short at EOF":      {row: rowCut, is: []error{api.ErrUnauthorized}, http1: open("401 Unauthorized", cut)},
		"400, the gateway's fault":   {row: rowOwnFault, is: []error{api.ErrBadRequest, api.ErrGateway}, serve: answerWith(400, nil, `{"error":{"code":"GATEWAY_ERROR"}}`)},
		"400, the server's fault":    {row: rowOwnFault, is: bad, serve: answerWith(400, nil, `{"error":{"code":"SERVER_ERROR"}}`)},
	}
}

// failureFaults are complete answers after which the outcome is unknown.
func failureFaults(elsewhere string) map[string]fault {
	failed, unreadable := []error{api.ErrServer}, []error{api.ErrUnreadable}
	now := http.Header{"Retry-After": {"0"}}
	location := http.Header{"Location": {elsewhere}}
	return map[string]fault{
		"500":                         {row: rowFailed, is: failed, serve: answerWith(500, now, "")},
		"502, a page":                 {row: rowFailed, is: failed, serve: answerWith(502, now, page)},
		"503":                         {row: rowFailed, is: failed, serve: answerWith(503, now, "")},
		"504":                         {row: rowFailed, is: failed, serve: answerWith(504, now, "")},
		"a redirect elsewhere":        {row: rowUnreadable, is: unreadable, serve: answerWith(307, location, "")},
		"a redirect that drops forms": {row: rowUnreadable, is: unreadable, serve: answerWith(302, location, "")},
		"200, a page":                 {isFile: true, row: rowUnreadable, is: unreadable, serve: answerWith(200, nil, page)},
		"200, empty":                  {emptySuccess: true, isFile: true, row: rowUnreadable, is: unreadable, serve: answerWith(200, nil, "")},
		"200, another shape":          {emptySuccess: true, isFile: true, row: rowUnreadable, is: unreadable, serve: answerWith(200, nil, "[]")},
		"204": {emptySuccess: true, isFile: true, row: rowUnreadable, is: unreadable, serve: readThen(func(_ *faultyCall, exchange peertest.Exchange) {
			if stream, ok := exchange.(*peertest.HTTP2Stream); ok {
				stream.Begin(204, nil, "")
				stream.Finish()
				return
			}
			exchange.Begin(204, nil, "")
		})},
	}
}

// contextFaults are ended contexts, and RoundTrippers that do not report to httptrace.
func contextFaults() map[string]fault {
	is := []error{api.ErrNoAnswer}
	return map[string]fault{
		"ended before the call": {row: rowEndedBefore, is: is, contextEnded: true, serve: answerWith(200, nil, "")},
		"ended while dialing": {row: rowEndedBefore, is: is, network: func(_ *testing.T, call *faultyCall) (string, http.RoundTripper) {
			return "https://api.example.com", failingDialer(func(ctx context.Context) error {
				call.cancel()
				<-ctx.Done()
				return ctx.Err()
			})
		}},
		"ended before the answer": {row: rowEnded, is: is, serve: readThen(func(call *faultyCall, exchange peertest.Exchange) {
			call.cancel()
			exchange.ClientGone(peertest.Patience)
		})},
		"ended within the answer": {row: rowEnded, is: is, serve: readThen(func(call *faultyCall, exchange peertest.Exchange) {
			exchange.Begin(http.StatusOK, http.Header{"Content-Length": {"1000"}}, "{")
			call.cancel()
			exchange.ClientGone(peertest.Patience)
		})},
		"a network without httptrace": {row: rowNoTrace, is: is, network: func(*testing.T, *faultyCall) (string, http.RoundTripper) {
			return "https://api.example.com", roundTrip(func(*http.Request) (*http.Response, error) {
				return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
			})
		}},
		"a network without httptrace, EOF": {row: rowNoTrace, is: is, network: func(*testing.T, *faultyCall) (string, http.RoundTripper) {
			return "https://api.example.com", roundTrip(func(*http.Request) (*http.Response, error) { return nil, io.EOF })
		}},
	}
}
