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

// door is the address at which the server listens. It can be shut and opened
// again, as a server that is restarted.
type door struct {
	address   string
	tls       *tls.Config // nil for plain HTTP/1.1
	handler   http.Handler
	turnAway  func() bool     // asked at the first byte of each request
	transport *http.Transport // of the server's own clients
	closing   chan struct{}   // closed when the door is closed for good
	closed    sync.Once

	mutex  sync.Mutex
	server *http.Server
	done   chan struct{} // closed when server listens no more
	unused map[net.Conn]bool
}

// newDoor takes the address. Who comes waits until the door is opened.
func newDoor(address string, identity *identity, handler http.Handler, turnAway func() bool) (*door, net.Listener, error) {
	d := &door{
		address: address, handler: handler, turnAway: turnAway, transport: &http.Transport{MaxIdleConnsPerHost: 256},
		closing: make(chan struct{}), unused: map[net.Conn]bool{},
	}
	if identity != nil {
		d.tls = identity.server()
		d.transport.TLSClientConfig = identity.client()
		d.transport.ForceAttemptHTTP2 = true // which a TLS configuration of one's own turns off
	}
	listener, err := d.listen()
	if err == nil {
		d.address = listener.Addr().String()
	}
	return d, listener, err
}

// listen takes the address, the same from the first time on.
func (d *door) listen() (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", d.address)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	return listener, nil
}

// open lets in who comes, unless the door is closed for good.
func (d *door) open(listener net.Listener) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	select {
	case <-d.closing:
		_ = listener.Close()
		return
	default:
	}
	server := &http.Server{
		Handler: d.handler, TLSConfig: d.tls, ReadHeaderTimeout: time.Minute, ConnState: d.changed,
		ErrorLog: log.New(io.Discard, "", 0), // of handshakes that are broken off on purpose
	}
	serve := server.Serve
	if d.tls != nil {
		serve = func(l net.Listener) error { return server.ServeTLS(l, "", "") }
	}
	done := make(chan struct{})
	d.server, d.done = server, done
	go func() {
		defer close(done)
		_ = serve(visitors{listener, d.turnAway}) // ends when the server is closed
	}()
}

// shut lets no one in, and breaks off every connection.
func (d *door) shut() {
	d.mutex.Lock()
	server, done := d.server, d.done
	d.mutex.Unlock()
	_ = server.Close()
	<-done
	d.transport.CloseIdleConnections()
}

// close waits for the requests that are being answered, for a second.
func (d *door) close() { d.closed.Do(d.closeOnce) }

func (d *door) closeOnce() {
	d.mutex.Lock()
	close(d.closing)
	for connection := range d.unused { // which Shutdown would wait for
		_ = connection.Close()
	}
	server := d.server
	d.mutex.Unlock()
	d.transport.CloseIdleConnections()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = server.Shutdown(ctx)
	d.shut()
}

// changed keeps count of the connections that were never used, and of those that
// wait for a request.
func (d *door) changed(connection net.Conn, state http.ConnState) {
	if visitor, ok := underTLS(connection).(*visitor); ok && (state == http.StateNew || state == http.StateIdle) {
		visitor.waits.Store(true)
	}
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if state == http.StateNew {
		d.unused[connection] = true
	} else {
		delete(d.unused, connection)
	}
}

// underTLS is the connection that TLS runs over, if it does.
func underTLS(connection net.Conn) net.Conn {
	if secured, ok := connection.(*tls.Conn); ok {
		return secured.NetConn()
	}
	return connection
}
