package recording_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// FuzzLayout checks that the lines that were read before do not affect how a line is read.
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
		`{"operation":"a","status":null,"status":200,"response":{"body":{}}}`,
		`{"operation":"a","status":404,"status":200,"response":{"body":{}}}`,
		`{"operation":"a","status":200,"response":{"body":{"a":1},"data":{}}}`,
		`{"operation":"a","status":200,"response":{"body":{"a":1},"data":{},"status":404,"x":{}}}`,
		`{"operation":"a","status":200,"response":{"body":{"a":1},"data":{]]]"}}}`,
		`{"operation":"a","status":200,"response":{"body":{"a":1}}}}`,
		`{`,
	}
	for _, before := range lines {
		for _, text := range lines {
			f.Add(before, text)
		}
	}
	f.Fuzz(func(t *testing.T, before, text string) {
		if strings.ContainsAny(before+text, "\n") || strings.TrimSpace(before) == "" || strings.TrimSpace(text) == "" {
			t.Skip("not two lines")
		}
		reader, err := recording.New("r", strings.NewReader(lines[0]+"\n"+before+"\n"+text+"\n"), recording.Options{})
		require.NoError(t, err)
		raws := make([]recording.Raw, 3)
		for i := range raws {
			raws[i], err = reader.NextRaw()
			require.NoError(t, err)
			raws[i], _ = raws[i].Kept(nil)
		}
		var fresh, used recording.Parser
		want, wantErr := fresh.Read(raws[2])
		_, _ = used.Read(raws[0])
		_, _ = used.Read(raws[1])
		got, err := used.Read(raws[2])
		require.Equal(t, want, got)
		require.Equal(t, wantErr, err)
	})
}
