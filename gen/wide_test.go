//go:build !race

// The work is done by the go command, in processes that are not watched.

package gen_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
)

// widePatch makes of the project's contract one of a hundred operations, with samples.
const widePatch = "../../shared/wide/contract.patch"

// The contract of a hundred operations generates, compiles and vets with contract and
// samples alone, and every sample goes through what comes of it.
func TestTheWideContractIsTaken(t *testing.T) {
	t.Parallel()
	patch, err := filepath.Abs(widePatch)
	require.NoError(t, err)
	if _, err := os.Stat(patch); err != nil {
		t.Skip("the patch that adds a hundred operations is not beside the checkout")
	}
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "spec"), 0o750))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "spec", "payments.yaml"), spec.Contract, 0o600))
	apply := exec.CommandContext(t.Context(), "git", "apply", patch)
	apply.Dir = folder
	output, err := apply.CombinedOutput()
	if err != nil {
		t.Skipf("the patch does not fit the contract any more: %s", output)
	}

	project := overlay.New(t)
	require.NoError(t, fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		project.Write(path, []byte(read(t, filepath.Join(folder, path))))
		return nil
	}))
	code := generate(t, []byte(read(t, filepath.Join(folder, "spec", "payments.yaml"))))
	project.Write("generated/payments.gen.go", []byte(code))
	noUnderscoreInExportedNames(t, code)
	project.Write("internal/operations/calls_test.go", []byte(callsTest))
	said, err := project.Go("vet", "./generated")
	require.NoError(t, err, said)
	said, err = project.Go("test", "-vet=off", "-run", "^Test(Samples|Events|Requests)", "./gen")
	require.NoError(t, err, quiet(said))
	said, err = project.Go("test", "-vet=off", "./internal/operations")
	require.NoError(t, err, quiet(said))
}

// callsTest finds arguments for each method, without which no test could go through all
// of them.
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
