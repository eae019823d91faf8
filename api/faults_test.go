package api_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
)

// patience is how long an attempt waits for a server that does not answer.
const patience = 2 * time.Second

// fault is a way in which a server fails.
type fault struct {
	// row of the table in the transport's package comment, by what failed
	row string
	// is what the error is, for errors.Is
	is []error
	// serve does with a connection what the server does, and with a request of
	// which it has read all; nil is a server that is not there.
	serve func(conn *net.TCPConn, call *faultyCall)
	// ended is whether the context ends before the call.
	ended   bool
	timeout time.Duration
	// long is whether the answer is of megabytes.
	long bool
}

// faultyCall is a call of a server that fails, and what was seen of it.
type faultyCall struct {
	cancel context.CancelFunc
	// connections that the server took, and requests that it read to the end
	accepted, read atomic.Int64
	// connections that the client has open
	open atomic.Int64
}

// readRequest takes a request in, to its last byte.
func (c *faultyCall) readRequest(conn net.Conn) {
	request, err := http.ReadRequest(bufio.NewReader(conn))
	if err == nil {
		_, err = io.Copy(io.Discard, request.Body)
	}
	if err == nil {
		c.read.Add(1)
	}
}

// says is a server that reads the request, sends these bytes and hangs up.
func says(text string) func(*net.TCPConn, *faultyCall) {
	return func(conn *net.TCPConn, call *faultyCall) {
		call.readRequest(conn)
		_, _ = io.WriteString(conn, text)
	}
}

// saysForEver is a server that adds to what it says, time and again, until the
// client hangs up.
func saysForEver(text, more string, pause time.Duration) func(*net.TCPConn, *faultyCall) {
	return func(conn *net.TCPConn, call *faultyCall) {
		says(text)(conn, call)
		for {
			if _, err := io.WriteString(conn, more); err != nil {
				return
			}
			_ = conn.SetReadDeadline(time.Now().Add(max(pause, time.Nanosecond)))
			if _, err := conn.Read(make([]byte, 1)); err == io.EOF { //nolint:errorlint // net gives it bare
				return
			}
		}
	}
}

func reset(conn *net.TCPConn) { _ = conn.SetLinger(0) }

// serveFault listens until the test ends, if the server is there at all.
func serveFault(t *testing.T, fault fault, call *faultyCall) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	if fault.serve == nil {
		return "http://" + nobody(t, listener)
	}
	var connections sync.WaitGroup
	t.Cleanup(func() { _ = listener.Close(); connections.Wait() })
	connections.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			call.accepted.Add(1)
			connections.Go(func() {
				defer func() { _ = conn.Close() }()
				fault.serve(conn.(*net.TCPConn), call)
			})
		}
	})
	return "http://" + listener.Addr().String()
}

// nobody is an address where nobody listens, nor will while the test runs: the
// near end of a connection has it.
func nobody(t *testing.T, listener net.Listener) string {
	t.Helper()
	conn, err := net.Dial("tcp", listener.Addr().String())
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(); _ = listener.Close() })
	return conn.LocalAddr().String()
}

// counted is a connection of the client that is counted until it is closed.
type counted struct {
	net.Conn

	close func()
}

func (c *counted) Close() error { c.close(); return c.Conn.Close() }

// faultyClient is a client whose connections are counted.
func faultyClient(t *testing.T, address string, call *faultyCall) *api.Client {
	t.Helper()
	network := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		call.open.Add(1)
		return &counted{conn, sync.OnceFunc(func() { call.open.Add(-1) })}, nil
	}}
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret),
		api.WithBaseURL(address), api.WithHTTPClient(&http.Client{Transport: network}))
	require.NoError(t, err)
	return client
}

