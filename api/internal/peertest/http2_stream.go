package peertest

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// errGone means that the client no longer waits for a response.
var errGone = errors.New("the client is gone")

// HTTP2Stream is a request that arrived over HTTP/2.
type HTTP2Stream struct {
	// ID is odd and grows with each stream of a connection, beginning with 1.
	ID uint32

	conn     *http2Conn
	request  *Request
	body     []byte        // used only by the reading goroutine
	complete chan struct{} // closed when the request is complete
	gone     chan struct{} // closed when the client abandoned the stream
	ended    sync.Once
	window   int64 // relative to the initial one; guarded by the connection's windows
}

func (s *HTTP2Stream) end() { s.ended.Do(func() { close(s.gone) }) }

// Request returns the request without its body, unless that is complete.
func (s *HTTP2Stream) Request() Request {
	s.conn.server.mu.Lock()
	defer s.conn.server.mu.Unlock()
	return *s.request
}

// ReadBody waits for the end of the request and returns its body.
func (s *HTTP2Stream) ReadBody() ([]byte, error) {
	select {
	case <-s.complete:
		return s.Request().Body, nil
	case <-s.gone:
		return nil, errGone
	}
}

// Answer sends a complete response with its length and ends the stream.
func (s *HTTP2Stream) Answer(status int, header http.Header, body string) {
	s.Begin(status, withLength(header, len(body)), body)
	s.Finish()
}

// BreakOff sends part of a response whose length announces more, and closes the connection.
func (s *HTTP2Stream) BreakOff(status int, header http.Header, part string) {
	s.Begin(status, withLength(header, len(part)+1000), part)
	s.HangUp()
}

// Begin sends a header unchanged and part of a body. The stream stays open.
func (s *HTTP2Stream) Begin(status int, header http.Header, part string) {
	s.conn.write(func(f *http2.Framer) {
		c := s.conn
		c.header.Reset()
		_ = c.encoder.WriteField(hpack.HeaderField{Name: ":status", Value: strconv.Itoa(status)})
		for name, values := range header {
			for _, value := range values {
				_ = c.encoder.WriteField(hpack.HeaderField{Name: strings.ToLower(name), Value: value})
			}
		}
		_ = f.WriteHeaders(http2.HeadersFrameParam{StreamID: s.ID, BlockFragment: c.header.Bytes(), EndHeaders: true})
	})
	if part != "" {
		_ = s.Send(part)
	}
}

// Finish ends the stream with a separate frame.
func (s *HTTP2Stream) Finish() {
	s.conn.write(func(f *http2.Framer) { _ = f.WriteData(s.ID, true, nil) })
}

// Reset sends RST_STREAM with a code.
func (s *HTTP2Stream) Reset(code http2.ErrCode) {
	s.conn.write(func(f *http2.Framer) { _ = f.WriteRSTStream(s.ID, code) })
}

// GoAway sends GOAWAY, which tells the client that streams above last were not and will not be
// processed.
func (s *HTTP2Stream) GoAway(last uint32, code http2.ErrCode) {
	s.conn.write(func(f *http2.Framer) { _ = f.WriteGoAway(last, code, nil) })
}

// Write lets the caller write frames to the stream's connection.
func (s *HTTP2Stream) Write(frames func(*http2.Framer)) { s.conn.write(frames) }

// Send sends more of the body, as far as the client's flow control allows.
func (s *HTTP2Stream) Send(part string) error {
	const most = 16 << 10 // the default maximum frame size
	for len(part) > 0 {
		n := s.conn.windows.take(s, int64(min(len(part), most)))
		if n == 0 {
			return errGone
		}
		s.conn.write(func(f *http2.Framer) { _ = f.WriteData(s.ID, false, []byte(part[:n])) })
		part = part[n:]
	}
	return nil
}

// HangUp closes the connection.
func (s *HTTP2Stream) HangUp() { _ = s.conn.conn.Close() }

// Raw sends the bytes instead of frames and closes the connection.
func (s *HTTP2Stream) Raw(bytes string) {
	s.conn.write(func(*http2.Framer) { _, _ = io.WriteString(s.conn.conn, bytes) })
	s.HangUp()
}

// ClientGone waits until the client resets the stream or closes the connection, and reports whether
// it did within the time.
func (s *HTTP2Stream) ClientGone(within time.Duration) bool {
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case <-s.gone:
		return true
	case <-timer.C:
		return false
	}
}
