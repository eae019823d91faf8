package call

import (
	"net/http"
	"time"
)

// Option changes one call; package api has the options. If an option returns an error, the call
// fails with it and nothing is sent.
type Option func(*Settings) error

// Settings are the settings of one call, which its options change.
type Settings struct {
	// Header is sent in addition to the client's own header.
	Header http.Header
	// Timeout bounds each attempt; zero keeps the client's own bound.
	Timeout time.Duration
	// NoRetry limits the call to one attempt.
	NoRetry bool
	// Keep is filled with the answer, unless it is nil.
	Keep *Response
}

// Response is an answer as it was received.
type Response struct {
	StatusCode int
	Header     http.Header
	Body       []byte
}
