package call

import (
	"net/http"
	"time"
)

// Option changes one call. Package api has the options. An option that returns an error refuses the
// call before anything is sent.
type Option func(*Settings) error

// Settings is what call options change.
type Settings struct {
	// Header is sent in addition to the client's own header.
	Header http.Header
	// Timeout bounds each attempt; zero keeps the client's own bound.
	Timeout time.Duration
	// NoRetry limits the call to one attempt.
	NoRetry bool
	// Keep receives the answer as it was received.
	Keep *Response
}

// Response is an answer as it was received.
type Response struct {
	StatusCode int
	Header     http.Header
	Body       []byte
}
