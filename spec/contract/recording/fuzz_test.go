package recording_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// requireReadable reads to the end and checks what holds for every input: reading ends, every error
// has a place, and every exchange can be checked.
func requireReadable(t *testing.T, text string, reader *recording.Reader) {
	t.Helper()
	for range len(text) + 3 {
		exchange, err := reader.Next()
		if errors.Is(err, io.EOF) {
			require.NoError(t, reader.Close())
			return
		}
		var fault *recording.Error
		if errors.As(err, &fault) {
			require.NotEmpty(t, fault.At.File)
			continue
		}
		require.NoError(t, err)
		require.NotEmpty(t, exchange.At.File)
		require.Positive(t, exchange.At.Line)
		require.True(t, 100 <= exchange.Status && exchange.Status <= 599)
		require.True(t, exchange.Operation != "" || exchange.Method != "" && strings.HasPrefix(exchange.Path, "/"), "%+v", exchange)
	}
	t.Fatal("there are more entries than bytes")
}

func fuzz(f *testing.F, seeds ...string) {
	f.Helper()
	for _, seed := range seeds {
		f.Add(seed)
		f.Add(seed[:len(seed)/2])
	}
	f.Fuzz(func(t *testing.T, text string) {
		reader, err := recording.New("r", strings.NewReader(text), recording.Options{MaxEntry: 10_000})
		if err != nil {
			var fault *recording.Error
			require.ErrorAs(t, err, &fault)
			require.NotErrorIs(t, err, io.EOF)
			return
		}
		requireReadable(t, text, reader)
	})
}

func FuzzNDJSON(f *testing.F) {
	fuzz(f, line+line,
		`{"http":{"request":{"httpMethod":"post","uri":"/v1/orders?a=b","body":{"amount":1}},"response":{"statusCode":"200","headers":{"content-type":["a"]},"bodyText":"\u20ac"}}}`,
		`{"req":{"method":"GET","pathname":"/a","headers":[{"name":"a","value":"b"}],"data":"eA==","encoding":"base64"},"res":{"status":200}}`)
}

func FuzzHAR(f *testing.F) { fuzz(f, archive, `{"log":{"entries":[1,{}],"entries":[]}}`) }

func FuzzCassette(f *testing.F) {
	fuzz(f, written(f), "interactions:\n  - {request: {method: GET, url: /a}, response: {code: 200}}\n  - a\n")
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(gzipped(f, line)), false)
	f.Add([]byte(zstandard(f, line)), false)
	f.Add([]byte(archive), true)
	f.Add([]byte(line), true)
	f.Fuzz(func(t *testing.T, text []byte, inFolder bool) {
		name := filepath.Join(t.TempDir(), "200-a.json")
		require.NoError(t, os.WriteFile(name, text, 0o600))
		if inFolder {
			name = filepath.Dir(name)
		}
		reader, err := recording.Open(name, recording.Options{MaxEntry: 10_000})
		if err != nil {
			require.False(t, inFolder)
			return
		}
		requireReadable(t, strings.Repeat("a", 1<<20), reader) // decompressed, it may be longer than text
	})
}

// FuzzBody checks that a recorded body is read unchanged, whatever it contains.
func FuzzBody(f *testing.F) {
	f.Add([]byte(`{"a":["}",1e5,null],"b\"":"\\"}`))
	f.Add([]byte("a\u20ac\U0001f600\"\\/\x00\u2028"))
	f.Fuzz(func(t *testing.T, body []byte) {
		around := func(text []byte) string {
			return `{"response":{"body": ` + string(text) + ` ,"headers":{"a":"}"}},"status":200,"operation":"a"}`
		}
		var inline bytes.Buffer
		if err := json.Compact(&inline, body); err == nil && inline.Bytes()[0] != '"' && inline.String() != "null" {
			require.Equal(t, inline.String(), string(one(t, around(inline.Bytes())).Body))
		}
		if utf8.Valid(body) {
			quoted, err := json.Marshal(string(body))
			require.NoError(t, err)
			require.Equal(t, string(body), string(one(t, around(quoted)).Body))
		}
		encoded, err := json.Marshal(body) // base64
		require.NoError(t, err)
		require.Equal(t, string(body), string(one(t, strings.Replace(around(encoded), `"headers"`, `"encoding":"base64","headers"`, 1)).Body))
	})
}
