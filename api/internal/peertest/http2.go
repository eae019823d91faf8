package peertest

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

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
func NewHTTP2(tb testing.TB, authority *Authority, serve func(*HTTP2Stream)) *HTTP2Server {
	tb.Helper()
	server := &HTTP2Server{}
	config := &tls.Config{
		Certificates: []tls.Certificate{authority.Certificate(tb, "127.0.0.1")},
		NextProtos:   []string{"h2"}, MinVersion: tls.VersionTLS12,
	}
	server.Listener = Listen(tb, func(conn net.Conn) {
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
