package apitest

import (
	"bytes"
	"cmp"
	"io"
	"net/http"
	"strconv"
	"time"
)

// defaultDripDelay is the time between the bytes of a [SlowDrip] without a delay.
const defaultDripDelay = 10 * time.Millisecond

// redirectHost is a host that cannot exist, see RFC 2606.
const redirectHost = "https://elsewhere.invalid"

// hit is a request that a fault has hit, with the answer that it would have got.
type hit struct {
	http.ResponseWriter

	request *http.Request
	fault   Fault
	answer  answer
}

// writeFault sends the fault instead of the answer.
func (s *Server) writeFault(h hit) {
	// The date is in real time, because callers wait in real time.
	if until := time.Now().Add(h.fault.RetryAfter); h.fault.RetryAfter > 0 && h.fault.RetryAfterAsDate {
		h.Header().Set("Retry-After", until.UTC().Format(http.TimeFormat))
	} else if h.fault.RetryAfter > 0 {
		h.Header().Set("Retry-After", strconv.Itoa(int((h.fault.RetryAfter+time.Second-1)/time.Second)))
	}
	kinds[h.fault.Kind].write(s, h)
}

// refuseWith responds with an error of the API.
func refuseWith(status int, description string) func(*Server, hit) {
	return func(_ *Server, h hit) { errorAnswer(status, description, "").write(h) }
}

// writeBadGateway responds as a proxy does, with an HTML page.
func writeBadGateway(_ *Server, h hit) {
	answer{
		status: http.StatusBadGateway, contentType: "text/html; charset=utf-8", body: []byte("<html><h1>502 Bad Gateway</h1></html>\n"),
	}.write(h)
}

func writeGatewayTimeout(_ *Server, h hit) {
	body := `{"error":{"code":"GATEWAY_ERROR","description":"The bank did not answer in time.","source":"bank","step":"NA","reason":"NA","metadata":{}}}`
	answer{status: http.StatusGatewayTimeout, contentType: "application/json", body: []byte(body)}.write(h)
}

func writeRedirect(_ *Server, h hit) {
	h.Header().Set("Location", cmp.Or(h.fault.Location, redirectHost+h.request.URL.Path))
	answer{status: http.StatusTemporaryRedirect, contentType: "text/html; charset=utf-8"}.write(h)
}

func writeMislabelled(_ *Server, h hit) {
	h.answer.contentType = "text/plain; charset=utf-8"
	h.answer.write(h)
}

func writeEmpty(_ *Server, h hit) {
	h.answer.body, h.answer.status = nil, http.StatusOK
	h.answer.write(h)
}

// resetConnection ends the connection with a TCP reset, or the stream if it is HTTP/2.
func resetConnection(_ *Server, h hit) {
	connection, _, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // makes net/http reset the stream
	}
	resetTCP(connection)
}

// startBody sends the header of the answer, which announces the whole body.
func (h hit) startBody() {
	h.Header().Set("Content-Type", h.answer.contentType)
	h.Header().Set("Content-Length", strconv.Itoa(len(h.answer.body)))
	h.WriteHeader(h.answer.status)
}

// writeTruncated announces the whole body and sends half of it.
func writeTruncated(_ *Server, h hit) {
	h.startBody()
	_, _ = h.Write(h.answer.body[:len(h.answer.body)/2])
	_ = http.NewResponseController(h.ResponseWriter).Flush()
	panic(http.ErrAbortHandler) // makes net/http close the connection or reset the stream
}

// writeEndless sends JSON that never ends.
func writeEndless(s *Server, h hit) {
	h.Header().Set("Content-Type", "application/json")
	_, err := io.WriteString(h, `{"id":"`)
	for more := bytes.Repeat([]byte("x"), 1<<14); err == nil && !s.isAbandoned(h.request); {
		_, err = h.Write(more)
	}
}

// writeSlowly sends the answer byte by byte.
func writeSlowly(s *Server, h hit) {
	delay := cmp.Or(h.fault.Delay, defaultDripDelay)
	h.startBody()
	flush := http.NewResponseController(h.ResponseWriter).Flush
	err := flush()
	for i := 0; i < len(h.answer.body) && err == nil; i++ {
		s.pause(delay, h.request)
		if s.isAbandoned(h.request) {
			return
		}
		_, _ = h.Write(h.answer.body[i : i+1])
		err = flush()
	}
}

// isAbandoned reports whether the client has disconnected or the server is being closed.
func (s *Server) isAbandoned(r *http.Request) bool {
	select {
	case <-r.Context().Done():
		return true
	case <-s.listener.closing:
		return true
	default:
		return false
	}
}

// pause waits for the delay. It returns early when the server is closed, and, unless r is nil, when
// the client of r disconnects.
func (s *Server) pause(delay time.Duration, r *http.Request) {
	if delay == 0 {
		return
	}
	var gone <-chan struct{}
	if r != nil {
		gone = r.Context().Done()
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-gone:
	case <-s.listener.closing:
	}
}
