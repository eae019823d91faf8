package peertest

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// HTTP2Server is a server of HTTP/2 that keeps what clients say besides requests.
type HTTP2Server struct {
	Server

	resets []http2.ErrCode
	pings  int
	deaf   bool // to pings
}

// IgnorePings leaves pings unanswered from now on, as on a connection that died.
func (s *HTTP2Server) IgnorePings() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.deaf = true
}

// Resets are the codes with which clients gave streams up, in their order.
func (s *HTTP2Server) Resets() []http2.ErrCode {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]http2.ErrCode(nil), s.resets...)
}

// Pings is how many pings clients sent.
func (s *HTTP2Server) Pings() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pings
}

// NewHTTP2 is a server of HTTP/2 over TLS. It calls serve with each stream as soon
// as its header is there, in a goroutine of its own, and writes nothing to a stream
// by itself.
func NewHTTP2(t testing.TB, authority *Authority, serve func(*HTTP2Stream)) *HTTP2Server {
	t.Helper()
	server := &HTTP2Server{}
	config := &tls.Config{
		Certificates: []tls.Certificate{authority.Certificate(t, "127.0.0.1")},
		NextProtos:   []string{"h2"}, MinVersion: tls.VersionTLS12,
	}
	server.Listener = Listen(t, func(conn net.Conn) {
		c := newHTTP2Conn(server, tls.Server(conn, config))
		defer c.streaming.Wait()
		defer c.end()
		c.read(serve)
	})
	server.URL = "https://" + server.Addr()
	return server
}

// http2Conn is a connection from one client.
type http2Conn struct {
	server *HTTP2Server
	conn   net.Conn

	writing sync.Mutex // guards the framer's writing and the encoder
	framer  *http2.Framer
	header  bytes.Buffer
	encoder *hpack.Encoder

	streams   map[uint32]*HTTP2Stream // of the reading goroutine
	streaming sync.WaitGroup

	windows windows
}

func newHTTP2Conn(server *HTTP2Server, conn net.Conn) *http2Conn {
	c := &http2Conn{server: server, conn: conn, framer: http2.NewFramer(conn, conn), streams: map[uint32]*HTTP2Stream{}}
	c.windows.opened = sync.NewCond(&c.windows.mu)
	c.windows.initial, c.windows.connection = 65535, 65535
	c.framer.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	c.encoder = hpack.NewEncoder(&c.header)
	return c
}

// write has one goroutine write at a time. Errors are those of a client that is
// gone, which reading notices.
func (c *http2Conn) write(frames func(*http2.Framer)) {
	c.writing.Lock()
	defer c.writing.Unlock()
	frames(c.framer)
}

// end tells all that wait for the client that it is gone.
func (c *http2Conn) end() {
	_ = c.conn.Close()
	c.windows.close()
	for _, stream := range c.streams {
		stream.end()
	}
}

func (c *http2Conn) read(serve func(*HTTP2Stream)) {
	preface := make([]byte, len(http2.ClientPreface))
	if _, err := io.ReadFull(c.conn, preface); err != nil || string(preface) != http2.ClientPreface {
		return
	}
	c.write(func(f *http2.Framer) { _ = f.WriteSettings() })
	for {
		frame, err := c.framer.ReadFrame()
		if err != nil {
			return
		}
		switch frame := frame.(type) {
		case *http2.SettingsFrame:
			if !frame.IsAck() {
				if size, ok := frame.Value(http2.SettingInitialWindowSize); ok {
					c.windows.setInitial(int64(size))
				}
				c.write(func(f *http2.Framer) { _ = f.WriteSettingsAck() })
			}
		case *http2.PingFrame:
			c.ping(frame)
		case *http2.MetaHeadersFrame:
			stream := c.open(frame)
			c.streaming.Go(func() { serve(stream) })
		case *http2.DataFrame:
			c.data(frame)
		case *http2.WindowUpdateFrame:
			if stream := c.streams[frame.StreamID]; stream != nil || frame.StreamID == 0 {
				c.windows.open(stream, int64(frame.Increment))
			}
		case *http2.RSTStreamFrame:
			c.reset(frame)
		}
	}
}

func (c *http2Conn) ping(frame *http2.PingFrame) {
	if frame.IsAck() {
		return
	}
	c.server.mu.Lock()
	c.server.pings++
	deaf := c.server.deaf
	c.server.mu.Unlock()
	if deaf {
		return
	}
	c.write(func(f *http2.Framer) { _ = f.WritePing(true, frame.Data) })
}

