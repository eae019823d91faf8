package gen_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The one test of the design: endpoints are added to a copy of the project by
// editing the contract and adding samples. Their methods work, the walk through a
// list too, and the project's own tests cover them, without a line of Go.
func TestANewEndpointCostsNoGo(t *testing.T) {
	t.Parallel()
	project := t.TempDir()
	for _, name := range []string{"api", "gen", "generated", "spec"} {
		require.NoError(t, os.CopyFS(filepath.Join(project, name), os.DirFS("../"+name)))
	}
	for _, name := range []string{"go.mod", "go.sum", "tools.go"} {
		copyFile(t, "../"+name, filepath.Join(project, name))
	}

	contract := filepath.Join(project, "spec", "payments.yaml")
	text := read(t, contract)
	require.Equal(t, 1, strings.Count(text, "\ncomponents:\n"))
	text = strings.Replace(text, "\ncomponents:\n", "\n"+read(t, "testdata/endpoint/path.yaml")+"components:\n", 1)
	text += read(t, "testdata/endpoint/schemas.yaml")
	require.NoError(t, os.WriteFile(contract, []byte(text), 0o600))
	for operation, sample := range map[string]string{"fetchRefund": "200-processed.json", "listPaymentRefunds": "200-one-page.json"} {
		samples := filepath.Join(project, "spec", "samples", operation)
		require.NoError(t, os.Mkdir(samples, 0o750))
		copyFile(t, "testdata/endpoint/"+sample, filepath.Join(samples, sample))
	}
	run(t, project, "go", "generate", "./...")

	use := filepath.Join(project, "use")
	require.NoError(t, os.Mkdir(use, 0o750))
	copyFile(t, "testdata/endpoint/use.go.txt", filepath.Join(use, "main.go"))
	require.Equal(t, `rfnd_9 9007199254740993 pay_SamplePaymen01 <nil>
fetchRefund: refund_id: invalid id "pay_9": want rfnd_...
rfnd_SampleRefund01 <nil>
2 requests
`, run(t, project, "go", "run", "./use"))

	said := run(t, project, "go", "test", "-v", "-skip", "TestANewEndpointCostsNoGo", "./gen", "./spec", "./api/apitest")
	require.Contains(t, said, "--- PASS: TestSamplesSurviveTheirTypes/fetchRefund/200-processed.json")
}

func run(t *testing.T, directory, name string, arguments ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), name, arguments...)
	command.Dir = directory
	said, err := command.CombinedOutput()
	require.NoError(t, err, string(said))
	return string(said)
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	require.NoError(t, os.WriteFile(to, []byte(read(t, from)), 0o600))
}
