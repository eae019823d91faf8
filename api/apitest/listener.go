package apitest

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// Timeouts of a client. The request body has its own, see readBody: a timeout for the whole request
// would also cut off responses that are slow on purpose.
const (
	headerTimeout = time.Minute
	idleTimeout   = 5 * time.Minute
)

// maxHeader is the maximum size of a request header, in bytes.
const maxHeader = 64 << 10

// listener listens at the server's address. It can be shut and opened again, as if the server were
// restarted.
type listener struct {
	address     string
	tls         *tls.Config // nil for plain HTTP/1.1
	handler     http.Handler
	shouldReset func() bool     // called at the first byte of each request
	transport   *http.Transport // of the clients of Server.Client
	closing     chan struct{}   // closed by close
	closeOnce   sync.Once

	mutex  sync.Mutex
	server *http.Server
	done   chan struct{} // closed when server no longer listens
	unused map[net.Conn]bool
	isShut bool
}

// newListener binds the address. Connections wait until open is called.
func newListener(address string, certificate *certificate, handler http.Handler, shouldReset func() bool) (*listener, net.Listener, error) {
	l := &listener{
		address: address, handler: handler, shouldReset: shouldReset, transport: &http.Transport{MaxIdleConnsPerHost: 256},
		closing: make(chan struct{}), unused: map[net.Conn]bool{},
	}
	if certificate != nil {
		l.tls = certificate.serverConfig()
		l.transport.TLSClientConfig = certificate.clientConfig()
		l.transport.ForceAttemptHTTP2 = true // a custom TLSClientConfig turns it off
	}
	socket, err := l.bind()
	if err == nil {
		l.address = socket.Addr().String()
	}
	return l, socket, err
}

// bind listens at the address. If the first port was 0, it reuses the port assigned then.
func (l *listener) bind() (net.Listener, error) {
	socket, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", l.address)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	return socket, nil
}

// open serves the connections of a socket, unless the listener was closed.
func (l *listener) open(socket net.Listener) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	select {
	case <-l.closing:
		_ = socket.Close()
		return
	default:
	}
	server := &http.Server{
		Handler: l.handler, TLSConfig: l.tls, ConnState: l.trackState,
		ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0), // tests break off handshakes on purpose
	}
	serve := server.Serve
	if l.tls != nil {
		serve = func(socket net.Listener) error { return server.ServeTLS(socket, "", "") }
	}
	done := make(chan struct{})
	l.server, l.done, l.isShut = server, done, false
	go func() {
		defer close(done)
		_ = serve(resettableListener{socket, l.shouldReset}) // ends when the server is closed
	}()
}

// shut closes all connections and refuses new ones.
func (l *listener) shut() {
	l.mutex.Lock()
	server, done := l.server, l.done
	l.isShut = true
	l.mutex.Unlock()
	_ = server.Close()
	<-done
	l.transport.CloseIdleConnections()
}

// close waits up to a second for requests in progress and shuts the listener permanently.
func (l *listener) close() {
	l.closeOnce.Do(func() {
		l.mutex.Lock()
		close(l.closing)
		for connection := range l.unused { // Shutdown would wait for them
			_ = connection.Close()
		}
		server := l.server
		l.mutex.Unlock()
		l.transport.CloseIdleConnections()
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
		l.shut()
	})
}

// trackState records which connections were never used and which wait for a request. The HTTP
// server calls it.
func (l *listener) trackState(connection net.Conn, state http.ConnState) {
	if resettable, ok := withoutTLS(connection).(*resettableConn); ok && (state == http.StateNew || state == http.StateIdle) {
		resettable.awaitsRequest.Store(true)
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if state == http.StateNew {
		l.unused[connection] = true
	} else {
		delete(l.unused, connection)
	}
}

// Refuse closes the server's port: it closes every connection and refuses every dial until
// [Server.Accept]. Requests in progress may still take effect.
func (s *Server) Refuse() { s.listener.shut() }

// rebindTimeout is how long Accept waits for its port, which a new connection of another program
// may occupy for a moment.
const rebindTimeout = 5 * time.Second

// Accept opens the port again. It does nothing if the port is open or the server closed. It fails
// the test if another program keeps the port.
func (s *Server) Accept() {
	if err := s.accept(); err != nil {
		s.fatal("apitest: Accept: %v", err)
	}
}

func (s *Server) accept() error {
	var err error
	for since := time.Now(); s.listener.canOpen() && time.Since(since) < rebindTimeout; {
		var socket net.Listener
		if socket, err = s.listener.bind(); err == nil {
			s.listener.open(socket)
			return nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return err
}

// canOpen reports whether the listener is shut but not closed.
func (l *listener) canOpen() bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	select {
	case <-l.closing:
		return false
	default:
		return l.isShut
	}
}
