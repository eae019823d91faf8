//go:build !race

// One reader handles 200 MB here. The race detector would find nothing and make it five times as
// slow.

package main

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
)

// repeatedLetters returns a reader of count letters that are never all in memory.
func repeatedLetters(count int64) io.Reader {
	return io.LimitReader(repeatedBytes(bytes.Repeat([]byte("a"), 64<<10)), count)
}

type repeatedBytes []byte

func (e repeatedBytes) Read(p []byte) (int, error) { return copy(p, e), nil }

// A line of 200 MB is reported as too long, with its position. The lines after it are checked, and
// it is never held in memory as a whole. The test is not parallel because it counts allocated
// bytes.
func TestVeryLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("200 MB take a second")
	}
	const size = 200 << 20
	long := func() io.Reader {
		return io.MultiReader(strings.NewReader(`{"method":"GET","path":"`), repeatedLetters(size), strings.NewReader("\"}\n"))
	}
	for name, test := range map[string]struct {
		input io.Reader
		place string
	}{
		"in the middle": {io.MultiReader(strings.NewReader(good), long(), strings.NewReader(good+bad)), "-:2: "},
		"at the start":  {io.MultiReader(long(), strings.NewReader(good+good+bad)), "-:1: "},
		"at the end":    {io.MultiReader(strings.NewReader(good+good+bad), long()), "-:4: "},
	} {
		var before, after runtime.MemStats
		var out bytes.Buffer
		command := root()
		command.SetArgs([]string{"check", "-"})
		command.SetIn(test.input)
		command.SetOut(&out)
		command.SetErr(io.Discard)
		runtime.ReadMemStats(&before)
		err := command.ExecuteContext(t.Context())
		runtime.ReadMemStats(&after)

		require.Equal(t, exit.Unreadable, exit.Status(err), name)
		require.ErrorContains(t, err, "1 entries could not be read; the first: "+test.place, name)
		require.ErrorContains(t, err, "a line of more than 67108864 bytes", name)
		require.Contains(t, out.String(), "3 exchanges checked: 1 breaking, 0 news", name)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(size), "bytes allocated during the check")
	}
}
