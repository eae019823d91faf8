package recording_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

const line = `{"method":"GET","path":"/a","status":200,"response":{"body":{}}}` + "\n"

func TestRefused(t *testing.T) {
	t.Parallel()
	const unknown = "r:1: unknown format: want NDJSON (a line with request, response, url or path), HAR (log.entries), " +
		"a cassette of go-vcr or VCR (interactions), nock or Postman; a single body needs its operation and status"
	for name, test := range map[string]struct {
		text, want string
		is         error
	}{
		"empty":                             {"", "r: it is empty", recording.ErrEmpty},
		"blank lines":                       {"\xef\xbb\xbf\n\n \t\r\n", "r: it is empty", recording.ErrEmpty},
		"an empty gzip":                     {gzipped(t, ""), "r: it is empty", recording.ErrEmpty},
		"text":                              {"some text\n", unknown, recording.ErrFormat},
		"NUL bytes":                         {"\x00\x00\x00\x00", unknown, recording.ErrFormat},
		"much text":                         {strings.Repeat("some text\n", 50_000), unknown, recording.ErrFormat},
		"a single payment":                  {`{"id":"pay_1","method":"card","status":"captured"}`, unknown, recording.ErrFormat},
		"UTF-16":                            {"\xff\xfe{\x00", "r: unknown format: UTF-16; it has to be UTF-8", recording.ErrFormat},
		"UTF-16, without a byte order mark": {"{\x00\"\x00l\x00", "r: unknown format: UTF-16; it has to be UTF-8", recording.ErrFormat},
		"big-endian UTF-16, without a mark": {"\x00{\x00\"\x00l", "r: unknown format: UTF-16; it has to be UTF-8", recording.ErrFormat},
		"a list":                            {"\n[1, 2]", "r:2: unknown format: a list; NDJSON has one exchange per line (jq -c '.[]')", recording.ErrFormat},
		"one over several lines":            {"{\n\"request\": {}\n}", "r:1: unknown format: an exchange over several lines; NDJSON has one exchange per line (jq -c .)", recording.ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := recording.New("r", strings.NewReader(test.text), recording.Options{})
			require.EqualError(t, err, test.want)
			require.ErrorIs(t, err, test.is)
			var fault *recording.Error
			require.ErrorAs(t, err, &fault)
		})
	}
	_, err := recording.New("r", iotest.ErrReader(errors.New("no disk")), recording.Options{})
	require.EqualError(t, err, "r: no disk")
	for _, options := range []recording.Options{{Status: 200}, {Operation: "a"}, {Operation: "a", Status: 99}, {MaxEntry: -1}} {
		_, err := recording.New("r", strings.NewReader(line), options)
		require.ErrorContains(t, err, "recording: ", "%+v", options)
	}
}

func TestFirstLineDamaged(t *testing.T) {
	t.Parallel()
	for _, first := range []string{`{"meth`, `{"a":1}`, "\x00", `{"status":200,"method":"GET","url`} {
		exchanges, faults := read(t, first+"\n"+line, recording.Options{})
		require.Len(t, faults, 1, first)
		require.Equal(t, []string{"r:2"}, places(exchanges), first)
	}
}

func TestShortLimit(t *testing.T) {
	t.Parallel()
	for _, text := range []string{line + `{"a":"` + strings.Repeat("a", 80) + `"}` + "\n" + line, line + strings.Repeat(" ", 100_000)} {
		exchanges, faults := read(t, text, recording.Options{MaxEntry: 80})
		require.NotEmpty(t, exchanges)
		require.Equal(t, []string{"r:2: too long: a line of more than 80 bytes"}, faults)
	}
}

func TestBrokenRead(t *testing.T) {
	t.Parallel()
	const item = "- request: {method: GET, url: /a}\n  response: {code: 200}\n"
	for text, want := range map[string]string{
		line + line[:20]: "r:2: no disk",
		line + `{"a":"` + strings.Repeat("a", 100_000):          "r:2: no disk",
		`{"log":{"entries":[` + line + "," + line[:20]:          "r#2:2: no disk",
		"interactions:\n" + item + item + "# cut in the middle": "r#2:6: no disk",
	} {
		reader, err := recording.New("r", io.MultiReader(strings.NewReader(text), iotest.ErrReader(errors.New("no disk"))), recording.Options{})
		require.NoError(t, err)
		exchanges, faults := drain(t, reader)
		require.Len(t, exchanges, 1, "a truncated entry is not returned")
		require.Equal(t, []string{want}, faults)
	}
}

func TestSingleBody(t *testing.T) {
	t.Parallel()
	options := recording.Options{Operation: "fetchPayment", Status: 200, MaxEntry: 100}
	exchanges, faults := read(t, "\n {\"url\":\n1}\n", options)
	require.Empty(t, faults)
	require.Len(t, exchanges, 1)
	require.Equal(t, "fetchPayment 200 {\"url\":\n1}\n r:2", exchanges[0].Operation+" 200 "+string(exchanges[0].Body)+" "+exchanges[0].At.String())
	reader, err := recording.New("r", io.MultiReader(strings.NewReader("{}"), iotest.ErrReader(fmt.Errorf("no network: %w", io.EOF))), options)
	require.NoError(t, err)
	_, faults = drain(t, reader)
	require.Equal(t, []string{"r:1: unexpected EOF"}, faults, "no error is io.EOF")
	_, faults = read(t, strings.Repeat("a", 101), options)
	require.Equal(t, []string{"r:1: too long: more than 100 bytes"}, faults)
}

func TestFile(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "wrong ending.har")
	require.NoError(t, os.WriteFile(name, []byte(zstandard(t, line)), 0o600))
	reader, err := recording.Open(name, recording.Options{})
	require.NoError(t, err)
	exchanges, _ := drain(t, reader)
	require.Equal(t, []string{name + ":1"}, places(exchanges))

	_, err = recording.Open(filepath.Join(t.TempDir(), "none"), recording.Options{})
	require.ErrorIs(t, err, os.ErrNotExist)
}
