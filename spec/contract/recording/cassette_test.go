package recording_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/dnaeon/go-vcr.v4/pkg/recorder"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

const oddBody = "{\n  \"id\": \"pay_1\",\n- id: 1\n# no comment\n\n  \"a\": \"\u20ac\"\n}\n"

var longBody = "\xff\x00" + strings.Repeat("long words ", 40)

// written returns a cassette that go-vcr's recorder wrote.
func written(tb testing.TB) string {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "c")
	vcr, err := recorder.New(name, recorder.WithMode(recorder.ModeRecordOnly), recorder.WithRealTransport(answers{}))
	require.NoError(tb, err)
	for _, request := range []*http.Request{
		httptest.NewRequestWithContext(tb.Context(), http.MethodGet, "https://api.razorpay.com/v1/payments/pay_1?a=b", nil),
		httptest.NewRequestWithContext(tb.Context(), http.MethodPost, "https://api.razorpay.com/v1/orders", strings.NewReader(`{"amount":1}`)),
	} {
		request.Header.Set("Accept", "*/*")
		response, err := vcr.RoundTrip(request)
		require.NoError(tb, err)
		require.NoError(tb, response.Body.Close())
	}
	require.NoError(tb, vcr.Stop())
	text, err := os.ReadFile(name + ".yaml")
	require.NoError(tb, err)
	return string(text)
}

// answers is the API whose answers written records.
type answers struct{}

func (answers) RoundTrip(request *http.Request) (*http.Response, error) {
	_, _ = io.Copy(io.Discard, request.Body) // the recorder records only what is read
	answer := httptest.NewRecorder()
	if request.Method == http.MethodGet {
		answer.Header().Set("Content-Type", "application/json")
		_, _ = answer.WriteString(oddBody)
	} else {
		answer.WriteHeader(http.StatusBadRequest)
		_, _ = answer.WriteString(longBody)
	}
	return answer.Result(), nil
}

func TestCassette(t *testing.T) {
	t.Parallel()
	text := written(t)
	exchanges, faults := read(t, text, recording.Options{})
	require.Empty(t, faults)
	require.Len(t, exchanges, 2)
	for _, exchange := range exchanges {
		line := strings.Split(text, "\n")[exchange.At.Line-1]
		require.Regexp(t, `^ *- id: [01]$`, line)
	}
	payment := exchanges[0]
	require.Equal(t, "b", payment.Request.URL.Query().Get("a"))
	require.Equal(t, "*/*", payment.Request.Header.Get("Accept"))
	payment.Request = nil
	require.Equal(t, contract.Exchange{
		Method: "GET", Path: "/v1/payments/pay_1", Status: 200, ContentType: "application/json",
		Body: []byte(oddBody), At: contract.Place{File: "r", Line: 4, Entry: 1},
	}, payment)
	require.JSONEq(t, `{"amount":1}`, sent(t, exchanges[1].Request))
	require.Equal(t, longBody, string(exchanges[1].Body))
	require.Equal(t, 2, exchanges[1].At.Entry)
}

