package apitest

import (
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

// maxBody is the longest body of a request that is read, in bytes.
const maxBody = 1 << 20

// bodyTimeout is how long a client may take to send a body.
const bodyTimeout = time.Minute

// readBody reads a body, or answers why it cannot be read.
func readBody(w http.ResponseWriter, r *http.Request, timeout time.Duration) (body []byte, refused answer, ok bool) {
	controller := http.NewResponseController(w)
	_ = controller.SetReadDeadline(time.Now().Add(timeout)) // which HTTP/1.1 and HTTP/2 both have
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, errorAnswer(http.StatusRequestTimeout, "the request body did not arrive in time", ""), false
	case err != nil:
		return nil, errorAnswer(http.StatusBadRequest, "the request body could not be read", ""), false
	}
	// Later, a read only tells that the client has gone.
	_ = controller.SetReadDeadline(time.Time{})
	return body, answer{}, true
}
