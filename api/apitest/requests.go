package apitest

import (
	"net/http"
	"net/url"
	"slices"
	"sync"
)

// Request is a request that the server received.
type Request struct {
	// Operation is the operationId, or "" if the contract has no matching operation.
	Operation    string
	Method, Path string
	Query        url.Values
	Header       http.Header
	Body         []byte
}

// requestLog keeps the last requests.
type requestLog struct {
	mutex sync.Mutex
	limit int // maximum length of kept
	// kept is a ring buffer once it is full; first is the index of its oldest request.
	kept  []Request
	first int
}

func (l *requestLog) add(request Request) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	switch {
	case len(l.kept) < l.limit:
		l.kept = append(l.kept, request)
	case l.limit > 0:
		l.kept[l.first] = request
		l.first = (l.first + 1) % l.limit
	}
}

func (l *requestLog) list() []Request {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return slices.Concat(l.kept[l.first:], l.kept[:l.first])
}

// Requests lists the last 10,000 requests, or as many as [KeepRequests] sets, in the order of
// arrival.
func (s *Server) Requests() []Request { return s.requests.list() }
