package peertest

import (
	"net/http"
	"sync"
	"time"
)

// Request is the part of a request that reached a server.
type Request struct {
	Method, Path string
	Header       http.Header
	Body         []byte
	// Complete reports whether the whole request arrived.
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

// Requests returns the requests whose header arrived, in order of arrival.
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

// Exchange is a request that waits for its response, over either version of HTTP.
type Exchange interface {
	// Request returns the request without its body, unless that was read.
	Request() Request
	// ReadBody reads the rest of the request.
	ReadBody() ([]byte, error)
	// Answer sends a complete response with its length.
	Answer(status int, header http.Header, body string)
	// BreakOff sends part of a response whose length announces more, and closes the connection.
	BreakOff(status int, header http.Header, part string)
	// Begin sends a header unchanged and part of a body. Send sends more of the body, and fails
	// when the client is gone.
	Begin(status int, header http.Header, part string)
	Send(part string) error
	// HangUp closes the connection.
	HangUp()
	// Raw sends the bytes instead of a response and closes the connection.
	Raw(bytes string)
	// ClientGone waits until the client abandons the request, and reports whether it did within the
	// time.
	ClientGone(within time.Duration) bool
}

// Patience is how long to wait for an event whose timing does not matter to a test.
const Patience = time.Minute
