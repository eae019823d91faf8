//go:build !race

// A shell runs the commands in processes that the race detector does not watch.

package main

import (
	"bufio"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// freePort returns a loopback port that was free a moment ago.
func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	return port
}

// The commands of docs/test-server.md work. The test starts those that serve and runs all others in
// one shell, which stops at the first failure.
func TestTestServerGuide(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("the guide uses curl: ", err)
	}
	guide, err := os.ReadFile("../../docs/test-server.md")
	require.NoError(t, err)
	api := freePort(t)
	text := strings.NewReplacer("8380", api, "8381", freePort(t), "8390", freePort(t)).Replace(string(guide))
	folder := t.TempDir()
	script := "set -e\n"
	served := 0
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(text, -1) {
		arguments, serves := strings.CutPrefix(strings.TrimSpace(block[1]), "rzpkit serve")
		if !serves {
			script += strings.ReplaceAll(block[1], "curl -s ", "curl -sS --fail-with-body ")
			continue
		}
		served++
		// A flag in the guide overrides the default.
		running := process(t, append([]string{"serve", "--addr", "127.0.0.1:" + api}, strings.Fields(arguments)...)...)
		running.Dir = folder
		out, err := running.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, running.Start())
		printed := bufio.NewReader(out)
		_, err = printed.ReadString('\n') // printed when it listens
		require.NoError(t, err, arguments)
		go func() { _, _ = io.Copy(io.Discard, printed) }()
	}
	require.Equal(t, 2, served)
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
