//go:build !race

// This test reads hundreds of megabytes in one goroutine. The race detector would find nothing and
// take ten times as long.

package recording_test

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// TestLongLine checks that a line of 200 MB is skipped without being kept in memory.
func TestLongLine(t *testing.T) {
	for name, parts := range map[string][3]string{
		"NDJSON":     {line + `{"method":"`, `"}` + "\n", line},
		"HAR":        {`{"log":{"entries":[` + line + `,{"a":"`, `"},` + "\n", line + "]}}"},
		"a cassette": {"interactions:\n- id: 1\n  request:\n    body: '", "'\n", "- request: {method: GET, url: /a}\n  response: {code: 200}\n"},
	} {
		in := io.MultiReader(strings.NewReader(parts[0]), io.LimitReader(letters{}, 200<<20), strings.NewReader(parts[1]), strings.NewReader(parts[2]))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		reader, err := recording.New("r", in, recording.Options{MaxEntry: 1 << 20})
		require.NoError(t, err, name)
		exchanges, faults := drain(t, reader)
		runtime.ReadMemStats(&after)
		require.Len(t, faults, 1, name)
		require.Contains(t, faults[0], "too long", name)
		require.NotEmpty(t, exchanges, name)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(20<<20), name)
	}
}

// letters is an endless reader.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}
