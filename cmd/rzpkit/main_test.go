package main

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// asCommand is the environment variable that makes the test binary run as the command.
const asCommand = "RZPKIT_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main() // exits
	}
	os.Exit(m.Run())
}

// process returns the command as a separate process, not yet started. It runs this test binary:
// building the command as well would take longer than the tests that need it.
func process(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), binary, arguments...)
	command.Env = append(os.Environ(), asCommand+"=1")
	return command
}
