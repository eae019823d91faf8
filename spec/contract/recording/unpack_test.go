package recording_test

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

func gzipped(tb testing.TB, text string) string {
	tb.Helper()
	var packed bytes.Buffer
	packer := gzip.NewWriter(&packed)
	_, err := packer.Write([]byte(text))
	require.NoError(tb, err)
	require.NoError(tb, packer.Close())
	return packed.String()
}

func zlibbed(tb testing.TB, text string) string {
	tb.Helper()
	var packed bytes.Buffer
	packer := zlib.NewWriter(&packed)
	_, err := packer.Write([]byte(text))
	require.NoError(tb, err)
	require.NoError(tb, packer.Close())
	return packed.String()
}

func zstandard(tb testing.TB, text string) string {
	tb.Helper()
	packer, err := zstd.NewWriter(nil)
	require.NoError(tb, err)
	return string(packer.EncodeAll([]byte(text), nil))
}

func TestCompressedRecordings(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"NDJSON": line + line, "HAR": archive, "a cassette": written(t)} {
		want, _ := read(t, text, recording.Options{})
		require.NotEmpty(t, want)
		for _, packed := range []string{gzipped(t, text), zstandard(t, text), zlibbed(t, text), gzipped(t, text[:5]) + gzipped(t, text[5:])} {
			for _, in := range []io.Reader{strings.NewReader(packed), iotest.OneByteReader(strings.NewReader(packed)), iotest.DataErrReader(strings.NewReader(packed))} {
				reader, err := recording.New("r", in, recording.Options{})
				require.NoError(t, err)
				got, _ := drain(t, reader)
				require.Equal(t, places(want), places(got), name)
				require.Equal(t, want[0].Body, got[0].Body, name)
			}
		}
	}
}

func TestTruncatedCompression(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for i := range 5000 { // does not compress well
		text.WriteString(strings.Replace(line, "{}", strconv.Itoa(i*i*i), 1))
	}
	for name, packed := range map[string]string{"gzip": gzipped(t, text.String()), "zstd": zstandard(t, text.String()), "zlib": zlibbed(t, text.String())} {
		exchanges, faults := read(t, packed[:len(packed)-20], recording.Options{})
		require.Len(t, faults, 1, name)
		require.Regexp(t, `^r:\d+: unexpected EOF$`, faults[0], name)
		if name != "zstd" {
			require.Greater(t, len(exchanges), 100, "the exchanges before the cut")
		}
	}
	for name, packed := range map[string]string{"gzip": gzipped(t, written(t)), "zstd": zstandard(t, written(t)), "zlib": zlibbed(t, written(t))} {
		_, err := recording.New("r", strings.NewReader(packed[:8]), recording.Options{})
		var fault *recording.Error
		require.ErrorAs(t, err, &fault, name)
		require.NotErrorIs(t, err, io.EOF, "no error is io.EOF")
	}
}
