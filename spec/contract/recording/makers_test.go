package recording_test

import (
	"mime"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// Each file is a recording of the same two exchanges by another tool.
func TestRecordingsOfManyTools(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/makers/*.*")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 25)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			reader, err := recording.Open(file, recording.Options{Hosts: []string{"api.razorpay.com"}})
			require.NoError(t, err)
			exchanges, faults := drain(t, reader)
			require.Empty(t, faults)
			require.Len(t, exchanges, 2)
			for i, want := range []struct {
				method, path, query, sent, body string
				status                          int
			}{
				{"GET", "/v1/payments/pay_1", "card", "", `{"id":"pay_1","entity":"payment","amount":100}`, 200},
				{"POST", "/v1/orders", "", `{"amount":100,"currency":"INR"}`, `{"error":{"code":"BAD_REQUEST_ERROR","description":"at least ₹ 1"}}`, 400},
			} {
				exchange := exchanges[i]
				require.Equal(t, want.method, exchange.Method)
				require.Equal(t, want.path, exchange.Path)
				require.Equal(t, want.status, exchange.Status)
				media, _, err := mime.ParseMediaType(exchange.ContentType)
				require.NoError(t, err)
				require.Equal(t, "application/json", media)
				require.JSONEq(t, want.body, string(exchange.Body))
				require.False(t, exchange.BodyUnrecorded)
				require.Positive(t, exchange.At.Line)
				if strings.HasPrefix(filepath.Base(file), "responses-") {
					require.Nil(t, exchange.Request, "it records only the method and the URL of a request")
					continue
				}
				require.False(t, exchange.RequestBodyUnrecorded)
				require.Equal(t, want.query, exchange.Request.URL.Query().Get("expand[]"))
				if body := sent(t, exchange.Request); want.sent == "" {
					require.Empty(t, body)
				} else {
					require.JSONEq(t, want.sent, body)
					require.Equal(t, "application/json", exchange.Request.Header.Get("Content-Type"))
				}
			}
		})
	}
}

// The error for an unsupported format names the format and says what to do instead.
func TestUnsupportedFormatsAreNamed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/makers/refused/*")
	require.NoError(t, err)
	names := map[string]string{
		"betamax-java.yaml": "a tape of Betamax for Java", "bruno.bru": "a Bruno request", "burp.xml": "a Burp export",
		"capture.pcap": "a packet capture", "capture.pcapng": "a packet capture", "charles.chlsj": "a Charles session",
		"charles.chlsx": "a Charles session", "fiddler.saz": "a zip archive, such as Fiddler's SAZ", "hoverfly.json": "a Hoverfly simulation",
		"httpreplay.json": "a log of httpreplay", "talkback.json5": "a tape of talkback",
		"insomnia.json": "an Insomnia export", "mitmproxy.flow": "a mitmproxy dump", "mountebank.json": "a mountebank imposter",
		"netlog.json": "a Chrome NetLog", "openapi.yaml": "an API description", "pact.json": "a Pact contract",
		"raw.http": "raw HTTP messages", "wiremock.json": "a WireMock mapping", "wiremock-all.json": "a WireMock mapping",
	}
	require.Len(t, names, len(files))
	for _, file := range files {
		_, err := recording.Open(file, recording.Options{})
		require.ErrorIs(t, err, recording.ErrFormat, file)
		require.ErrorContains(t, err, "this is "+names[filepath.Base(file)], file)
	}
}

// endless matches the cassettes without a key after the list, of which a truncated one is also
// valid.
var endless = regexp.MustCompile(`^(go-vcr|php-vcr|vcr-ruby-1|responses).*\.ya?ml$`)

// Of a truncated recording the complete exchanges are read, and an error reports the rest.
func TestTruncatedRecordingsOfManyTools(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/makers/*.*")
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, at := range []int{len(text) / 3, len(text) * 9 / 10} {
			reader, err := recording.New("r", strings.NewReader(strings.TrimRight(string(text[:at]), "\n")), recording.Options{})
			if err != nil {
				continue // Open returned an error, which is fine
			}
			exchanges, faults := drain(t, reader)
			require.Less(t, len(exchanges), 3, file)
			if endless.MatchString(filepath.Base(file)) {
				continue
			}
			require.True(t, len(exchanges) == 2 || len(faults) > 0, "%s, cut at byte %d: %d exchanges, no fault", file, at, len(exchanges))
		}
	}
}
