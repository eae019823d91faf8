package contract

import (
	"bytes"
	"io"
	"net/http"
	"strings"
)

// bodyDamage returns why a request's body is not the one JSON value that the contract asks
// for, or nil. The body can be read again afterwards. kin-openapi is not asked: its
// messages are those of encoding/json, and its verdict on a duplicate key differs between
// Go 1.26 and 1.27.
func bodyDamage(operation Operation, request *http.Request) *damage {
	if operation.spec.RequestBody == nil || request.Body == nil || request.Body == http.NoBody {
		return nil
	}
	contentType := request.Header.Get("Content-Type")
	content := operation.spec.RequestBody.Value.Content.Get(contentType)
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	media = strings.TrimSpace(media)
	if content == nil || content.Schema == nil || media != jsonType && !strings.HasSuffix(media, "+json") {
		return nil
	}
	body, err := io.ReadAll(request.Body)
	_ = request.Body.Close() // all of it has been read
	request.Body = io.NopCloser(bytes.NewReader(body))
	if err != nil { // the next reader gets the same error
		request.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), failingReader{err}))
		return &damage{expected: "a whole body", text: "the body cannot be read to its end"}
	}
	if len(body) == 0 {
		return nil // the contract may allow it; kin-openapi checks
	}
	_, damaged := decode(body)
	return damaged
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }
