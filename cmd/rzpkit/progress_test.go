package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/checkcmd"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

// clock is a clock that only wait moves.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

func (c *clock) wait(d time.Duration) { c.Time = c.Add(d) }

func TestProgressIsDrawnAtIntervals(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	clock := &clock{time.Unix(1_700_000_000, 0)}
	line := startProgress(&out, clock.now)
	for i := range int64(3000) { // three seconds
		line.draw(i*1000, i/1000)
		clock.wait(time.Millisecond)
	}
	lines := strings.Split(out.String(), clearLine)
	require.Empty(t, lines[0])
	require.Equal(t, "1000000 exchanges  1000000/s  1 findings", lines[1], "first drawn after a second")
	require.Equal(t, "1250000 exchanges  1000000/s  1 findings", lines[2])
	require.Len(t, lines, 1+8)
	require.NotContains(t, out.String(), "\n")

	line.clear()
	line.clear()
	require.True(t, strings.HasSuffix(out.String(), "findings"+clearLine), "the line is cleared")
}

func TestShortCheckShowsNoProgress(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	clock := &clock{time.Unix(1_700_000_000, 0)}
	line := startProgress(&out, clock.now)
	clock.wait(showAfter - 1)
	line.draw(1, 0)
	line.clear()
	require.Empty(t, out.String())
}

// A file, a pipe and a buffer are not terminals.
func TestProgressNeedsATerminal(t *testing.T) {
	t.Parallel()
	file, err := os.Create(filepath.Join(t.TempDir(), "errors"))
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	read, write, err := os.Pipe()
	require.NoError(t, err)
	defer func() { require.NoError(t, read.Close()); require.NoError(t, write.Close()) }()
	for _, out := range []*progress{newProgress(file, nil), newProgress(write, nil), newProgress(&bytes.Buffer{}, nil)} {
		out.draw(1, 1)
		out.clear()
		require.Nil(t, out.out)
	}
	_, code, err := rzpkit(t, good, "check", "-")
	require.Equal(t, 0, code, "%v", err)
}

func TestCheckDrawsProgress(t *testing.T) {
	t.Parallel()
	c, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	var out bytes.Buffer
	clock := &clock{time.Unix(1_700_000_000, 0)}
	now := func() time.Time { clock.wait(time.Second); return clock.Time }
	const batch = 256 // the workers report a batch at a time
	found, err := run(t.Context(), checkcmd.Job{Checks: c, Inputs: []string{"-"}}, strings.NewReader(strings.Repeat(good+bad, 20*batch)),
		shard{1, 1}, 1, startProgress(&out, now))
	require.NoError(t, err)
	require.Equal(t, int64(40*batch), found.Exchanges)
	require.Regexp(t, `^(\r\x1b\[K\d+ exchanges  \d+/s  \d+ findings){20,}\r\x1b\[K$`, out.String())
	require.Regexp(t, `K[1-9]\d* exchanges  [1-9]\d*/s  [1-9]\d* findings`, out.String())
}
