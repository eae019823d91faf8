package apitest

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"time"
)

// defaultDripDelay is between the bytes of a slow drip that does not say.
const defaultDripDelay = 10 * time.Millisecond

// redirectHost is a host that does not exist, by RFC 2606.
const redirectHost = "https://redirectHost.invalid"

// writeFault sends an answer in the way of a fault.
func (s *Server) writeFault(w http.ResponseWriter, r *http.Request, fault Fault, answer answer) {
	switch fault.Kind {
	case ResetBefore, ResetAfter:
		reset(w)
	case TruncatedBody:
		truncate(w, answer)
	case WrongContentType:
		answer.contentType = "text/plain; charset=utf-8"
		answer.write(w)
	case EmptyBody:
		answer.body, answer.status = nil, http.StatusOK
		answer.write(w)
	case EndlessBody:
		s.writeEndless(w, r)
	case SlowDrip:
		s.drip(w, r, fault.Delay, answer)
	default:
		fault.header(w.Header(), r)
		fault.page().write(w)
	}
}

// header is what a fault says beside its page. The date to retry after is by the
// real clock: callers go by theirs.
func (f Fault) header(header http.Header, r *http.Request) {
	if f.RetryAfter > 0 && f.RetryAfterAsDate {
		header.Set("Retry-After", time.Now().Add(f.RetryAfter).UTC().Format(http.TimeFormat))
	} else if f.RetryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(int((f.RetryAfter+time.Second-1)/time.Second)))
	}
	if f.Kind == Redirect {
		location := f.Location
		if location == "" {
			location = redirectHost + r.URL.Path
		}
		header.Set("Location", location)
	}
}

// page is the answer of a fault that is an answer.
func (f Fault) page() answer {
	switch f.Kind {
	case TooManyRequests:
		return refusal(http.StatusTooManyRequests, "Too many requests", "")
	case BadGateway:
		return answer{status: http.StatusBadGateway, contentType: "text/html; charset=utf-8", body: []byte("<html><h1>502 Bad Gateway</h1></html>\n")}
	case Unavailable:
		return refusal(http.StatusServiceUnavailable, "The service is unavailable.", "")
	case GatewayTimeout:
		body := `{"error":{"code":"GATEWAY_ERROR","description":"The bank did not answer in time.","source":"bank","step":"NA","reason":"NA","metadata":{}}}`
		return answer{status: http.StatusGatewayTimeout, contentType: "application/json", body: []byte(body)}
	case Redirect:
		return answer{status: http.StatusTemporaryRedirect, contentType: "text/html; charset=utf-8", body: nil}
	default:
		return refusal(http.StatusInternalServerError, "The server ran into a problem.", "")
	}
}

// reset ends the connection with a TCP reset in place of a farewell, and of HTTP/2
// the stream.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // which net/http takes for just that
	}
	resetTCP(connection)
}

// truncate promises the whole body and sends half of it.
func truncate(w http.ResponseWriter, answer answer) {
	w.Header().Set("Content-Type", answer.contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(answer.body)))
	w.WriteHeader(answer.status)
	_, _ = w.Write(answer.body[:len(answer.body)/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler) // which closes the connection, or resets the stream
}

// writeEndless sends a text that never ends.
func (s *Server) writeEndless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, err := io.WriteString(w, `{"id":"`)
	for more := bytes.Repeat([]byte("x"), 1<<14); err == nil && !s.isOver(r); {
		_, err = w.Write(more)
	}
}

// drip sends an answer byte by byte.
func (s *Server) drip(w http.ResponseWriter, r *http.Request, delay time.Duration, answer answer) {
	if delay == 0 {
		delay = defaultDripDelay
	}
	w.Header().Set("Content-Type", answer.contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(answer.body)))
	w.WriteHeader(answer.status)
	flush := http.NewResponseController(w).Flush
	err := flush()
	for i := 0; i < len(answer.body) && err == nil; i++ {
		s.pause(delay, r)
		if s.isOver(r) {
			return
		}
		_, _ = w.Write(answer.body[i : i+1])
		err = flush()
	}
}

// isOver is whether the client has gone or the server is being closed.
func (s *Server) isOver(r *http.Request) bool {
	select {
	case <-r.Context().Done():
		return true
	case <-s.listener.closing:
		return true
	default:
		return false
	}
}

// pause waits, and no longer than there is a server, nor a client if one is named.
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
