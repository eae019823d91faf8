//go:build !race

// The go command does the work in processes that the race detector does not watch.

package gen_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
)

// widePatch adds operations, schemas and samples to wideBase, the git blob of this project's
// first contract.
const (
	widePatch = "../../shared/wide/contract.patch"
	wideBase  = "183a285"
)

// A contract of a hundred operations, this project's with those of the patch, is generated,
// compiled and vetted without any other change. Every sample passes through the generated types.
func TestWideContractGenerates(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a client of another contract: run without -short")
	}
	t.Parallel()
	patch, err := filepath.Abs(widePatch)
	require.NoError(t, err)
	if _, err := os.Stat(patch); err != nil {
		t.Skip("the patch that adds operations is not beside the checkout")
	}
	folder := t.TempDir()
	git := func(arguments ...string) []byte {
		command := exec.CommandContext(t.Context(), "git", arguments...)
		var stderr bytes.Buffer
		command.Stderr = &stderr
		output, err := command.Output()
		if err != nil {
			t.Skipf("the first contract is not in this checkout's history: %s", stderr.String())
		}
		return output
	}
	first := git("cat-file", "blob", wideBase)
	require.NoError(t, os.Mkdir(filepath.Join(folder, "spec"), 0o750))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "spec", "payments.yaml"), first, 0o600))
	git("-C", folder, "apply", patch)

	project := overlay.New(t)
	text, added := widened(t, read(t, filepath.Join(folder, "spec", "payments.yaml")))
	require.Greater(t, len(added), 30)
	for _, operation := range added {
		files, err := filepath.Glob(filepath.Join(folder, "spec", "samples", operation, "*"))
		require.NoError(t, err)
		for _, file := range files {
			project.Write("spec/samples/"+operation+"/"+filepath.Base(file), []byte(read(t, file)))
		}
	}
	code := generate(t, text)
	project.Write("spec/payments.yaml", text)
	project.Write("generated/payments.gen.go", []byte(code))
	noUnderscoreInExportedNames(t, code)
	project.Write("internal/operations/calls_test.go", []byte(callsTest))
	for _, arguments := range [][]string{
		{"vet", "./generated"},
		{"test", "-vet=off", "-run", "^Test(Samples|Events|Requests)", "./gen"},
		{"test", "-vet=off", "./internal/operations"},
	} {
		output, err := project.Go(arguments[0], arguments[1:]...)
		require.NoError(t, err, overlay.Failures(output))
	}
}

// widened returns the project's contract with the methods and schemas that only the other contract
// has, and the ids of the added operations.
func widened(t *testing.T, other string) (contract []byte, added []string) {
	t.Helper()
	var ours, theirs struct {
		Rest       map[string]any            `yaml:",inline"`
		Paths      map[string]map[string]any `yaml:"paths"`
		Components struct {
			Rest    map[string]any `yaml:",inline"`
			Schemas map[string]any `yaml:"schemas"`
		} `yaml:"components"`
	}
	require.NoError(t, yaml.Unmarshal(spec.Contract, &ours))
	require.NoError(t, yaml.Unmarshal([]byte(other), &theirs))
	var addSchemas func(referring any)
	addSchemas = func(referring any) {
		switch referring := referring.(type) {
		case map[string]any:
			for _, value := range referring {
				addSchemas(value)
			}
			ref, _ := referring["$ref"].(string)
			name := strings.TrimPrefix(ref, "#/components/schemas/")
			if schema := theirs.Components.Schemas[name]; schema != nil && ours.Components.Schemas[name] == nil {
				ours.Components.Schemas[name] = schema
				addSchemas(schema)
			}
		case []any:
			for _, value := range referring {
				addSchemas(value)
			}
		}
	}
	for path, methods := range theirs.Paths {
		if ours.Paths[path] == nil {
			ours.Paths[path] = map[string]any{}
		}
		for method, described := range methods {
			if ours.Paths[path][method] != nil {
				continue
			}
			ours.Paths[path][method] = described
			if operation, ok := described.(map[string]any); ok {
				added = append(added, fmt.Sprint(operation["operationId"]))
			}
			addSchemas(described)
		}
	}
	contract, err := yaml.Marshal(ours)
	require.NoError(t, err)
	return contract, added
}

// callsTest checks that package operations finds arguments for each method, which other tests rely
// on.
const callsTest = `package operations_test

import (
	"testing"

	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/internal/operations"
)

func TestCalls(t *testing.T) {
	calls, err := operations.Calls()
	if err != nil || len(calls) < len(generated.Operations()) {
		t.Fatal(len(calls), err)
	}
}
`
