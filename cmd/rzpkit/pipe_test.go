//go:build !race

// Each run loads the contract for a few lines. The race detector would find nothing here and make
// it four times as slow; the other tests of shards run with it.

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
)

// Other tests replace standard input by a reader. This one uses a pipe, which can be read only
// once.
func TestStandardInputIsReadOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		input string
		code  int
		want  string
	}{
		"one line":                    {bad, exit.Findings, "1 exchange checked"},
		"a finding in the first line": {bad + strings.Repeat(good, 1000), exit.Findings, "1001 exchanges checked"},
		"a finding in the last line":  {strings.Repeat(good, 1000) + bad, exit.Findings, "1001 exchanges checked"},
		"all valid":                   {strings.Repeat(good, 1000), 0, "1000 exchanges checked: 0 breaking"},
		"nothing":                     {"", exit.Unreadable, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			command := process(t, "check", "--contract", "../../spec/payments.yaml", "-")
			in, write := io.Pipe()
			go func() {
				for part := range strings.Lines(test.input) { // as a running program writes them
					_, _ = write.Write([]byte(part))
				}
				_ = write.Close()
			}()
			var out bytes.Buffer
			command.Stdin, command.Stdout = in, &out
			err := command.Run()
			var exit *exec.ExitError
			if test.code != 0 {
				require.ErrorAs(t, err, &exit)
				require.Equal(t, test.code, exit.ExitCode())
			} else {
				require.NoError(t, err)
			}
			require.Contains(t, out.String(), test.want)
		})
	}
}

// --update-baseline keeps news even with --no-news, and changes nothing if an input could not be
// read.
func TestUpdateBaselineKeepsKnownFindings(t *testing.T) {
	t.Parallel()
	baseline := filepath.Join(t.TempDir(), "baseline.json")
	count := func() int {
		var known map[string]string
		text, err := os.ReadFile(baseline)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &known))
		return len(known)
	}
	_, code, err := rzpkit(t, bad+news, "check", "--no-news", "--baseline", baseline, "--update-baseline", "-")
	require.Equal(t, 0, code, "%v", err)
	require.Equal(t, 2, count(), "news are kept as well")
	for _, arguments := range [][]string{{"no-such-file.ndjson"}, {"-"}} {
		_, code, _ = rzpkit(t, "{\n", append([]string{"check", "--baseline", baseline, "--update-baseline"}, arguments...)...)
		require.Equal(t, exit.Unreadable, code)
		require.Equal(t, 2, count())
	}
}

func TestUnopenableInputIsCountedOnceForAllShards(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var shards []string
	for _, shard := range []string{"1/3", "2/3", "3/3"} {
		file := filepath.Join(folder, strings.ReplaceAll(shard, "/", "of")+".json")
		_, _, _ = rzpkit(t, strings.Repeat(good, 9), "check", "--shard", shard, "--summary", file, "no-such-file.ndjson", "-")
		shards = append(shards, file)
	}
	_, _, err := rzpkit(t, "", append([]string{"merge"}, shards...)...)
	require.ErrorContains(t, err, "1 entries could not be read")

	_, code, err := rzpkit(t, "", "merge", shards[2], shards[0])
	require.Equal(t, exit.Unreadable, code)
	require.ErrorContains(t, err, "shards [2/3] are missing")
	_, code, err = rzpkit(t, "", "merge", shards[2], shards[0], shards[2])
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, "3/3 stands twice")
}

func TestInvalidCommandLines(t *testing.T) {
	t.Parallel()
	for _, arguments := range [][]string{{"chekc"}, {"merge"}, {"serve", "now"}, {"tour", "x"}, {"check", "--no-such-flag"}} {
		_, code, err := rzpkit(t, "", arguments...)
		require.Equal(t, exit.Contract, code, "%v: %v", arguments, err)
	}
}

// The name of a recording is its sender's: in a pull request, anyone's.
func TestNoNameOfAFileIsACommand(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	name := "a\n::stop-commands::x\n\x1b]0;title\a.json"
	require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte("{"), 0o600))
	for _, arguments := range [][]string{
		{"check", "-o", "github=-", folder}, {"check", "-o", "text=-", folder}, {"check", filepath.Join(folder, name)},
		{"merge", name}, {"docs", "diff", name}, {"serve", "--faults", name}, {"check", "--contract", name, folder}, {name},
	} {
		said, err := process(t, arguments...).CombinedOutput()
		require.Error(t, err)
		require.Contains(t, string(said), "stop-commands", "the name is said")
		require.NotRegexp(t, `(?m)^\s*::stop-commands|\x1b`, string(said))
	}
}
