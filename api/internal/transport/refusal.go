package transport

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
)

// The codes of an answer that blames the bank behind the server, or the server:
// whatever its status, they leave open what happened.
const (
	CodeGateway = "GATEWAY_ERROR"
	CodeServer  = "SERVER_ERROR"
)

// refuses is whether a complete answer says that the server did nothing: a status
// from 400 to 499 other than 408, whose body came whole and does not blame the
// server. A body that was cut short could have gone on to.
func refuses(answer *http.Response, body []byte) bool {
	if answer.StatusCode < 400 || answer.StatusCode > 499 || answer.StatusCode == http.StatusRequestTimeout {
		return false
	}
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))) // a byte order mark is no JSON
	whole := json.Valid(body)
	if !whole && (!delimited(answer) || bytes.HasPrefix(body, []byte("{")) || bytes.HasPrefix(body, []byte("["))) {
		return false
	}
	code := errorField(body, "code")
	return code != CodeGateway && code != CodeServer
}

// delimited is whether the end of a body was told from the end of its connection:
// HTTP/2 ends a stream, a length or chunks end a body of HTTP/1.1, and gzip has an
// end of its own.
func delimited(answer *http.Response) bool {
	return answer.ProtoMajor >= 2 || answer.ContentLength >= 0 || len(answer.TransferEncoding) > 0 || answer.Uncompressed
}

// errorField is a text of the documented form of an error, such as its code, or nothing.
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

// inProgress is whether a request with the call's idempotency key is being carried out:
// an earlier attempt, or an earlier call of the caller's. The same status and code also
// refuse a key that was used for another request, so only the text tells.
func inProgress(call *Call, response *Response) bool {
	return response.StatusCode == http.StatusConflict && call.Request.Key() != "" &&
		strings.Contains(strings.ToLower(errorField(response.Body, "description")), "in progress")
}
