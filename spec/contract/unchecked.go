package contract

import (
	"net/http"
	"strings"
)

// Why a body is not checked against a schema, where that is not its media type's.
const (
	uncheckedUnrecorded        = "the answer's body was not recorded"
	uncheckedRequestUnrecorded = "the request's body was not recorded"
)

// isBodiless is whether an answer has no body by the rules of HTTP, whatever the
// contract has for one.
func isBodiless(exchange *Exchange) bool {
	return exchange.Status == http.StatusNotModified || exchange.Method == http.MethodHead
}

// uncheckedRequest is why a request's body is not checked against a schema, "" where
// it is or where the contract has none.
func uncheckedRequest(operation Operation, request *http.Request, unrecorded bool) string {
	if operation.spec.RequestBody == nil {
		return ""
	}
	if unrecorded {
		return uncheckedRequestUnrecorded
	}
	contentType := request.Header.Get("Content-Type")
	content := operation.spec.RequestBody.Value.Content.Get(contentType)
	if content == nil || content.Schema != nil || request.Body == nil || request.Body == http.NoBody {
		return "" // a content type that is not listed is a finding
	}
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	return "the contract has no schema for a request of " + strings.TrimSpace(media)
}
