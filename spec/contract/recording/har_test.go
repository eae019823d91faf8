package recording_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

const archive = `{
  "log": {
    "version": "1.2", "creator": {"name": "a \" } ] name", "version": "1"}, "pages": [{"entries": [1]}],
    "entries": [
      {
        "startedDateTime": "2025-01-01T00:00:00Z", "time": 1,
        "request": {"method": "GET", "url": "https://api.razorpay.com/v1/payments?count=2", "httpVersion": "h2",
          "headers": [{"name": ":authority", "value": "api.razorpay.com"}, {"name": "Accept", "value": "*/*"}],
          "queryString": [{"name": "count", "value": "2"}], "cookies": [], "headersSize": -1, "bodySize": 0},
        "response": {"status": 200, "statusText": "OK", "headers": [{"name": "content-type", "value": "text/x"}],
          "content": {"size": 9, "mimeType": "application/json", "text": "{\"a\":\"}\"}"}, "redirectURL": "", "bodySize": 9},
        "cache": {}, "timings": {"send": 0}
      },
      {"request": {"method": "GET", "url": "https://api.razorpay.com/v1/a"}},
      {
        "request": {"method": "POST", "url": "https://api.razorpay.com/v1/orders", "headers": [],
          "postData": {"mimeType": "application/json", "text": "{\"amount\":1}"}},
        "response": {"status": 400, "headers": [{"name": "Content-Type", "value": "application/json"}],
          "content": {"mimeType": "x-unknown", "text": "e30=", "encoding": "base64"}}
      },
      {
        "request": {"method": "POST", "url": "https://api.razorpay.com/v1/orders", "headers": [],
          "postData": {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a", "value": "b c"}]}},
        "response": {"status": 200, "content": {"mimeType": ""}}
      },
      {"request": {"method": "POST", "url": "https://api.razorpay.com/v1/orders", "bodySize": 12}, "response": {"status": 200, "content": {"text": "{}"}}},
      {"request": {"method": "POST", "url": "https://api.razorpay.com/v1/orders", "bodySize": 0}, "response": {"status": 200, "content": {"text": "{}"}}}
    ],
    "comment": ""
  }
}
`

func TestHAR(t *testing.T) {
	t.Parallel()
	exchanges, faults := read(t, "\xef\xbb\xbf\n"+archive, recording.Options{})
	require.Equal(t, []string{"r#2:15: it has no response"}, faults)
	require.Equal(t, []string{"r#1:6", "r#3:16", "r#4:22", "r#5:27", "r#6:28"}, places(exchanges))

	list := exchanges[0]
	require.Equal(t, "/v1/payments?count=2", list.Request.URL.RequestURI())
	require.Equal(t, map[string][]string{"Accept": {"*/*"}}, map[string][]string(list.Request.Header))
	list.Request = nil
	require.Equal(t, contract.Exchange{
		Method: "GET", Path: "/v1/payments", Status: 200, ContentType: "application/json",
		Body: []byte(`{"a":"}"}`), At: contract.Place{File: "r", Line: 6, Entry: 1},
	}, list)

	require.JSONEq(t, `{"amount":1}`, sent(t, exchanges[1].Request))
	require.Equal(t, "application/json", exchanges[1].Request.Header.Get("Content-Type"))
	require.Equal(t, "{}", string(exchanges[1].Body))
	require.Equal(t, "application/json", exchanges[1].ContentType, "the header's, because x-unknown is not a media type")
	require.Equal(t, "a=b+c", sent(t, exchanges[2].Request))
	require.NotNil(t, exchanges[3].Request)
	require.True(t, exchanges[3].RequestBodyUnrecorded, "its body is missing")
	require.Empty(t, sent(t, exchanges[4].Request), "it had no body")
	require.False(t, exchanges[4].RequestBodyUnrecorded)
}

func TestBadHAR(t *testing.T) {
	t.Parallel()
	const good = `{"request":{"method":"GET","url":"/a"},"response":{"status":200,"content":{"text":"{}"}}}`
	for name, test := range map[string]struct {
		text   string
		read   int
		faults []string
	}{
		"truncated within an entry":    {`{"log":{"entries":[` + good + ",\n" + good[:40], 1, []string{"r#2:2: it is truncated"}},
		"truncated between entries":    {`{"log":{"entries":[` + good + ",\n", 1, []string{"r#2:2: it is truncated"}},
		"truncated after an entry":     {`{"log":{"entries":[` + good + "\n", 1, []string{"r#2:2: it is truncated"}},
		"truncated after the entries":  {`{"log":{"entries":[` + good + `]`, 1, []string{"r#1:1: it is truncated"}},
		"a bracket after the end":      {`{"log":{"entries":[` + good + "]}}\n}", 1, []string{"r#1:2: unexpected data after its end: }"}},
		"no entries":                   {`{"log":{"entries":[]}}`, 0, []string{"r: skipped: an empty recording"}},
		"entries that are not a list":  {`{"log":{"entries":{}}}`, 0, []string{"r: skipped: an empty recording"}},
		"two lists of entries":         {`{"log":{"entries":[` + good + `],"entries":[` + good + "]}}", 2, nil},
		"entries that are not objects": {`{"log":{"entries":["a",1,` + good + "]}}", 1, []string{`r#1:1: it is not JSON: '"' at byte 1 where '{' should be`, `r#2:1: it is not JSON: '1' at byte 1 where '{' should be`}},
		"an entry that is not JSON":    {`{"log":{"entries":[{"request":{1}},` + good + "]}}", 1, []string{`r#1:1: it is not JSON: '1' at byte 13 where '"' should be`}},
		"no comma":                     {`{"log":{"entries":[` + good + good + "]}}", 1, []string{`r#2:1: it is not JSON: '{' where ',' should be`}},
		"a missing value":              {`{"log":{"a":,"entries":[]}}`, 0, []string{`r:1: it is not JSON: ',' where a value should be`}},
		"a missing key":                {`{"log":{},}`, 0, []string{`r:1: it is not JSON: '}' where '"' should be`}},
		"a long entry":                 {`{"log":{"entries":[{"a":"` + strings.Repeat("a", 100_000) + `"},` + "\n" + good + "]}}", 1, []string{"r#1:1: too long: an entry of more than 5000 bytes"}},
		"a long value elsewhere":       {`{"log":{"a":"` + strings.Repeat("a", 100_000) + `","entries":[` + good + "]}}", 1, nil},
		"deep nesting":                 {`{"log":{"a":` + strings.Repeat("[", 100_000), 0, []string{"r:1: it is truncated"}},
		"not UTF-8 and a NUL":          {`{"log":{"entries":[{"request":{"method":"GET","url":"/` + "\xff" + `"},"response":{"status":200}},` + "\x00" + "]}}", 0, []string{"r#1:1: url: it is not UTF-8", `r#2:1: it is not JSON: '\x00' at byte 1 where '{' should be`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exchanges, faults := read(t, test.text, recording.Options{MaxEntry: 5000})
			require.Equal(t, test.faults, faults)
			require.Len(t, exchanges, test.read, "the rest is read")
		})
	}
}
