package transport

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
)

// The codes of an answer that blames the bank behind the server, or the server itself. Whatever the
// status, they leave open what happened.
const (
	codeGateway = "GATEWAY_ERROR"
	codeServer  = "SERVER_ERROR"
)

// isRefusal reports whether an answer proves that the server did nothing: its status is from 400 to
// 499 but not 408, its body is complete and does not blame the server. The missing rest of an
// incomplete body could blame it.
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

// isDelimited reports whether the end of a body can be told from the end of its connection: HTTP/2
// ends the stream, HTTP/1.1 has a length or chunks, and gzip marks its own end.
func isDelimited(answer *http.Response) bool {
	return answer.ProtoMajor >= 2 || answer.ContentLength >= 0 || len(answer.TransferEncoding) > 0 || answer.Uncompressed
}

// errorField returns a text member of the documented error envelope, such as its code, or "".
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
// code to refuse a key that belongs to another request, so only the text tells them apart.
func isInProgress(call *Call, response *Response) bool {
	return response.StatusCode == http.StatusConflict && call.Request.Key() != "" &&
		strings.Contains(strings.ToLower(errorField(response.Body, "description")), "in progress")
}
