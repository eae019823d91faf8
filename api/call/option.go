package call

import (
	"net/http"
	"time"
)

// Option changes one call. Package api has the options; an error refuses the call
// before anything is sent.
type Option func(*Settings) error

// Settings is what call options change.
type Settings struct {
	// Header is sent besides the client's own header.
	Header http.Header
	// Timeout bounds each attempt; zero leaves the client's own bound.
	Timeout time.Duration
	// NoRetry makes the first attempt the only one.
	NoRetry bool
	// Keep receives the answer as it came.
	Keep *Response
}

// Response is an answer as it came.
type Response struct {
	StatusCode int
	Header     http.Header
	Body       []byte
}
