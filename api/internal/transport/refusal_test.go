package transport

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRefusals(t *testing.T) {
	t.Parallel()
	const (
		refusal = `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`
		gateway = `{"error":{"code":"GATEWAY_ERROR"}}`
		cut     = `{"error":{"description":"The gateway did not answer","code":"GATEWAY_ERR`
		page    = "<html><body>Bad Request</body></html>"
	)
	tests := map[string]struct {
		body string
		// whether the answer proves that nothing was done, with a delimited body and with a body
		// that ends with the connection
		delimited, open bool
	}{
		"the documented form":                {refusal, true, true},
		"with white space around it":         {" \r\n" + refusal + "\n", true, true},
		"after a byte order mark":            {"\xef\xbb\xbf" + refusal, true, true},
		"another object":                     {`{}`, true, true},
		"a list":                             {`[]`, true, true},
		"a string":                           {`"no"`, true, true},
		"no body":                            {"", true, false},
		"white space":                        {"\r\n", true, false},
		"a page":                             {page, true, false},
		"a page, cut short":                  {page[:10], true, false},
		"the gateway's fault":                {gateway, false, false},
		"the gateway's fault, after a mark":  {"\xef\xbb\xbf" + gateway, false, false},
		"the gateway's fault, other case":    {`{"Error":{"code":"GATEWAY_ERROR","description":1}}`, false, false},
		"the server's fault":                 {`{"error":{"code":"SERVER_ERROR"}}`, false, false},
		"a code that is a number":            {`{"error":{"code":1}}`, true, true},
		"an error that is a string":          {`{"error":"GATEWAY_ERROR"}`, true, true},
		"cut short in the code":              {cut, false, false},
		"cut short at once":                  {`{`, false, false},
		"a list, cut short":                  {`[{"error":`, false, false},
		"cut short, after white space":       {"\n " + cut, false, false},
		"cut short, after a byte order mark": {"\xef\xbb\xbf" + cut, false, false},
		"with bytes after it":                {refusal + "<html>", false, false},
		"twice":                              {refusal + gateway, false, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			length := int64(len(test.body))
			for form, answer := range map[string]struct {
				http.Response

				want bool
			}{
				"a length":            {http.Response{ProtoMajor: 1, ContentLength: length}, test.delimited},
				"chunks":              {http.Response{ProtoMajor: 1, ContentLength: -1, TransferEncoding: []string{"chunked"}}, test.delimited},
				"HTTP/2":              {http.Response{ProtoMajor: 2, ContentLength: -1}, test.delimited},
				"gzip":                {http.Response{ProtoMajor: 1, ContentLength: -1, Uncompressed: true}, test.delimited},
				"the connection":      {http.Response{ProtoMajor: 1, ContentLength: -1, Close: true}, test.open},
				"unknown protocol":    {http.Response{ContentLength: -1}, test.open},
				"HTTP/1.0, by length": {http.Response{ProtoMajor: 1, ContentLength: length, Close: true}, test.delimited},
			} {
				for _, status := range []int{400, 401, 404, 422, 429, 499} {
					answer.StatusCode = status
					require.Equal(t, answer.want, isRefusal(&answer.Response, []byte(test.body)), "%s, %d", form, status)
				}
				for _, status := range []int{0, 99, 200, 204, 302, 399, 408, 500, 503, 999} {
					answer.StatusCode = status
					require.False(t, isRefusal(&answer.Response, []byte(test.body)), "%s, %d", form, status)
				}
			}
		})
	}
}

// FuzzRefusal checks that if a complete answer is not a refusal, no truncated part of it is one.
func FuzzRefusal(f *testing.F) {
	for _, body := range []string{`{"error":{"code":"GATEWAY_ERROR"}}`, `{"error":{"description":"x","code":"SERVER_ERROR"}}`, "<html>", "[]", ""} {
		f.Add([]byte(body), 7)
	}
	f.Fuzz(func(t *testing.T, body []byte, cut int) {
		whole := &http.Response{StatusCode: http.StatusBadRequest, ProtoMajor: 1, ContentLength: int64(len(body))}
		open := &http.Response{StatusCode: http.StatusBadRequest, ProtoMajor: 1, ContentLength: -1}
		code := errorField(body, "code")
		if code != codeGateway && code != codeServer {
			return
		}
		require.False(t, isRefusal(whole, body))
		if cut >= 0 && cut < len(body) && errorField(body[:cut], "code") == "" {
			require.False(t, isRefusal(open, body[:cut]), "%q of %q", body[:cut], body)
		}
	})
}
