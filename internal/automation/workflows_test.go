package automation_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// workflow is the part of a .github/workflows file that the test uses. action.yml has steps but no
// jobs.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct{ Steps []step }
	Runs        struct{ Steps []step }
}

type step struct{ Run string }

var (
	uses   = regexp.MustCompile(`^\s*(?:- )?uses:\s*(.*?)\s*$`)
	pinned = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
)

func TestWorkflowsPinActionsAndLimitPermissions(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../.github/workflows/*.yml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range append(files, "../../action.yml") {
		name := filepath.Base(file)
		actions := 0
		for line := range strings.Lines(read(t, file)) {
			if action := uses.FindStringSubmatch(line); action != nil {
				actions++
				require.Regexp(t, pinned, action[1], "%s: pin the action by commit hash: a tag can be moved", name)
			}
		}
		require.NotZero(t, actions, name)

		var parsed workflow
		decode(t, strings.TrimPrefix(file, "../../"), &parsed)
		steps := parsed.Runs.Steps
		for _, job := range parsed.Jobs {
			steps = append(steps, job.Steps...)
		}
		require.NotEmpty(t, steps, name)
		for _, step := range steps {
			require.NotContains(t, step.Run, "${{", "%s: the value of an expression would be run as a command: pass it through env", name)
		}
		if name == "action.yml" {
			continue // it has the permissions of the calling job
		}
		require.NotEmpty(t, parsed.Permissions, "%s: without this key a workflow has all permissions", name)
		for scope, right := range parsed.Permissions {
			require.NotEqual(t, "write", right, "%s: %s: give it to the job that needs it", name, scope)
		}
	}
}
