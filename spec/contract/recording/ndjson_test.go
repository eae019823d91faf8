package recording_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

func TestEnvelope(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		line string
		want contract.Exchange
	}{
		"a url and an inline body": {
			`{"method":"GET","url":"https://api.razorpay.com/v1/payments/pay_1","status":200,"content_type":"application/json","response":{"body":{"id": "pay_1"}}}`,
			contract.Exchange{Method: "GET", Path: "/v1/payments/pay_1", Status: 200, ContentType: "application/json", Body: []byte(`{"id": "pay_1"}`)},
		},
		"a path, and the body first": {
			`{"response":{"body":[{"a":"}]\"\\"}]},"status":404,"path":"/v1/x","method":"get"}`,
			contract.Exchange{Method: "GET", Path: "/v1/x", Status: 404, Body: []byte(`[{"a":"}]\"\\"}]`)},
		},
		"an operation alone": {
			`{"operation":"fetchPayment","status":200,"response":{"body":{}}}`,
			contract.Exchange{Operation: "fetchPayment", Status: 200, Body: []byte(`{}`)},
		},
		"the content type from the headers": {
			`{"method":"GET","path":"/a","status":200,"response":{"headers":{"X":1,"CONTENT-type":"text/html"},"body":"<p>\u20ac \ud83d\ude00 \ud800\/\"\n"}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, ContentType: "text/html", Body: []byte("<p>€ 😀 \ufffd/\"\n")},
		},
		"headers with lists of values": {
			`{"method":"GET","path":"/a","status":200,"response":{"headers":{"Content-Type":["text/plain","b"]},"body":"x","encoding":"text"}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, ContentType: "text/plain", Body: []byte("x")},
		},
		"headers as a list of names and values": {
			`{"method":"GET","path":"/a","status":200,"response":{"headers":[{"name":"content-type","value":"text/plain"}],"body":"x"}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, ContentType: "text/plain", Body: []byte("x")},
		},
		"a content type in the response": {
			`{"method":"GET","path":"/a","status":200,"response":{"content_type":"text/plain","body":"x"}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, ContentType: "text/plain", Body: []byte("x")},
		},
		"base64": {
			`{"method":"GET","path":"/a","status":200,"response":{"encoding":"base64","body":"AP9\/"}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, Body: []byte{0, 0xff, 0x7f}},
		},
		"a body that is null": {
			`{"method":"GET","path":"/a","status":"204","response":{"body":null}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 204, BodyUnrecorded: true},
		},
		"a fragment and a host without a path": {
			`{"method":"GET","url":"https://api.razorpay.com#a?b","status":200,"response":{"body":1}}`,
			contract.Exchange{Method: "GET", Path: "/", Status: 200, Body: []byte(`1`)},
		},
		"an operationId, and a host without a path": {
			`{"operationId":"a","method":"GET","url":"https://api.razorpay.com?#a","status":200,"response":{"body":1}}`,
			contract.Exchange{Operation: "a", Method: "GET", Path: "/", Status: 200, Body: []byte(`1`)},
		},
		"keys with escapes": {
			`{"m\u0065thod":"GET","path":"\/a","st\u0061tus":200,"response":{"body":{}}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, Body: []byte(`{}`)},
		},
		"a body that is not UTF-8": {
			`{"method":"GET","path":"/a","status":200,"response":{"body":"` + "a\xff" + `\n"}}`,
			contract.Exchange{Method: "GET", Path: "/a", Status: 200, Body: []byte("a\xff\n")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.want.At = contract.Place{File: "r", Line: 1}
			require.Equal(t, test.want, one(t, test.line))
		})
	}
}

func TestRequestsOfNDJSON(t *testing.T) {
	t.Parallel()
	const rest = `"status":200,"response":{"body":{}}}`
	got := one(t, `{"method":"GET","url":"https://api.razorpay.com/v1/payments?count=1&expand[]=card","request":{"headers":{"A":["b","c"],":path":"/"}},`+rest)
	require.Equal(t, "/v1/payments", got.Path)
	require.Equal(t, "1", got.Request.URL.Query().Get("count"))
	require.Equal(t, []string{"b", "c"}, got.Request.Header["A"])
	require.Len(t, got.Request.Header, 1)
	require.Equal(t, "api.razorpay.com", got.Request.Host)

	got = one(t, `{"method":"POST","path":"/v1/orders","request":{"body":{"amount": 1}},`+rest)
	require.JSONEq(t, `{"amount":1}`, sent(t, got.Request))
	require.EqualValues(t, 13, got.Request.ContentLength)
	require.Equal(t, "application/json", got.Request.Header.Get("Content-Type"))

	got = one(t, `{"method":"POST","path":"/v1/orders","request":{"headers":{"content-type":"application/x-www-form-urlencoded"},"body":"a=b"},`+rest)
	require.Equal(t, "a=b", sent(t, got.Request))
	require.Equal(t, "application/x-www-form-urlencoded", got.Request.Header.Get("Content-Type"))

	got = one(t, `{"method":"POST","path":"/v1/orders","request":{"encoding":"base64","body":"eA=="},`+rest)
	require.Equal(t, "x", sent(t, got.Request))

	got = one(t, `{"method":"POST","path":"/v1/orders","request":{"postData":{"mimeType":"text/plain","encoding":"base64","text":"eA=="}},`+rest)
	require.Equal(t, "x", sent(t, got.Request))
	require.Equal(t, "text/plain", got.Request.Header.Get("Content-Type"))

	got = one(t, `{"method":"GET","url":"https://api.razorpay.com?a=/b",`+rest)
	require.Equal(t, "/", got.Path)
	require.Equal(t, "/b", got.Request.URL.Query().Get("a"))

	require.Nil(t, one(t, `{"operation":"createOrder","request":{"body":{}},`+rest).Request, "a request without method and path cannot be checked")
	require.Nil(t, one(t, `{"method":"GET","path":"/v1/payments/pay_1?","request":{"headers":{}},`+rest).Request, "nothing to check")
	got = one(t, `{"method":"POST","path":"/v1/orders?a=b","request":{"headers":{}},`+rest)
	require.Equal(t, "b", got.Request.URL.Query().Get("a"))
	require.True(t, got.RequestBodyUnrecorded)
}

func TestBadLines(t *testing.T) {
	t.Parallel()
	const good = `{"method":"GET","path":"/a","status":200,"response":{"body":{}}}`
	for name, test := range map[string]struct{ line, want string }{
		"truncated in a string":           {`{"method":"GET","pa`, "it is truncated"},
		"truncated in the body":           {`{"method":"GET","path":"/a","status":200,"response":{"body":{"a":"b"`, "it is truncated"},
		"truncated after a key":           {`{"method":`, "it is truncated"},
		"not an object":                   {`"a"`, `it is not JSON: '"' at byte 1 where '{' should be`},
		"NUL bytes":                       {"\x00\x00", `it is not JSON: '\x00' at byte 1 where '{' should be`},
		"a NUL byte in a string":          {`{"method":"G` + "\x00" + `T","path":"/a","status":200,"response":{}}`, "method: it is not JSON: a string with the control character 0x00"},
		"not UTF-8":                       {`{"method":"GET","path":"/` + "\xff" + `","status":200,"response":{}}`, "url: it is not UTF-8"},
		"a wrong escape":                  {`{"method":"GET","path":"\x","status":200,"response":{}}`, `url: it is not JSON: a string with the escape \"x"`},
		"a huge number for a status":      {`{"method":"GET","path":"/a","status":1e400,"response":{}}`, `"1e400" is not a status`},
		"a status of words":               {`{"method":"GET","path":"/a","status":"captured","response":{}}`, `"captured" is not a status`},
		"a status of four digits":         {`{"method":"GET","path":"/a","status":2000,"response":{}}`, `"2000" is not a status`},
		"two requests":                    {`{"request":{"method":"GET"},"req":{"path":"/a"},"response":{"status":200}}`, `it has two requests, the second as "req"`},
		"no response":                     {`{"method":"GET","path":"/a"}`, "it has no response"},
		"the status of a blocked request": {`{"method":"GET","path":"/a","status":-2}`, "skipped: no answer (status -2)"},
		"no answer, and a status 0":       {`{"method":"GET","path":"/a","status":0}`, "skipped: no answer (status 0)"},
		"no status":                       {`{"method":"GET","path":"/a","response":{}}`, "it has no status"},
		"no method":                       {`{"path":"/a","status":200,"response":{}}`, "it has no method"},
		"no path":                         {`{"method":"GET","status":200,"response":{}}`, "it has no url or path"},
		"a path without a slash":          {`{"method":"GET","path":"a","status":200,"response":{}}`, "url: it has neither a scheme nor a slash in front"},
		"a byte after the object":         {good + "x", "unexpected data after its end, at byte 65"},
		"a key twice":                     {`{"method":"GET","method":"PUT","path":"/a","status":200}`, `"method" is a duplicate`},
		"two responses":                   {`{"method":"GET","path":"/a","response":{"status":200},"res":{"status":500}}`, `it has two responses, the second as "res"`},
		"a response of text":              {`{"method":"GET","path":"/a","status":200,"response":"x"}`, `it is not JSON: '"' at byte 53 where '{' should be`},
		"no comma":                        {`{"method":"GET" "path":"/a"}`, `it is not JSON: '"' at byte 17 where ',' should be`},
		"no value":                        {`{"method":,"path":"/a"}`, `it is not JSON: ',' at byte 11 where a value should be`},
		"an unknown encoding":             {`{"method":"GET","path":"/a","status":200,"response":{"encoding":"br","body":"a"}}`, `response: "br" is not a known encoding`},
		"not base64":                      {`{"method":"GET","path":"/a","status":200,"response":{"encoding":"base64","body":"!"}}`, "response: the body is not base64"},
		"base64 that is not a string":     {`{"method":"GET","path":"/a","status":200,"response":{"encoding":"base64","body":{}}}`, "response: the body should be a string of base64"},
		"a request with bad headers":      {`{"method":"GET","path":"/a?b=c","status":200,"request":{"headers":[1]},"response":{}}`, "request: headers: it is not a list of names and values"},
		"headers that are not JSON":       {`{"method":"GET","path":"/a?b=c","status":200,"request":{"headers":{"a":1,}},"response":{}}`, "request: headers: they are neither an object nor a list of names and values"},
		"params that are not a list":      {`{"method":"POST","path":"/a","status":200,"request":{"postData":{"params":{}}},"response":{}}`, "request: params: it is not a list of names and values"},
		"a url with a wrong escape":       {`{"method":"GET","path":"/%zz?b=c","status":200,"response":{}}`, `request: url: it has the escape "%zz"`},
		"a url with a wrong port":         {`{"method":"GET","url":"http://k:s@h:x/a?b=c","status":200,"response":{}}`, "request: url: it is not valid"},
		"too long":                        {`{"method":"` + strings.Repeat("G", 300<<10) + `"}`, "too long: a line of more than 100000 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exchanges, faults := read(t, good+"\n"+test.line+"\n"+good, recording.Options{MaxEntry: 100_000})
			require.Equal(t, []string{"r:2: " + test.want}, faults)
			require.Equal(t, []string{"r:1", "r:3"}, places(exchanges), "the other lines are read")
		})
	}
}

// TestUnusualBodies checks that the reader accepts any body, which is for the checker to judge.
func TestUnusualBodies(t *testing.T) {
	t.Parallel()
	line := func(body string) string {
		return `{"method":"GET","path":"/a","status":200,"response":{"body":` + body + `}}`
	}
	for name, body := range map[string]string{
		"deep nesting":           strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"a huge number":          `{"amount":1` + strings.Repeat("0", 5000) + `}`,
		"not UTF-8":              "{\"a\":\"\xff\"}",
		"a NUL byte":             "{\"a\":\"\x00\"}",
		"longer than the buffer": `"` + strings.Repeat("a", 200_000) + `"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exchanges, faults := read(t, "\xef\xbb\xbf\r\n \t\n"+line(body)+"\r\n\r\n\n"+line("{}")+"\r\n", recording.Options{})
			require.Empty(t, faults)
			require.Equal(t, []string{"r:3", "r:6"}, places(exchanges), "byte order mark, CRLF and blank lines")
			require.Equal(t, strings.Trim(body, `"`), string(exchanges[0].Body))
		})
	}
}
