package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// The program reads files, writes the same reports as check, and exits with the same status.
func TestCommand(t *testing.T) {
	folder := t.TempDir()
	const line = `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b","success":SUCCESS}}}` + "\n"
	write := func(name, success string) string {
		file := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(file, []byte(strings.Repeat(strings.ReplaceAll(line, "SUCCESS", success), 100)), 0o600))
		return file
	}
	good, bad := write("good.ndjson", "true"), write("bad.ndjson", `"yes"`)
	sum, findings := filepath.Join(folder, "summary.json"), filepath.Join(folder, "findings.ndjson")
	run := func(arguments ...string) (string, error) {
		var out bytes.Buffer
		command := command()
		command.SetArgs(append(arguments, "--shared", folder))
		command.SetOut(&out)
		err := command.ExecuteContext(t.Context())
		return out.String(), err
	}

	out, err := run("--summary", sum, "--findings", findings, good, bad)
	require.Equal(t, exit.Findings, exit.Status(err), "%v", err)
	require.Contains(t, out, "200 exchanges checked: 1 breaking, 0 news\n")
	require.Contains(t, out, bad+":1, "+bad+":2, "+bad+":3\n")
	text, err := os.ReadFile(sum)
	require.NoError(t, err)
	read, err := summary.Read(text)
	require.NoError(t, err)
	require.Equal(t, int64(200), read.Exchanges)
	text, err = os.ReadFile(findings)
	require.NoError(t, err)
	require.Equal(t, 100, strings.Count(string(text), "\n"))
	left, err := filepath.Glob(filepath.Join(folder, "rzpkit-beam-*"))
	require.NoError(t, err)
	require.Empty(t, left, "the summary of the workers is removed")

	_, err = run(good)
	require.NoError(t, err)
	for name, test := range map[string]struct {
		arguments []string
		status    int
		message   string
	}{
		"standard input":         {[]string{"-"}, exit.Contract, "workers cannot read standard input"},
		"an unknown flag":        {[]string{"--bogus", good}, exit.Contract, "unknown flag: --bogus"},
		"no contract":            {[]string{"--contract", filepath.Join(folder, "none.yaml"), good}, exit.Contract, "none.yaml"},
		"a missing file":         {[]string{good, filepath.Join(folder, "none.ndjson")}, exit.Unreadable, "none.ndjson"},
		"an unknown file system": {[]string{"none://bucket/*"}, exit.Unreadable, "none://bucket/*"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := run(test.arguments...)
			require.Equal(t, test.status, exit.Status(err), "%v", err)
			require.ErrorContains(t, err, test.message)
		})
	}
}
