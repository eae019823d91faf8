package contract

import (
	"bytes"
	"io"
	"net/http"
	"strings"
)

// bodyDamage is what keeps a request's body from being the one JSON value that the
// contract asks for; the body can be read again afterwards. It is not left to
// kin-openapi, whose words are encoding/json's, and whose verdict on a key that
// is there twice is another when it is compiled with Go 1.27.
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
	_ = request.Body.Close() // it has been read
	request.Body = io.NopCloser(bytes.NewReader(body))
	if err != nil { // whoever reads it next is told as well
		request.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), failingReader{err}))
		return &damage{expected: "a whole body", text: "the body cannot be read to its end"}
	}
	if len(body) == 0 {
		return nil // which may be allowed
	}
	_, damaged := decode(body)
	return damaged
}

// failingReader fails with an error.
type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }
