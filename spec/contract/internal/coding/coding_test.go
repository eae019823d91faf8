package coding_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/internal/coding"
)

const plain = `{"id":"pay_1","entity":"payment","notes":{"a":"é"}}`

// packed returns a text encoded with the named coding.
func packed(tb testing.TB, name, text string) string {
	tb.Helper()
	var out bytes.Buffer
	var in io.WriteCloser
	var err error
	switch name {
	case "gzip":
		in = gzip.NewWriter(&out)
	case "zlib":
		in = zlib.NewWriter(&out)
	case "flate":
		in, err = flate.NewWriter(&out, 6)
	case "br":
		in = brotli.NewWriter(&out)
	case "zstd":
		in, err = zstd.NewWriter(&out)
	}
	require.NoError(tb, err)
	_, err = io.WriteString(in, text)
	require.NoError(tb, err)
	require.NoError(tb, in.Close())
	return out.String()
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ header, body string }{
		"nothing":                           {"", plain},
		"identity":                          {"identity", plain},
		"gzip":                              {"gzip", packed(t, "gzip", plain)},
		"the old name of gzip, in capitals": {" X-GZIP ", packed(t, "gzip", plain)},
		"Brotli":                            {"br", packed(t, "br", plain)},
		"Zstandard":                         {"zstd", packed(t, "zstd", plain)},
		"deflate":                           {"deflate", packed(t, "zlib", plain)},
		"deflate without a zlib header":     {"deflate", packed(t, "flate", plain)},
		"two codings":                       {"gzip, br", packed(t, "br", packed(t, "gzip", plain))},
		"gzip, unpacked already":            {"gzip", plain},
		"Brotli, unpacked already":          {"br", plain},
		"Zstandard, unpacked":               {"zstd", plain},
		"deflate, unpacked already":         {"deflate", plain},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body, err := coding.Decode(test.header, []byte(test.body), 1000)
			require.NoError(t, err)
			require.JSONEq(t, plain, string(body))
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 1001)
	for name, test := range map[string]struct{ header, body, want string }{
		"gzip that is too long":        {"gzip", packed(t, "gzip", long), "too long after decoding: more than 1000 bytes"},
		"Brotli that is too long":      {"br", packed(t, "br", long), "too long after decoding"},
		"zstd that is too long":        {"zstd", packed(t, "zstd", long), "too long after decoding"},
		"too long in the inner coding": {"gzip, br", packed(t, "br", packed(t, "gzip", long)), "content-encoding gzip: too long after decoding"},
		"truncated gzip":               {"gzip", packed(t, "gzip", plain)[:20], "content-encoding gzip: it is truncated"},
		"truncated Brotli":             {"br", packed(t, "br", plain)[:20], "content-encoding br: "},
		"invalid Brotli":               {"br", "\x01\x02\x03", "content-encoding br: "},
		"an unsupported coding":        {"dcb", "x", "content-encoding dcb: not supported"},
		"many codings":                 {"br,br,br,br,br", "x", "more than 4 codings"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := coding.Decode(test.header, []byte(test.body), 1000)
			require.ErrorContains(t, err, test.want)
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range []string{"gzip", "br", "zstd"} {
		f.Add(name, []byte(packed(f, name, plain)))
	}
	f.Add("deflate", []byte(packed(f, "zlib", plain)))
	f.Fuzz(func(t *testing.T, header string, body []byte) {
		decoded, err := coding.Decode(header, body, 1000)
		require.True(t, err != nil || len(decoded) <= max(1000, len(body)))
	})
}
