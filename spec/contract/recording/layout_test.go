package recording_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// FuzzLayout holds that a line is read alike whatever lines were read before it, and that a
// body whose end was presumed is the right one if it is one JSON value.
func FuzzLayout(f *testing.F) {
	lines := []string{
		`{"method":"GET","url":"/a","status":200,"response":{"headers":{"a":"}"},"body":{"a":1}}}`,
		`{"method":"POST","url":"https://b/c?d=\"","status":201,"response":{"headers":{},"body":{"b":[{}]}}}`,
		`{"method":"GET","url":"/a","status":200,"response":{"headers":{"a":"}"},"body":{"a":1}} }`,
		`{"method":"GET","url":"/a","status":200,"response":{"headers":{"a":"}"},"body":{"a":1} }}`,
		`{"method":"GET","url":"/a","status":200,"response":{"headers":{"a":"}"},"body":{"a":1},"body":{}}}`,
		`{"method":"GET","url":"/a","status":200,"response":{"headers":null,"body":{"a":1},"status":404}}`,
		`{"method":"GET","url":"/a","status":200,"response":{"headers":null,"body":{"a":"}}`,
		`{"method":"GET","url":"/a","status":"200","response":{"headers":[],"body":"{}"}}`,
		`{"method":"GET","url":"/a","status":null,"response":{"headers":[],"body":{"a":{}}}}`,
		`{"request":{"method":"GET","path":"/a","x":{}},"response":{"status":200,"body":{}}}`,
		`{"request":null,"path":"/a","response":{"status":200,"body":{}}}`,
		`{"operation":"a","status":200,"response":{"body":{"a":1}}`,
		`{"operation":"a","status":200,"response":{"body":{"a":1}}}x`,
		`{"path":"/a","method":"GET","body":{},"bodyText":{},"res":{"status":200,"body":{},"bodyText":{}}}`,
		`{"operation":"a","status":200,"` + strings.Repeat("a", 5000) + `":1,"response":{"body":{}}}`,
		`{`,
	}
	for _, before := range lines {
		for _, text := range lines {
			f.Add(before, text)
		}
	}
	f.Fuzz(func(t *testing.T, before, text string) {
		if strings.ContainsAny(before+text, "\n") || strings.TrimSpace(before) == "" || strings.TrimSpace(text) == "" {
			t.Skip("it is not two lines")
		}
		reader, err := recording.New("r", strings.NewReader(lines[0]+"\n"+before+"\n"+text+"\n"), recording.Options{})
		require.NoError(t, err)
		raws := make([]recording.Raw, 3)
		for i := range raws {
			raws[i], err = reader.NextRaw()
			require.NoError(t, err)
			raws[i], _ = raws[i].Kept(nil)
		}
		var fresh, used, presuming recording.Parser
		want, _, wantErr := fresh.Read(raws[2], false)
		_, _, _ = used.Read(raws[0], false)
		_, _, _ = used.Read(raws[1], false)
		got, _, err := used.Read(raws[2], false)
		require.Equal(t, want, got)
		require.Equal(t, wantErr, err)

		_, _, _ = presuming.Read(raws[1], false)
		got, presumed, err := presuming.Read(raws[2], true)
		if !presumed || err == nil && json.Valid(got.Body) {
			require.Equal(t, want, got)
			require.Equal(t, wantErr, err)
		}
	})
}

// A body is presumed to end where the layout of the line before says.
func TestTheEndOfABodyIsPresumed(t *testing.T) {
	t.Parallel()
	line := `{"operation":"a","status":200,"response":{"body":{"a":1}}}` + "\n"
	reader, err := recording.New("r", strings.NewReader(line+line+line), recording.Options{})
	require.NoError(t, err)
	var parser recording.Parser
	for i, want := range []bool{false, true, true} {
		raw, err := reader.NextRaw()
		require.NoError(t, err)
		exchange, presumed, err := parser.Read(raw, true)
		require.NoError(t, err)
		require.Equal(t, want, presumed, i)
		require.JSONEq(t, `{"a":1}`, string(exchange.Body))
	}
}
