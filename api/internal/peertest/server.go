package peertest

import (
	"net/http"
	"sync"
	"time"
)

// Request is a request as far as it reached a server.
type Request struct {
	Method, Path string
	Header       http.Header
	Body         []byte
	// Complete says that the whole request arrived.
	Complete bool
}

// Server records the requests that reached it.
type Server struct {
	*Listener

	// URL is the base URL, without a trailing slash.
	URL string

	mu       sync.Mutex
	requests []*Request
}

// Requests returns the requests whose header arrived, in that order.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	requests := make([]Request, 0, len(s.requests))
	for _, request := range s.requests {
		requests = append(requests, *request)
	}
	return requests
}

func (s *Server) add(request *Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, request)
}

// complete records the body of a complete request.
func (s *Server) complete(request *Request, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	request.Body, request.Complete = body, true
}

// Exchange is a request that waits for its answer, over either version of HTTP.
type Exchange interface {
	// Request returns what the header contained.
	Request() Request
	// ReadBody reads the rest of the request.
	ReadBody() ([]byte, error)
	// Answer sends a complete answer with its length.
	Answer(status int, header http.Header, body string)
	// BreakOff sends part of an answer whose length announces more, and hangs up.
	BreakOff(status int, header http.Header, part string)
	// Begin sends a header unchanged and part of a body. Send sends more of it, and fails once the
	// client is gone.
	Begin(status int, header http.Header, part string)
	Send(part string) error
	// HangUp closes the connection.
	HangUp()
	// Raw sends these bytes instead of an answer, and hangs up.
	Raw(bytes string)
	// ClientGone waits up to a time until the client has given up the request.
	ClientGone(within time.Duration) bool
}

// Patience is how long to wait for an event whose time does not matter to a test.
const Patience = time.Minute
