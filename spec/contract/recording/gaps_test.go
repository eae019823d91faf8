package recording_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// A body that a recorder left out, or wrote in a form of its own, is never taken for the body that
// was sent.
func TestIncompleteRecordings(t *testing.T) {
	t.Parallel()
	entry := func(headers, posted, content string) string {
		return `{"log":{"entries":[{"request":{"method":"POST","url":"https://a.b/v1/orders","headers":` + headers +
			`,"bodySize":24,"postData":` + posted + `},"response":{"status":200,"headers":[],"content":` + content + `}}]}}`
	}
	nock := func(body, rest string) string {
		return `[{"scope":"https://a.b:443","method":"POST","path":"/v1/documents","body":` + body + `,"status":200,"response":""` + rest + `}]`
	}
	const (
		content = `{"size":2,"mimeType":"application/json","text":"{}"}`
		form    = "application/x-www-form-urlencoded"
	)
	for name, test := range map[string]struct {
		text, sent, sentType, answerType string
		unrecorded                       bool
	}{
		"a form beside an empty text": {
			text: entry("[]", `{"mimeType":"`+form+`","text":"","params":[{"name":"a","value":"b c"}]}`, content),
			sent: "a=b+c", sentType: form, answerType: "application/json",
		},
		"JSON in place of a form": {
			text:     entry("[]", `{"mimeType":"application/json","params":[{"name":"notes","value":{"a":"b"}}]}`, content),
			sentType: "application/json", answerType: "application/json", unrecorded: true,
		},
		"a multipart body without its text": {
			text:     entry("[]", `{"mimeType":"multipart/form-data; boundary=x","params":[]}`, content),
			sentType: "multipart/form-data; boundary=x", answerType: "application/json", unrecorded: true,
		},
		"a multipart body of no bytes": { // it has the lines between its parts at least
			text:     strings.Replace(entry("[]", `{"mimeType":"Multipart/form-data; boundary=x","params":[]}`, content), `"bodySize":24`, `"bodySize":0`, 1),
			sentType: "Multipart/form-data; boundary=x", answerType: "application/json", unrecorded: true,
		},
		"a header without a value": {
			text: entry(`[{"name":"Content-Type"},{"name":"A","value":null}]`, `{"mimeType":"application/json","text":"{}"}`, content),
			sent: "{}", sentType: "application/json", answerType: "application/json",
		},
		"a header of NDJSON without a value": {
			text: `{"method":"POST","url":"/v1/orders","status":200,"request":{"headers":{"Content-Type":[null]},"body":{}},"response":{"headers":{"Content-Type":null}}}`,
			sent: "{}", sentType: "application/json",
		},
		"the type of an answer without a body": {
			text: entry("[]", `{"mimeType":"application/json","text":"{}"}`, `{"size":0,"mimeType":"text/plain"}`),
			sent: "{}", sentType: "application/json",
		},
		"the type of an answer with an empty text": {
			text: entry("[]", `{"mimeType":"application/json","text":"{}"}`, `{"size":0,"mimeType":"text/html","text":""}`),
			sent: "{}", sentType: "application/json",
		},
		"the type of an answer whose body is missing": {
			text: entry("[]", `{"mimeType":"application/json","text":"{}"}`, `{"size":9,"mimeType":"text/html"}`),
			sent: "{}", sentType: "application/json", answerType: "text/html",
		},
		"bytes in hexadecimal": {
			text: nock(`"ffd8ff0a"`, `,"reqheaders":{"content-type":"image/jpeg"}`),
			sent: "\xff\xd8\xff\n", sentType: "image/jpeg",
		},
		"a text that is hexadecimal": {
			text: nock(`"6162"`, `,"reqheaders":{"content-type":"text/plain"}`),
			sent: "6162", sentType: "text/plain",
		},
		"a form without headers": {text: nock(`"a=b"`, ""), sent: "a=b", unrecorded: true},
		"a form without headers in NDJSON": {
			text: `{"method":"POST","url":"/v1/orders","status":200,"request":{"body":"a=b"},"response":{}}`,
			sent: "a=b", unrecorded: true,
		},
		"a form with headers but no Content-Type": {
			text: nock(`"a=b"`, `,"reqheaders":{"accept":"*/*"}`), sent: "a=b",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exchanges, faults := read(t, test.text, recording.Options{})
			require.Empty(t, faults)
			require.Len(t, exchanges, 1)
			exchange := exchanges[0]
			require.Equal(t, test.sent, sent(t, exchange.Request))
			require.Equal(t, test.sentType, exchange.Request.Header.Get("Content-Type"))
			require.Equal(t, test.unrecorded, exchange.RequestBodyUnrecorded)
			require.Equal(t, test.answerType, exchange.ContentType)
		})
	}
}

// VCR.py writes an empty object for an answer without a body.
func TestEmptyObjectOfCassetteIsNoBody(t *testing.T) {
	t.Parallel()
	const cassette = "interactions:\n- request: {method: GET, uri: 'https://a.b/v1/orders', body: null}\n" +
		"  response:\n    body: {}\n    status: {code: 302, message: Found}\nversion: 1\n"
	exchanges, faults := read(t, cassette, recording.Options{})
	require.Empty(t, faults)
	require.Len(t, exchanges, 1)
	require.Empty(t, exchanges[0].Body)
	exchanges, faults = read(t, `[{"scope":"https://a.b:443","method":"GET","path":"/v1/orders","status":200,"response":{}}]`, recording.Options{})
	require.Empty(t, faults)
	require.Equal(t, "{}", string(exchanges[0].Body), "in nock's recordings {} is the JSON body")
}

// VCR wraps a text in an object with these member names. In nock's recordings the same names are
// members of the JSON body.
func TestMembersOfNockJSON(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"string":"a"}`, `{"encoding":"a","id":"b"}`, `{"base64_string":"e30="}`, `{"file":true,"string":"a"}`} {
		exchanges, faults := read(t, `[{"scope":"https://a.b:443","method":"POST","path":"/v1/orders","body":`+body+`,"status":200,"response":`+body+`}]`, recording.Options{})
		require.Empty(t, faults, body)
		require.Len(t, exchanges, 1, body)
		require.JSONEq(t, body, sent(t, exchanges[0].Request))
		require.JSONEq(t, body, string(exchanges[0].Body))
		require.False(t, exchanges[0].BodyUnrecorded)
		require.False(t, exchanges[0].RequestBodyUnrecorded)
	}
}
