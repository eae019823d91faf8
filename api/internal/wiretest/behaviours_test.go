//go:build linux

package wiretest

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// goodServer returns a server that answers correctly.
func (h *harness) goodServer() behaviour {
	return behaviour{name: "answers", serve: h.answer, conditions: conditions{kind: outcomeAnswered}}
}

// readThen returns a server that reads the whole request and then calls then.
func readThen(then func(peertest.Exchange)) func(peertest.Exchange) {
	return func(exchange peertest.Exchange) {
		if _, err := exchange.ReadBody(); err == nil {
			then(exchange)
		}
	}
}

// answerStatus returns a server that reads the request and responds with a status and documented
// JSON.
func answerStatus(code int) behaviour {
	b := behaviour{name: fmt.Sprint("answers ", code), serve: readThen(func(exchange peertest.Exchange) {
		exchange.Answer(code, contentType("application/json"), `{"error":{"code":"TEST","description":"as documented"}}`)
	})}
	if code < http.StatusInternalServerError {
		b.kind = outcomeRefused
	}
	return b
}

// hangUp returns a server that reads the request and closes the connection.
func hangUp() behaviour {
	return behaviour{name: "reads the request, then hangs up", serve: readThen(peertest.Exchange.HangUp)}
}

// sendRaw returns a server that reads the request, sends text over HTTP/1.1 and closes the
// connection.
func sendRaw(name, text string) behaviour {
	return behaviour{name: name, http1: func(exchange *peertest.HTTP1Exchange) {
		if _, err := exchange.ReadBody(); err == nil {
			exchange.Raw(text)
		}
	}}
}

// brokenServers returns servers that do not send a complete response.
func brokenServers() []behaviour {
	const jsonHeader, part = "Content-Type: application/json\r\nConnection: close\r\n\r\n", `{"error":{"description":"The gateway did not answer","code":"GATEWAY_ERR`
	json := contentType("application/json")
	return []behaviour{
		{name: "hangs up after the header", serve: peertest.Exchange.HangUp},
		{name: "resets after the header", http1: (*peertest.HTTP1Exchange).Reset},
		hangUp(),
		{name: "reads the request, then resets", http1: func(exchange *peertest.HTTP1Exchange) {
			_, _ = exchange.ReadBody()
			exchange.Reset()
		}},
		{name: "reads the request, then sends nothing", serve: readThen(func(exchange peertest.Exchange) {
			exchange.ClientGone(peertest.Patience)
		}), conditions: conditions{silent: true}},
		{name: "answers with something other than HTTP", serve: readThen(func(exchange peertest.Exchange) {
			exchange.Raw("220 mail.example.com ESMTP\r\n")
		})},
		sendRaw("hangs up within the response header", "HTTP/1.1 200 OK\r\nContent-"),
		{name: "hangs up within the response", serve: readThen(func(exchange peertest.Exchange) {
			exchange.BreakOff(http.StatusOK, json, `{"id":`)
		})},
		{name: "hangs up within a 400", serve: readThen(func(exchange peertest.Exchange) {
			exchange.BreakOff(http.StatusBadRequest, json, part)
		})},
		sendRaw("hangs up within a 400 without a length", "HTTP/1.1 400 Bad Request\r\n"+jsonHeader+part),
	}
}

// behaviours returns faulty servers, on new connections and on reused ones.
func (h *harness) behaviours() []behaviour {
	all := []behaviour{
		h.goodServer(),
		answerStatus(http.StatusBadRequest), answerStatus(http.StatusTooManyRequests),
		answerStatus(http.StatusInternalServerError), answerStatus(http.StatusServiceUnavailable),
		{name: "does not listen", absent: true, conditions: conditions{kind: outcomeUnsent}},
		{name: "hangs up as soon as it is connected", connected: func(conn net.Conn) {
			if secured, ok := conn.(*tls.Conn); ok {
				_ = secured.Handshake()
			}
		}, conditions: conditions{varies: true}}, // depends on whether the client notices before it writes the request
	}
	all = append(all, brokenServers()...)
	for _, b := range brokenServers() {
		b.reused = true
		all = append(all, b)
	}
	return all
}

// tryDirectly tries the client with a server and no proxy.
func tryDirectly(t *testing.T, harness *harness) []*trial {
	t.Helper()
	return harness.tryEach(t, harness.behaviours())
}
