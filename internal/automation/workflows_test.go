package automation_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// workflow is what a file in .github/workflows says; action.yml has steps without a job.
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

func TestWorkflowsTrustLittle(t *testing.T) {
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
				require.Regexp(t, pinned, action[1], "%s: a tag can be moved, the hash of a commit cannot", name)
			}
		}
		require.NotZero(t, actions, name)

		var said workflow
		decode(t, strings.TrimPrefix(file, "../../"), &said)
		steps := said.Runs.Steps
		for _, job := range said.Jobs {
			steps = append(steps, job.Steps...)
		}
		require.NotEmpty(t, steps, name)
		for _, step := range steps {
			require.NotContains(t, step.Run, "${{", "%s: what an expression gives would be a command; put it into env", name)
		}
		if name == "action.yml" {
			continue // it has the rights of the job that uses it
		}
		require.NotEmpty(t, said.Permissions, "%s: without permissions a workflow has all", name)
		for scope, right := range said.Permissions {
			require.NotEqual(t, "write", right, "%s: %s: give it to the job that needs it", name, scope)
		}
	}
}
