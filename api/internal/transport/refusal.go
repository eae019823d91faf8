package transport

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
)

// The error codes for a failure of the bank or of the server. Whatever the status, the call may
// have taken effect.
const (
	codeGateway = "GATEWAY_ERROR"
	codeServer  = "SERVER_ERROR"
)

// isRefusal reports whether an answer proves that the server did nothing: its status is from 400 to
// 499 but not 408, and its body is complete and has neither of these codes. The missing rest of an
// incomplete body could contain one.
func isRefusal(answer *http.Response, body []byte) bool {
	if answer.StatusCode < 400 || answer.StatusCode > 499 || answer.StatusCode == http.StatusRequestTimeout {
		return false
	}
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))) // a byte order mark is not JSON
	whole := json.Valid(body)
	if !whole && (!isDelimited(answer) || bytes.HasPrefix(body, []byte("{")) || bytes.HasPrefix(body, []byte("["))) {
		return false
	}
	code := errorField(body, "code")
	return code != codeGateway && code != codeServer
}

// isDelimited reports whether a truncated body would be noticed: HTTP/2 ends the stream, HTTP/1.1
// has a length or chunks, and gzip marks its own end. Otherwise the body ends with the connection.
func isDelimited(answer *http.Response) bool {
	return answer.ProtoMajor >= 2 || answer.ContentLength >= 0 || len(answer.TransferEncoding) > 0 || answer.Uncompressed
}

// errorField returns a string member of the documented error envelope, such as its code, or "".
func errorField(body []byte, name string) string {
	var envelope struct {
		Error map[string]json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		return ""
	}
	var text string
	_ = json.Unmarshal(envelope.Error[name], &text)
	return text
}

// isInProgress reports whether the server is still carrying out a request with the call's
// idempotency key, from an earlier attempt or an earlier call. The server uses the same status and
// code to refuse a key that was used for another request, so only the description distinguishes the
// two.
func isInProgress(call *Call, response *Response) bool {
	return response.StatusCode == http.StatusConflict && call.Request.Key() != "" &&
		strings.Contains(strings.ToLower(errorField(response.Body, "description")), "in progress")
}
