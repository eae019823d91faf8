package contract

import (
	"net/http"
	"strings"
)

// Reasons why a body is not checked against a schema, except those that name its media
// type.
const (
	uncheckedUnrecorded        = "the answer's body was not recorded"
	uncheckedRequestUnrecorded = "the request's body was not recorded"
)

// isBodiless reports whether a response cannot have a body in HTTP, whatever the contract
// says.
func isBodiless(exchange *Exchange) bool {
	return exchange.Status == http.StatusNotModified || exchange.Method == http.MethodHead
}

// uncheckedRequest returns why a request's body is not checked against a schema, or "" if
// it is checked or the contract has no schema for any body.
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
		return "" // an unlisted content type is a finding instead
	}
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	return "the contract has no schema for a request of " + strings.TrimSpace(media)
}
