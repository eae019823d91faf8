package recording_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

// TestNamesOfDrift tries the member names that Redocly CLI 2.77.0 accepts in NDJSON.
func TestNamesOfDrift(t *testing.T) {
	t.Parallel()
	want := contract.Exchange{
		Method: "POST", Path: "/v1/orders", Status: 200, ContentType: "application/json",
		Body: []byte(`{"id":"order_1"}`), At: contract.Place{File: "r", Line: 1},
	}
	urls := []string{
		`"url":"https://api.razorpay.com/v1/orders"`, `"uri":"/v1/orders"`, `"requestUrl":"/v1/orders"`,
		`"path":"/v1/orders","host":"api.razorpay.com","scheme":"https"`, `"pathname":"/v1/orders"`,
	}
	var lines []string
	for _, group := range [][2]string{{"request", "response"}, {"req", "res"}, {"httpRequest", "httpResponse"}} {
		for _, url := range urls {
			for _, name := range []string{"body", "bodyText", "payload", "data", "rawBody"} {
				lines = append(lines, fmt.Sprintf(`{"%s":{"method":"POST",%s,"%s":{"amount":1}},"%s":{"status":200,"headers":{"Content-Type":"application/json"},"%s":{"id":"order_1"}}}`,
					group[0], url, name, group[1], name))
			}
		}
	}
	for _, url := range urls {
		lines = append(lines, `{"httpMethod":"POST",`+url+`,"headers":{},"body":{"amount":1},"statusCode":200,"response":{"headers":[{"name":"content-type","value":"application/json"}],"bodyText":"{\"id\":\"order_1\"}"}}`)
	}
	lines = append(
		lines,
		`{"http":{"request":{"httpMethod":"post","url":"/v1/orders","body":{"amount":1}},"response":{"statusCode":"200","headers":{"content-type":"application/json"},"body":{"id":"order_1"}}}}`,
		`{"response":{"body":{"id":"order_1"},"headers":{"content-type":"application/json"},"data":"no","statusCode":500,"status":200},"request":{"body":{"amount":1},"payload":"no","url":"/v1/orders","method":"POST"},"body":"no","status":500,"path":"/no","url":"/no","method":"GET"}`,
		`{"method":"GET","url":"/no","path":"/no","status":500,"body":"no","request":{"method":"POST","url":"/v1/orders","payload":"no","body":{"amount":1}},"response":{"status":200,"data":"no","headers":{"content-type":"application/json"},"body":{"id":"order_1"}}}`,
	)
	for _, line := range lines {
		got := one(t, line)
		assert.JSONEq(t, `{"amount":1}`, sent(t, got.Request), line)
		got.Request = nil
		assert.Equal(t, want, got, line)
	}
	got := one(t, `{"method":"GET","path":"/a?b=c","headers":{"A":"b"},"response":{"status":200,"body":{}}}`)
	require.Equal(t, "b", got.Request.Header.Get("A"), "without a request object the entry is the request")
	got = one(t, `{"request":{"method":"GET","path":"/a"},"body":"no","uri":"/no","response":{"status":200,"body":{}}}`)
	require.Nil(t, got.Request, "beside a request object the entry's members do not count")
	require.Equal(t, "/a", got.Path)
}
