//go:build !race

// The work is done in child processes, which the race detector does not watch.

package automation_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	valid  = `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b","success":true}}}` + "\n"
	broken = `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b","success":"yes"}}}` + "\n"
)

// action is the part of action.yml that the tests use.
type action struct {
	Inputs map[string]struct {
		Required bool
		Default  string
	}
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Steps []struct {
			ID, Run string
			Env     map[string]string
		}
	}
}

var input = regexp.MustCompile(`^\$\{\{ inputs\.([a-z-]+) \}\}$`)

// runner runs the steps of the action as GitHub's runner does, in its own folder.
type runner struct {
	action    action
	work, tmp string
}

func newRunner(t *testing.T) runner {
	t.Helper()
	r := runner{work: t.TempDir(), tmp: t.TempDir()}
	decode(t, "action.yml", &r.action)
	return r
}

// run runs a step with the given inputs. It returns the output, and an error if the step fails.
func (r runner) run(t *testing.T, step int, with map[string]string) (string, error) {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", r.action.Runs.Steps[step].Run)
	command.Dir = r.work
	command.Env = append(os.Environ(), "GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+r.tmp,
		"GITHUB_OUTPUT="+filepath.Join(r.tmp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(r.tmp, "summary"))
	for name, value := range r.action.Runs.Steps[step].Env {
		found := input.FindStringSubmatch(value)
		require.NotNil(t, found, "%s: %s", name, value)
		require.Contains(t, r.action.Inputs, found[1])
		value, given := with[found[1]]
		if !given {
			value = r.action.Inputs[found[1]].Default
		}
		command.Env = append(command.Env, name+"="+value)
	}
	printed, err := command.CombinedOutput()
	return string(printed), err
}

// The indexes of the steps in action.yml that run commands.
const build, check = 1, 2

func TestTheActionChecksRecordings(t *testing.T) {
	t.Parallel()
	r := newRunner(t)
	write(t, 0o600, valid, r.work, "valid one.ndjson")
	write(t, 0o600, broken, r.work, "-broken.ndjson")
	printed, err := r.run(t, build, nil)
	require.NoError(t, err, printed)
	printed, err = r.run(t, check, map[string]string{"recordings": "valid one.ndjson\n\n-broken.ndjson\n"})
	require.Error(t, err)
	require.Contains(t, printed, "::error file=-broken.ndjson,line=1")
	printed, err = r.run(t, check, map[string]string{"recordings": "valid one.ndjson\n"})
	require.NoError(t, err, printed)

	var log struct{ Runs []struct{ Results []any } }
	require.NoError(t, json.Unmarshal([]byte(read(t, r.work, "rzpkit.sarif")), &log))
	require.Len(t, log.Runs, 1)
	require.Contains(t, read(t, r.tmp, "summary"), "/success")

	help, err := exec.CommandContext(t.Context(), filepath.Join(r.tmp, "rzpkit"), "check", "-h").Output()
	require.NoError(t, err)
	for name := range r.action.Inputs {
		if name != "recordings" && name != "sarif" {
			require.Contains(t, string(help), "--"+name+" ", "the action has an input that is not a flag of check")
		}
	}
}

// An input is passed as an argument and never run as a command. A script in place of rzpkit writes
// its arguments and a SARIF file, and exits with status 4.
func TestInputsOfTheActionAreArguments(t *testing.T) {
	t.Parallel()
	r := newRunner(t)
	write(t, 0o700, "#!/bin/sh\nprintf '%s\\n' \"$@\" >arguments\necho >\"a b.sarif\"\nexit 4\n", r.tmp, "rzpkit")
	hostile := "\"; touch ran; $(touch ran)`touch ran`"
	_, err := r.run(t, check, map[string]string{
		"recordings": hostile + "\n--contract\n", "contract": hostile, "baseline": hostile, "fail-on": "none",
		"min-coverage": "50", "sarif": "a b.sarif",
	})
	var failed *exec.ExitError
	require.ErrorAs(t, err, &failed)
	require.Equal(t, 4, failed.ExitCode())
	require.Equal(t, []string{
		"check", "--fail-on", "none", "--min-coverage", "50", "-o", "github=-", "-o", "sarif=a b.sarif",
		"-o", "markdown=" + filepath.Join(r.tmp, "rzpkit.md"), "--contract", hostile, "--baseline", hostile,
		"--", hostile, "--contract", "",
	}, strings.Split(read(t, r.work, "arguments"), "\n"))
	require.NoFileExists(t, filepath.Join(r.work, "ran"))
	require.Equal(t, "sarif=a b.sarif\n", read(t, r.tmp, "output"))
	for name, output := range r.action.Outputs {
		require.Equal(t, "${{ steps.check.outputs."+name+" }}", output.Value)
	}
}

// The examples use only inputs and hooks that exist.
func TestExamplesUseTheActionAndTheHook(t *testing.T) {
	t.Parallel()
	var used struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]string
			}
		}
	}
	decode(t, "examples/check-traffic/recordings.yml", &used)
	r := newRunner(t)
	steps := used.Jobs["recordings"].Steps
	last := steps[len(steps)-1]
	require.True(t, strings.HasPrefix(last.Uses, "rzpkit/payments@"), last.Uses)
	for name := range last.With {
		require.Contains(t, r.action.Inputs, name)
	}
	for name, declared := range r.action.Inputs {
		require.True(t, !declared.Required || last.With[name] != "", name)
	}
	require.Contains(t, read(t, "..", "..", ".pre-commit-hooks.yaml"), "\n- id: rzpkit-check\n")
	require.Contains(t, read(t, "..", "..", "examples", "check-traffic", "pre-commit.yml"), "- id: rzpkit-check\n")
}

// The hook runs a command that the module builds under that name.
func TestTheHookNamesACommand(t *testing.T) {
	t.Parallel()
	var hooks []struct{ ID, Entry, Language, Files string }
	decode(t, ".pre-commit-hooks.yaml", &hooks)
	require.NotEmpty(t, hooks)
	for _, hook := range hooks {
		program, _, _ := strings.Cut(hook.Entry, " ")
		require.DirExists(t, filepath.Join("..", "..", "cmd", program), hook.ID)
		require.Equal(t, "golang", hook.Language)
		files := regexp.MustCompile(hook.Files)
		for name, want := range map[string]bool{
			"a/b.har": true, "b.ndjson": true, "b.ndjson.gz": true, "b.har.zst": true, "harbour.go": false, "b.har.go": false,
		} {
			require.Equal(t, want, files.MatchString(name), name)
		}
	}
}
