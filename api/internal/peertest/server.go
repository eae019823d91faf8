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
	// Complete is whether it came to its end.
	Complete bool
}

// Server keeps the requests that reached it.
type Server struct {
	*Listener

	// URL is the base to send requests to, without a slash at its end.
	URL string

	mu       sync.Mutex
	requests []*Request
}

// Requests are those whose header came, in the order of that.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	var requests []Request
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

// completed notes a body that came to its end.
func (s *Server) completed(request *Request, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	request.Body, request.Complete = body, true
}

// Exchange is a request that waits for its answer, over either version of HTTP.
type Exchange interface {
	// Request is what came with the header.
	Request() Request
	// ReadBody reads the request to its end.
	ReadBody() ([]byte, error)
	// Answer sends a whole answer, with its length.
	Answer(status int, header http.Header, body string)
	// BreakOff sends part of an answer, says that there is more, and hangs up.
	BreakOff(status int, header http.Header, part string)
	// Begin sends a header as it is and part of a body; Send adds to it, and fails
	// once the client is gone.
	Begin(status int, header http.Header, part string)
	Send(part string) error
	// HangUp closes the connection.
	HangUp()
	// Raw sends these bytes in place of an answer, and hangs up.
	Raw(bytes string)
	// ClientGone waits until the client has given the request up, but no longer
	// than this.
	ClientGone(within time.Duration) bool
}

// Patience is how long to wait for something that a test does not time.
const Patience = time.Minute
