package apitest

import (
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

// maxBody is the maximum size of a request body, in bytes.
const maxBody = 1 << 20

// bodyTimeout is how long a client may take to send a body.
const bodyTimeout = time.Minute

// readBody reads a body. If it cannot be read, ok is false and refused is the error to respond
// with.
func readBody(w http.ResponseWriter, r *http.Request, timeout time.Duration) (body []byte, refused answer, ok bool) {
	controller := http.NewResponseController(w)
	_ = controller.SetReadDeadline(time.Now().Add(timeout)) // supported by HTTP/1.1 and HTTP/2
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, errorAnswer(http.StatusRequestTimeout, "the request body did not arrive in time", ""), false
	case err != nil:
		return nil, errorAnswer(http.StatusBadRequest, "the request body could not be read", ""), false
	}
	// From here on a read only detects that the client has disconnected.
	_ = controller.SetReadDeadline(time.Time{})
	return body, answer{}, true
}
