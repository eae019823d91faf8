package record_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/record"
)

// A caller that requests compressed answers receives them compressed. The recording has the
// decompressed, masked bodies.
func TestCompressedBodies(t *testing.T) {
	t.Parallel()
	pack := func(to io.WriteCloser, text string) {
		_, err := io.WriteString(to, text)
		require.NoError(t, err)
		require.NoError(t, to.Close())
	}
	const body, masked = `{"email":"gaurav@mail.in","id":"pay_1"}`, `"body":{"email":"xxxxxx@xxxx.xx","id":"pay_1"}`
	var gzipped, brotlied, zstandard, long bytes.Buffer
	pack(gzip.NewWriter(&gzipped), body)
	pack(brotli.NewWriter(&brotlied), body)
	pack(gzip.NewWriter(&long), strings.Repeat(" ", 5<<20))
	packer, err := zstd.NewWriter(&zstandard)
	require.NoError(t, err)
	pack(packer, body)
	for name, test := range map[string]struct{ coding, body, want string }{
		"gzip":                         {"gzip", gzipped.String(), `"response":{` + masked},
		"Brotli":                       {"br", brotlied.String(), `"response":{` + masked},
		"Zstandard":                    {"zstd", zstandard.String(), `"response":{` + masked},
		"decoded already, with header": {"gzip", body, `"response":{` + masked},
		"another coding":               {"dcb", body, `"response":{}`},
		"truncated gzip":               {"gzip", gzipped.String()[:20], `"response":{}`},
		"too long, decoded":            {"gzip", long.String(), `"response":{}`},
		"an empty body":                {"", "", `"response":{"body":""}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Encoding": {test.coding}}, Body: io.NopCloser(strings.NewReader(test.body))}, nil
			}))
			request := newRequest(t)
			request.Header.Set("Content-Encoding", "gzip")
			request.Body = io.NopCloser(bytes.NewReader(gzipped.Bytes()))
			response, err := recorder.RoundTrip(request)
			require.NoError(t, err)
			read, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			require.Equal(t, test.body, string(read))
			require.NoError(t, response.Body.Close())
			require.Contains(t, out.String(), test.want)
			require.Contains(t, out.String(), `"Content-Type":""},`+masked)
			require.True(t, json.Valid(out.Bytes()))
		})
	}
}
