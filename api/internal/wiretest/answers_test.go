//go:build linux

package wiretest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// limit is the maximum response body that the client reads, in bytes after decompression.
const limit = 16 << 20

// zipped is the header of a gzip response.
var zipped = http.Header{"Content-Encoding": {"gzip"}, "Content-Type": {"application/json"}}

// spaces is a mebibyte of JSON white space.
var spaces = strings.Repeat(" ", 1<<20)

// replies returns servers that read the whole request and send an unusual response, over either
// version of HTTP.
func (h *harness) replies(elsewhere *server) []behaviour {
	var all []behaviour
	add := func(name string, c conditions, serve func(peertest.Exchange)) {
		all = append(all, behaviour{name: name, serve: readThen(serve), conditions: c})
	}
	says := func(name string, c conditions, code int, header http.Header, body string) {
		add(name, c, func(exchange peertest.Exchange) { exchange.Answer(code, header, body) })
	}
	const page = "<html><body>Back soon</body></html>"
	none, no, ok := conditions{}, conditions{kind: outcomeRefused}, conditions{kind: outcomeAnswered}
	json, html := contentType("application/json"), contentType("text/html")
	for _, code := range []int{301, 302, 303, 307, 308} {
		says(fmt.Sprint(code, " to elsewhere"), none, code, http.Header{"Location": {"https://" + elsewhere.address + "/v1/orders"}}, "")
	}
	add("307 to the same URL", none, func(exchange peertest.Exchange) {
		exchange.Answer(http.StatusTemporaryRedirect, http.Header{"Location": {exchange.Request().Path}}, "")
	})
	says("200, a page", none, 200, html, page)
	says("200, nothing", none, 200, json, "")
	says("200, a list instead of an object", none, 200, json, "[]")
	says("200, an error", none, 200, json, `{"error":{"code":"BAD_REQUEST_ERROR","description":"no"}}`)
	says("an invalid status, 099", none, 99, json, "{}")
	says("400, the gateway's fault", none, 400, json, `{"error":{"code":"GATEWAY_ERROR"}}`)
	says("400, truncated JSON", none, 400, json, `{"error":{"description":"The gateway did not answer","code":"GATEWAY_ERR`)
	says("400, a page", no, 400, html, page)
	says("408", none, 408, json, "")
	says("429, `Retry-After: 0`", no, 429, http.Header{"Retry-After": {"0"}}, "")
	says("429, `Retry-After: 3600`", no, 429, http.Header{"Retry-After": {"3600"}}, "")
	says("503, `Retry-After: 3600`", none, 503, http.Header{"Retry-After": {"3600"}}, "")
	add("103 ten times, then answers", ok, func(exchange peertest.Exchange) {
		for range 10 {
			exchange.Begin(http.StatusEarlyHints, http.Header{"Link": {"</style.css>; rel=preload"}}, "")
		}
		h.answer(exchange)
	})
	add("a body that drips", conditions{silent: true}, func(exchange peertest.Exchange) {
		exchange.Begin(http.StatusOK, http.Header{"Content-Length": {"100000"}}, "{")
		for exchange.Send(" ") == nil && !exchange.ClientGone(shortAttempt/20) {
			continue
		}
	})
	add("gzip", ok, func(exchange peertest.Exchange) {
		exchange.Answer(http.StatusOK, zipped, compress(h.documentedAnswer(exchange)))
	})
	says("invalid gzip", none, 200, zipped, "not at all")
	add("truncated gzip", none, func(exchange peertest.Exchange) {
		text := compress(h.documentedAnswer(exchange))
		exchange.Answer(http.StatusOK, zipped, text[:len(text)-6])
	})
	says("brotli, which was not requested", none, 200, http.Header{"Content-Encoding": {"br"}}, "\x0b\x02\x80{}\x03")
	return append(all, h.expectations()...)
}

// expectations returns reactions to `Expect: 100-continue`, which exists only in HTTP/1.1, and to a
// request that is not read.
func (h *harness) expectations() []behaviour {
	expect := http.Header{"Expect": {"100-continue"}}
	return []behaviour{
		{
			name:  "never sends 100 for `Expect: 100-continue`, then answers",
			http1: func(exchange *peertest.HTTP1Exchange) { h.answer(exchange) }, conditions: conditions{kind: outcomeAnswered, header: expect},
		},
		{name: "417 to `Expect: 100-continue`", http1: func(exchange *peertest.HTTP1Exchange) {
			exchange.Answer(http.StatusExpectationFailed, http.Header{"Connection": {"close"}}, "")
			exchange.HangUp()
		}, conditions: conditions{kind: outcomeRefused, header: expect}},
		{name: "answers before it has read the request", serve: func(exchange peertest.Exchange) {
			good := h.documentedAnswer(exchange)
			exchange.Answer(http.StatusOK, http.Header{"Content-Length": {strconv.Itoa(len(good))}}, good)
			_, _ = exchange.ReadBody()
		}, conditions: conditions{kind: outcomeAnswered}},
	}
}

// bomb returns a gzip stream of size spaces. It repeats one piece, because gzip streams can be
// concatenated.
func bomb(size int) string {
	return strings.Repeat(compress(spaces), size/len(spaces)) + compress(spaces[:size%len(spaces)])
}

func compress(text string) string {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return packed.String()
}

// tryAnswers tries the client with unusual responses.
func tryAnswers(t *testing.T, harness *harness) []*trial {
	t.Helper()
	elsewhere := newServer(t, harness, harness.goodServer(), http1, true)
	trials := harness.tryEach(t, harness.replies(elsewhere))
	for _, tr := range trials {
		tr.elsewhere = elsewhere
	}
	return trials
}