// faults are the ways in which a server fails, at least one for each row.
func faults(elsewhere string) map[string]fault {
	const (
		neverMade, broke   = "the connection was never made", "the connection broke, or time was up"
		brokeOff           = "the answer broke off, whatever status"
		refused, own       = "400 to 499 otherwise", "GATEWAY_ERROR, SERVER_ERROR below 500"
		failed, unreadable = "500 and above", "a redirect, or an unreadable success"
	)
	is := func(errs ...error) []error { return errs }
	status := func(line, more string) func(*net.TCPConn, *faultyCall) {
		return says("HTTP/1.1 " + line + "\r\n" + more)
	}
	const none, asked = "Content-Length: 0\r\n\r\n", "Retry-After: 0\r\nContent-Length: 0\r\n\r\n"
	fault429 := func(more string) fault {
		return fault{row: "429", is: is(api.ErrRateLimited), serve: status("429 Too Many Requests", more+none)}
	}
	body := func(kind, text string) string {
		return "Content-Type: " + kind + "\r\nConnection: close\r\n\r\n" + text
	}

	return map[string]fault{
		"no one listens": {row: neverMade, is: is(api.ErrNoAnswer)},
		"reset before the request was read": {row: broke, is: is(api.ErrNoAnswer), serve: func(conn *net.TCPConn, _ *faultyCall) {
			_, _ = conn.Read(make([]byte, 1)) // so that the connection was made
			reset(conn)
		}},
		"reset after the request was read": {row: broke, is: is(api.ErrNoAnswer), serve: func(conn *net.TCPConn, call *faultyCall) {
			call.readRequest(conn)
			reset(conn)
		}},
		"hung up without an answer": {row: broke, is: is(api.ErrNoAnswer), serve: says("")},
		"not HTTP":                  {row: broke, is: is(api.ErrNoAnswer), serve: says("220 mail.example.com ESMTP\r\n")},
		"no answer":                 {row: broke, is: is(api.ErrNoAnswer), serve: saysForEver("", "", patience), timeout: patience},
		"half a header":             {row: broke, is: is(api.ErrNoAnswer), serve: says("HTTP/1.1 200 OK\r\nContent-")},
		"a body cut short":          {row: brokeOff, is: is(api.ErrNoAnswer), serve: status("200 OK", "Content-Length: 1000\r\n\r\n{\"id\":")},
		"a body that drips":         {row: brokeOff, is: is(api.ErrNoAnswer), serve: saysForEver("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", " ", patience/20), timeout: patience},
		"a failure cut short":       {row: brokeOff, is: is(api.ErrServer), serve: status("500 Internal Server Error", "Content-Length: 1000\r\n\r\n{\"err")},
		"a refusal cut short":       {row: brokeOff, is: is(api.ErrBadRequest), serve: status("400 Bad Request", "Content-Length: 1000\r\n\r\n{\"err")},
		"a body without end":        {row: "the answer is too long", is: is(api.ErrNoAnswer), serve: saysForEver("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", spaces, 0), long: true},
		"a body of a terabyte":      {row: "the answer is too long", is: is(api.ErrNoAnswer), serve: status("200 OK", "Content-Length: 1099511627776\r\n\r\n ")},
		"429":                       fault429(""),
		"429, in no seconds":        fault429("Retry-After: 0\r\n"),
		"429, from a date on":       fault429("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
		"408":                       {row: "408", is: is(api.ErrBadRequest), serve: status("408 Request Timeout", none)},
		"400":                       {row: refused, is: is(api.ErrBadRequest), serve: status("400 Bad Request", none)},
		"400 with JSON":             {row: refused, is: is(api.ErrBadRequest), serve: status("400 Bad Request", body("application/json", `{"error":{"code":"BAD_REQUEST_ERROR"}}`))},
		"401":                       {row: refused, is: is(api.ErrUnauthorized), serve: status("401 Unauthorized", asked)},
		"403":                       {row: refused, is: is(api.ErrForbidden), serve: status("403 Forbidden", none)},
		"404":                       {row: refused, is: is(api.ErrNotFound), serve: status("404 Not Found", none)},
		"400, the gateway's fault":  {row: own, is: is(api.ErrBadRequest, api.ErrGateway), serve: status("400 Bad Request", body("application/json", `{"error":{"code":"GATEWAY_ERROR"}}`))},
		"400, the server's fault":   {row: own, is: is(api.ErrBadRequest), serve: status("400 Bad Request", body("application/json", `{"error":{"code":"SERVER_ERROR"}}`))},
		"500":                       {row: failed, is: is(api.ErrServer), serve: status("500 Internal Server Error", asked)},
		"502, a page":               {row: failed, is: is(api.ErrServer), serve: status("502 Bad Gateway", "Retry-After: 0\r\n"+body("text/html", page))},
		"503":                       {row: failed, is: is(api.ErrServer), serve: status("503 Service Unavailable", asked)},
		"504":                       {row: failed, is: is(api.ErrServer), serve: status("504 Gateway Timeout", asked)},
		"a redirect elsewhere":      {row: unreadable, is: is(api.ErrUnreadable), serve: status("307 Temporary Redirect", "Location: "+elsewhere+"\r\n"+none)},
		"200, a page":               {row: unreadable, is: is(api.ErrUnreadable), serve: status("200 OK", body("text/html", page))},
		"200, empty":                {row: unreadable, is: is(api.ErrUnreadable), serve: status("200 OK", none)},
		"200, another shape":        {row: unreadable, is: is(api.ErrUnreadable), serve: status("200 OK", body("application/json", `[]`))},
		"204":                       {row: unreadable, is: is(api.ErrUnreadable), serve: status("204 No Content", "\r\n")},
		"ended before the call":     {row: "the context had ended", is: is(api.ErrNoAnswer), serve: says(""), ended: true},
		"ended before the answer": {row: "the context ended", is: is(api.ErrNoAnswer), serve: func(conn *net.TCPConn, call *faultyCall) {
			call.readRequest(conn)
			call.cancel()
			_, _ = io.Copy(io.Discard, conn) // until the client hangs up
		}},
	}
}
