//go:build unix

package wiretest

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// answersWell is a server without a fault.
func (h *harness) answersWell() behaviour {
	return behaviour{name: "answers", serve: h.answer, conditions: conditions{kind: answered}}
}

// read is a server that reads the request to its end and goes on.
func read(then func(peertest.Exchange)) func(peertest.Exchange) {
	return func(exchange peertest.Exchange) {
		if _, err := exchange.ReadBody(); err == nil {
			then(exchange)
		}
	}
}

// status reads the request and answers with a status and JSON as documented.
func status(code int) behaviour {
	b := behaviour{name: fmt.Sprint("answers ", code), serve: read(func(exchange peertest.Exchange) {
		exchange.Answer(code, contentType("application/json"), `{"error":{"code":"TEST","description":"as documented"}}`)
	})}
	if code < http.StatusInternalServerError {
		b.kind = refused
	}
	return b
}

// hangsUp reads the request and closes the connection.
func hangsUp() behaviour {
	return behaviour{name: "reads the request, then hangs up", serve: read(peertest.Exchange.HangUp)}
}

// says reads the request, sends these bytes over HTTP/1.1 and hangs up.
func says(name, text string) behaviour {
	return behaviour{name: name, http1: func(exchange *peertest.HTTP1Exchange) {
		if _, err := exchange.ReadBody(); err == nil {
			exchange.Raw(text)
		}
	}}
}

// broken are the ways in which a server leaves a request without a whole answer.
func broken() []behaviour {
	const jsonHeader, part = "Content-Type: application/json\r\nConnection: close\r\n\r\n", `{"error":{"description":"The gateway did not answer","code":"GATEWAY_ERR`
	json := contentType("application/json")
	return []behaviour{
		{name: "hangs up when the header has come", serve: peertest.Exchange.HangUp},
		{name: "resets when the header has come", http1: (*peertest.HTTP1Exchange).Reset},
		hangsUp(),
		{name: "reads the request, then resets", http1: func(exchange *peertest.HTTP1Exchange) {
			_, _ = exchange.ReadBody()
			exchange.Reset()
		}},
		{name: "reads the request, then says nothing", serve: read(func(exchange peertest.Exchange) {
			exchange.ClientGone(peertest.Patience)
		}), conditions: conditions{silent: true}},
		{name: "answers what is no HTTP", serve: read(func(exchange peertest.Exchange) {
			exchange.Raw("220 mail.example.com ESMTP\r\n")
		})},
		says("hangs up within the answer's header", "HTTP/1.1 200 OK\r\nContent-"),
		{name: "hangs up within the answer", serve: read(func(exchange peertest.Exchange) {
			exchange.BreakOff(http.StatusOK, json, `{"id":`)
		})},
		{name: "hangs up within a refusal", serve: read(func(exchange peertest.Exchange) {
			exchange.BreakOff(http.StatusBadRequest, json, part)
		})},
		says("hangs up within a refusal without a length", "HTTP/1.1 400 Bad Request\r\n"+jsonHeader+part),
	}
}

// behaviours are what a server does, on a new connection and on one that it
// answered on before.
func (h *harness) behaviours() []behaviour {
	all := []behaviour{
		h.answersWell(),
		status(http.StatusBadRequest), status(http.StatusTooManyRequests),
		status(http.StatusInternalServerError), status(http.StatusServiceUnavailable),
		{name: "is not there", absent: true, conditions: conditions{kind: unsent}},
		{name: "hangs up as soon as it is connected", connected: func(conn net.Conn) {
			if secured, ok := conn.(*tls.Conn); ok {
				_ = secured.Handshake()
			}
		}, conditions: conditions{varies: true}}, // by whether it is noticed before the request is written
	}
	all = append(all, broken()...)
	for _, b := range broken() {
		b.reused = true
		all = append(all, b)
	}
	return all
}

// direct tries the client against a server without a proxy.
func direct(t *testing.T, harness *harness) []*trial {
	t.Helper()
	return harness.tryEach(t, harness.behaviours())
}
