package recording_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// A report of newman has the exchanges of a run. A request without an answer is skipped.
func TestNewmanReport(t *testing.T) {
	t.Parallel()
	text := `{"collection":{"_":{"postman_id":"1"},"item":[]},"run":{"executions":[
{"request":{"method":"POST","url":{"host":["a","b"],"port":"8080","path":["v1","orders"],"query":[{"key":"x","value":"1","disabled":true},{"key":"a","value":"1"},{"key":"b","value":"2"}]},
 "header":[{"key":"Accept","value":"*/*"}],"body":{"mode":"urlencoded","urlencoded":[{"key":"a","value":"b c"},{"key":"d","value":"e","disabled":true}]}},
 "response":{"code":200,"header":[],"stream":{"type":"Buffer","data":[255,216,0]}}},
{"request":{"method":"GET","url":"{{base}}/v1/orders"},"requestError":{"code":"ECONNREFUSED"}},
{"request":{"method":"GET","url":"http://a.b/v1/orders"},"response":null},
{"request":{"method":"POST","url":{"raw":"a.b/v1/orders"},"body":{"mode":"formdata","formdata":[]}},"response":{"code":200,"stream":{"type":"Buffer","data":[256]}}},
{"request":{"method":"POST","url":{"host":"a.b","path":"v1/orders"},"header":[{"key":"content-type","value":"text/x"}],"body":{"mode":"urlencoded","urlencoded":[]}},"response":{"code":204,"stream":{"type":"Buffer","data":[]}}},
1
]}}`
	_, err := recording.New("r", strings.NewReader(text), recording.Options{})
	require.EqualError(t, err, "r:9: it is not JSON: '1' at byte "+offset(text, "1\n]}}")+" where '{' should be")
	exchanges, faults := read(t, strings.Replace(text, ",\n1\n", "\n", 1), recording.Options{})
	require.Equal(t, []string{"r#2:5: skipped: no answer", "r#3:6: skipped: no answer"}, faults)
	require.Equal(t, []string{"r#1:4", "r#4:7", "r#5:8"}, places(exchanges))
	require.Equal(t, "a.b:8080", exchanges[0].Request.Host)
	require.Equal(t, "/v1/orders?a=1&b=2", exchanges[0].Request.URL.RequestURI())
	require.Equal(t, "a=b+c", sent(t, exchanges[0].Request))
	require.Equal(t, "application/x-www-form-urlencoded", exchanges[0].Request.Header.Get("Content-Type"), "Postman adds it when sending")
	require.Equal(t, "\xff\xd8\x00", string(exchanges[0].Body))
	require.True(t, exchanges[1].RequestBodyUnrecorded)
	require.True(t, exchanges[1].BodyUnrecorded, "256 is not a byte")
	require.Equal(t, "text/x", exchanges[2].Request.Header.Get("Content-Type"))
	require.False(t, exchanges[2].BodyUnrecorded)
}

// A damaged collection is refused as a whole, because its variables come at the end.
func TestDamagedCollection(t *testing.T) {
	t.Parallel()
	const begin = "{\"info\":{\"_postman_id\":\"1\"},\n\"item\":["
	for text, want := range map[string]string{
		begin:                "r:2: it is truncated",
		begin + "]}\n{}":     "r:3: unexpected data after its end: {",
		begin + "]}\n" + "]": "r:3: unexpected data after its end: ]",
	} {
		_, err := recording.New("r", strings.NewReader(text), recording.Options{})
		require.EqualError(t, err, want)
	}
}

// offset returns where part begins in text, counted from 1.
func offset(text, part string) string { return strconv.Itoa(strings.Index(text, part) + 1) }
