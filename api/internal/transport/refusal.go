package transport

import (
	"bytes"
	"encoding/json"
	"net/http"
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
	code := errorCode(body)
	return code != CodeGateway && code != CodeServer
}

// delimited is whether the end of a body was told from the end of its connection:
// HTTP/2 ends a stream, a length or chunks end a body of HTTP/1.1, and gzip has an
// end of its own.
func delimited(answer *http.Response) bool {
	return answer.ProtoMajor >= 2 || answer.ContentLength >= 0 || len(answer.TransferEncoding) > 0 || answer.Uncompressed
}

// errorCode is error.code of the documented form of an error, or nothing.
func errorCode(body []byte) string {
	var envelope struct {
		Error map[string]json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		return ""
	}
	var code string
	_ = json.Unmarshal(envelope.Error["code"], &code)
	return code
}
