//go:build !race

// A shell runs the commands in processes that the race detector does not watch.

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var loopbackPort = regexp.MustCompile(`127\.0\.0\.1:(\d+)`)

// The commands of docs/test-server.md work. The test starts those that serve and runs all others in
// one shell, which stops at the first failure.
func TestTestServerGuide(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("the guide uses curl: ", err)
	}
	guide, err := os.ReadFile("../../docs/test-server.md")
	require.NoError(t, err)
	folder := t.TempDir()
	script := "set -e\n"
	var ports []string // those of the guide, each followed by the one that the system chose
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(guide), -1) {
		arguments, serves := strings.CutPrefix(strings.TrimSpace(block[1]), "rzpkit serve")
		if !serves {
			script += strings.ReplaceAll(block[1], "curl -s ", "curl -sS --fail-with-body ")
			continue
		}
		if !strings.Contains(arguments, "--addr") {
			arguments = "--addr 127.0.0.1:8380" + arguments // the default
		}
		running := process(t, append([]string{"serve"}, strings.Fields(loopbackPort.ReplaceAllString(arguments, "127.0.0.1:0"))...)...)
		running.Dir = folder
		out, err := running.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, running.Start())
		printed := bufio.NewReader(out)
		for _, documented := range loopbackPort.FindAllStringSubmatch(arguments, -1) { // printed in this order when it listens
			line, err := printed.ReadString('\n')
			require.NoError(t, err, arguments)
			chosen := loopbackPort.FindStringSubmatch(line)
			require.NotNil(t, chosen, line)
			ports = append(ports, documented[1], chosen[1])
		}
		go func() { _, _ = io.Copy(io.Discard, printed) }()
	}
	require.Len(t, ports, 6)
	script = strings.NewReplacer(ports...).Replace(script)
	shell := exec.CommandContext(t.Context(), "sh")
	shell.Dir, shell.Stdin = folder, strings.NewReader(script)
	output, err := shell.CombinedOutput()
	require.NoError(t, err, "%s\n%s", script, output)
	for _, want := range []string{
		`"status":"authorized"`, `"captured":true`, `"status":"processed"`, `"kind":"reset-after"`, `"entity":"collection","count":0`,
	} {
		require.Contains(t, string(output), want)
	}
	require.FileExists(t, filepath.Join(folder, "razorpay.pem"))
}