func TestBadCassettes(t *testing.T) {
	t.Parallel()
	const (
		head = "---\nversion: 2\ninteractions:\n"
		good = "- id: 0\n  request:\n    method: GET\n    url: /a\n  response:\n    code: 200\n    body: '{}'\n"
	)
	for name, test := range map[string]struct {
		text   string
		read   []string
		faults []string
	}{
		"not YAML":                               {head + "- id: [}\n" + good, []string{"r#2:5"}, []string{"r#1:4: it is not an interaction: did not find expected node content"}},
		"not YAML, in a later line":              {head + good + "- id: 1\n  request: [}\n", []string{"r#1:4"}, []string{"r#2:12: it is not an interaction: did not find expected node content"}},
		"a code that is not a number":            {head + "- request: {method: GET, url: /a}\n  response:\n    code: abc\n" + good, []string{"r#2:7"}, []string{`r#1:4: response: "abc" is not a status`}},
		"no response":                            {head + "- id: 1\n  request: {method: GET, url: /a}\n" + good, []string{"r#2:6"}, []string{"r#1:4: it has no response"}},
		"truncated in a response":                {head + good + good[:60], []string{"r#1:4"}, []string{"r#2:11: it has no response"}},
		"truncated before the code":              {head + good + good[:68], []string{"r#1:4"}, []string{"r#2:11: response: it has no status"}},
		"truncated in the last line":             {"http_interactions:\n" + good + good[:len(good)-2], []string{"r#1:2"}, []string{"r#2:9: it is truncated"}},
		"no line break at the end, go-vcr":       {head + good[:len(good)-1], []string{"r#1:4"}, nil},
		"no method":                              {head + strings.Replace(good, "method", "no", 1) + good, []string{"r#2:11"}, []string{"r#1:4: it has no method"}},
		"no url":                                 {head + strings.Replace(good, "url", "no", 1) + good, []string{"r#2:11"}, []string{"r#1:4: it has no url"}},
		"a url with a wrong escape":              {head + strings.Replace(good, "/a", "/%zz", 1) + good, []string{"r#2:11"}, []string{`r#1:4: request: url: it has the escape "%zz"`}},
		"an empty item":                          {head + "-\n" + good, []string{"r#2:5"}, []string{"r#1:4: it is not an interaction: it is not an object"}},
		"no interactions":                        {head, nil, []string{"r: skipped: an empty recording"}},
		"an empty list":                          {"version: 2\ninteractions: []\n", nil, []string{"r: skipped: an empty recording"}},
		"interactions in one line":               {"version: 2\ninteractions: [{id: 0}]\n", nil, []string{"r:2: its interactions are on one line; want a block list", "r: skipped: an empty recording"}},
		"interactions in one line, after others": {head + good + "interactions: [{id: 0}]\n", []string{"r#1:4"}, []string{"r:11: its interactions are on one line; want a block list"}},
		"text instead of a list":                 {head + "  text\n  more\n" + good, []string{"r#1:6"}, []string{"r:4: it is not part of a cassette"}},
		"text between the keys":                  {"version: 2\ntext\n" + head + good, []string{"r#1:6"}, []string{"r:2: it is not part of a cassette"}},
		"text inside an interaction":             {head + good + "text\n" + good, []string{"r#2:12"}, []string{"r#1:11: it is not an interaction: could not find expected ':'"}},
		"two documents":                          {head + good + head + good, []string{"r#1:4", "r#2:14"}, nil},
		"comments and CRLF":                      {strings.ReplaceAll("# a\n\n"+head+"\n# b\n"+good+"# c\n\n"+good+"other:\n  - id: 1\n", "\n", "\r\n"), []string{"r#1:8", "r#2:17"}, nil},
		"not UTF-8":                              {head + "- id: \"\xff\"\n" + good, []string{"r#2:5"}, []string{"r#1:4: it is not an interaction: invalid leading UTF-8 octet"}},
		"NUL bytes":                              {head + "- id: \x00\n" + good, []string{"r#2:5"}, []string{"r#1:4: it is not an interaction: control characters are not allowed"}},
		"a long line":                            {head + "- id: 1\n  a: " + strings.Repeat("a", 100_000) + "\n" + good, []string{"r#2:6"}, []string{"r#1:4: too long: an interaction of more than 5000 bytes"}},
		"a long first line":                      {head + "- id: " + strings.Repeat("a", 100_000) + "\n" + good, []string{"r#1:5"}, []string{"r:4: too long: a line of more than 5000 bytes"}},
		"many lines":                             {head + "- id: 1\n" + strings.Repeat("  a: b\n", 1000) + good, []string{"r#2:1005"}, []string{"r#1:4: too long: an interaction of more than 5000 bytes"}},
		"deep nesting":                           {head + "- id: " + strings.Repeat("[", 4900) + "\n" + good, []string{"r#2:5"}, []string{"r#1:5: it is not an interaction: did not find expected node content"}},
		"a billion laughs":                       {head + "- a: &a [b,b,b,b,b,b,b,b,b]\n  b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n  c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n  d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n  e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n  response: [*e,*e,*e,*e,*e,*e,*e]\n" + good, []string{"r#2:10"}, []string{"r#1:4: it is not an interaction: document contains excessive aliasing"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exchanges, faults := read(t, test.text, recording.Options{MaxEntry: 5000})
			require.Equal(t, test.faults, faults)
			require.Equal(t, test.read, places(exchanges), "the other items are read")
		})
	}
}