func (c *http2Conn) open(frame *http2.MetaHeadersFrame) *HTTP2Stream {
	request := &Request{Method: frame.PseudoValue("method"), Path: frame.PseudoValue("path"), Header: http.Header{}}
	request.Path, _, _ = strings.Cut(request.Path, "?")
	for _, field := range frame.RegularFields() {
		request.Header.Add(field.Name, field.Value)
	}
	stream := &HTTP2Stream{
		ID: frame.StreamID, conn: c, request: request,
		complete: make(chan struct{}), gone: make(chan struct{}),
	}
	c.streams[stream.ID] = stream
	c.server.add(request)
	if frame.StreamEnded() {
		c.server.completed(request, nil)
		close(stream.complete)
	}
	return stream
}

func (c *http2Conn) data(frame *http2.DataFrame) {
	stream := c.streams[frame.StreamID]
	if stream == nil {
		return
	}
	data := bytes.Clone(frame.Data())
	stream.body = append(stream.body, data...)
	if frame.StreamEnded() {
		c.server.completed(stream.request, stream.body)
		close(stream.complete)
	}
	if n := uint32(len(data)); n > 0 { //nolint:gosec // a frame is smaller
		c.write(func(f *http2.Framer) { _ = f.WriteWindowUpdate(0, n) })
	}
}

func (c *http2Conn) reset(frame *http2.RSTStreamFrame) {
	c.server.mu.Lock()
	c.server.resets = append(c.server.resets, frame.ErrCode)
	c.server.mu.Unlock()
	if stream := c.streams[frame.StreamID]; stream != nil {
		stream.end()
		c.windows.open(nil, 0) // wakes whoever waits to write to it
	}
}

// errGone is a client that did not wait for an answer.
var errGone = errors.New("the client is gone")

// HTTP2Stream is a request that came over HTTP/2.
type HTTP2Stream struct {
	// ID is odd and grows with each stream of a connection, beginning with 1.
	ID uint32

	conn     *http2Conn
	request  *Request
	body     []byte        // of the reading goroutine
	complete chan struct{} // closed when the request came to its end
	gone     chan struct{} // closed when the client gave the stream up
	ended    sync.Once
	window   int64 // added to the initial one; guarded by the connection's windows
}

func (s *HTTP2Stream) end() { s.ended.Do(func() { close(s.gone) }) }

// Request is what came with the header.
func (s *HTTP2Stream) Request() Request {
	s.conn.server.mu.Lock()
	defer s.conn.server.mu.Unlock()
	return *s.request
}

// ReadBody waits for the end of the request.
func (s *HTTP2Stream) ReadBody() ([]byte, error) {
	select {
	case <-s.complete:
		return s.Request().Body, nil
	case <-s.gone:
		return nil, errGone
	}
}

// Answer sends a whole answer, with its length, and ends the stream.
func (s *HTTP2Stream) Answer(status int, header http.Header, body string) {
	s.Begin(status, withLength(header, len(body)), body)
	s.Finish()
}

// BreakOff sends part of an answer, says that there is more, and closes the
// connection.
func (s *HTTP2Stream) BreakOff(status int, header http.Header, part string) {
	s.Begin(status, withLength(header, len(part)+1000), part)
	s.HangUp()
}

// Begin sends a header as it is and part of a body, and leaves the stream open.
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

// Finish ends the stream in a frame of its own.
func (s *HTTP2Stream) Finish() {
	s.conn.write(func(f *http2.Framer) { _ = f.WriteData(s.ID, true, nil) })
}

// Reset ends the stream with a code: RST_STREAM.
func (s *HTTP2Stream) Reset(code http2.ErrCode) {
	s.conn.write(func(f *http2.Framer) { _ = f.WriteRSTStream(s.ID, code) })
}

// GoAway says that streams above last were not and will not be looked at: GOAWAY.
func (s *HTTP2Stream) GoAway(last uint32, code http2.ErrCode) {
	s.conn.write(func(f *http2.Framer) { _ = f.WriteGoAway(last, code, nil) })
}

// Write writes frames of the caller's own to the stream's connection.
func (s *HTTP2Stream) Write(frames func(*http2.Framer)) { s.conn.write(frames) }

// Send adds to what was begun, as far as the client makes room for it.
func (s *HTTP2Stream) Send(part string) error {
	const most = 16 << 10 // of a frame, unless the client allows more
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

// Raw sends these bytes in place of frames, and hangs up.
func (s *HTTP2Stream) Raw(bytes string) {
	s.conn.write(func(*http2.Framer) { _, _ = io.WriteString(s.conn.conn, bytes) })
	s.HangUp()
}

// ClientGone waits until the client has reset the stream or closed the connection,
// but no longer than this.
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
