//go:build !race

package automation_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A branch can have any name that git accepts, and a user can pass any text as BASE. The script and
// make never run it as a command. A script takes the place of go, which would compile for minutes.
func TestBreakingNeverRunsABranchName(t *testing.T) {
	t.Parallel()
	repository := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(repository, ".ci"), 0o700))
	write(t, 0o700, read(t, "..", "..", ".ci", "breaking"), repository, ".ci", "breaking")
	write(t, 0o600, read(t, "..", "..", "Makefile"), repository, "Makefile")
	write(t, 0o700, "#!/bin/sh\necho go \"$@\" >&2\n", repository, "go")
	run := func(program string, arguments ...string) (string, error) {
		command := exec.CommandContext(t.Context(), program, arguments...)
		command.Dir = repository
		command.Env = append(os.Environ(), "GO="+filepath.Join(repository, "go"), "GIT_CONFIG_GLOBAL=/dev/null",
			"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
		printed, err := command.CombinedOutput()
		return string(printed), err
	}
	branches := []string{"plain", "$(touch${IFS}ran)", `x";touch${IFS}ran;"`, "x'|touch${IFS}ran"}
	for _, arguments := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-qm", "all"}} {
		printed, err := run("git", arguments...)
		require.NoError(t, err, printed)
	}
	for _, branch := range branches {
		printed, err := run("git", "branch", branch)
		require.NoError(t, err, printed)
		for _, program := range [][]string{{".ci/breaking", branch}, {"make", "-s", "breaking", "BASE=" + branch}} {
			printed, err := run(program[0], program[1:]...)
			require.NoError(t, err, "%s: %s", program, printed)
			require.Contains(t, printed, "oasdiff", program)
			require.Contains(t, printed, "apidiff", program)
		}
	}
	for _, none := range []string{"", "-f", "$(shell touch ran)", "a b; touch ran", "plain:Makefile"} {
		for _, program := range [][]string{{".ci/breaking", none}, {"make", "-s", "breaking", "BASE=" + none}} {
			printed, err := run(program[0], program[1:]...)
			require.Error(t, err, program)
			require.NotContains(t, printed, "oasdiff@", program)
		}
	}
	require.NoFileExists(t, filepath.Join(repository, "ran"))
	kept, err := run("git", "worktree", "list")
	require.NoError(t, err)
	require.NotContains(t, kept, "base", "a worktree of the comparison is left")
}
