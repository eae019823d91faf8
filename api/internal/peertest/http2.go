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

// HTTP2Server is an HTTP/2 server that also records what clients send besides requests.
type HTTP2Server struct {
	Server

	resets       []http2.ErrCode
	ignoresPings bool
}

// IgnorePings makes the server ignore pings, as on a dead connection.
func (s *HTTP2Server) IgnorePings() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ignoresPings = true
}

// Resets returns the codes with which clients reset streams, in order.
func (s *HTTP2Server) Resets() []http2.ErrCode {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]http2.ErrCode(nil), s.resets...)
}

// NewHTTP2 returns an HTTP/2 server over TLS. It calls serve with each stream, in a separate
// goroutine, as soon as the header has arrived, and writes nothing to a stream on its own.
func NewHTTP2(tb testing.TB, authority *Authority, serve func(*HTTP2Stream)) *HTTP2Server {
	tb.Helper()
	server := &HTTP2Server{}
	config := &tls.Config{
		Certificates: []tls.Certificate{authority.Certificate(tb, "127.0.0.1")},
		NextProtos:   []string{"h2"}, MinVersion: tls.VersionTLS12,
		CurvePreferences: []tls.CurveID{tls.X25519}, // a hybrid key exchange costs more and tests nothing here
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

	writing sync.Mutex // guards writes of the framer, and the encoder
	framer  *http2.Framer
	header  bytes.Buffer
	encoder *hpack.Encoder

	streams   map[uint32]*HTTP2Stream // used only by the reading goroutine
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

// write calls frames with the framer, one goroutine at a time. It ignores errors: the reading
// goroutine notices when the client is gone.
func (c *http2Conn) write(frames func(*http2.Framer)) {
	c.writing.Lock()
	defer c.writing.Unlock()
	frames(c.framer)
}

// end wakes every goroutine that waits for the client.
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
			c.handlePing(frame)
		case *http2.MetaHeadersFrame:
			stream := c.openStream(frame)
			c.streaming.Go(func() { serve(stream) })
		case *http2.DataFrame:
			c.handleData(frame)
		case *http2.WindowUpdateFrame:
			if stream := c.streams[frame.StreamID]; stream != nil || frame.StreamID == 0 {
				c.windows.open(stream, int64(frame.Increment))
			}
		case *http2.RSTStreamFrame:
			c.handleReset(frame)
		}
	}
}

func (c *http2Conn) handlePing(frame *http2.PingFrame) {
	if frame.IsAck() {
		return
	}
	c.server.mu.Lock()
	ignored := c.server.ignoresPings
	c.server.mu.Unlock()
	if ignored {
		return
	}
	c.write(func(f *http2.Framer) { _ = f.WritePing(true, frame.Data) })
}

func (c *http2Conn) openStream(frame *http2.MetaHeadersFrame) *HTTP2Stream {
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
		c.server.complete(request, nil)
		close(stream.complete)
	}
	return stream
}

func (c *http2Conn) handleData(frame *http2.DataFrame) {
	stream := c.streams[frame.StreamID]
	if stream == nil {
		return
	}
	data := bytes.Clone(frame.Data())
	stream.body = append(stream.body, data...)
	if frame.StreamEnded() {
		c.server.complete(stream.request, stream.body)
		close(stream.complete)
	}
	if n := uint32(len(data)); n > 0 { //nolint:gosec // a frame is smaller than 4 GiB
		c.write(func(f *http2.Framer) { _ = f.WriteWindowUpdate(0, n) })
	}
}

func (c *http2Conn) handleReset(frame *http2.RSTStreamFrame) {
	c.server.mu.Lock()
	c.server.resets = append(c.server.resets, frame.ErrCode)
	c.server.mu.Unlock()
	if stream := c.streams[frame.StreamID]; stream != nil {
		stream.end()
		c.windows.open(nil, 0) // wakes a goroutine that waits to write to it
	}
}
