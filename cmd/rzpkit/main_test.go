package main

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// asCommand is the environment variable that makes the test binary the command.
const asCommand = "RZPKIT_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main() // which exits
	}
	os.Exit(m.Run())
}

// process is the command as a process of its own, not yet started. It is this test
// binary once more: to build the command as well would take longer than the tests
// that need it.
func process(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), binary, arguments...)
	command.Env = append(os.Environ(), asCommand+"=1")
	return command
}
