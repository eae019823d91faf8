package api_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// Code that has the key alone cannot even be written to make a call that needs
// the secret.
func TestCallsThatNeedTheSecretDoNotCompileWithoutIt(t *testing.T) {
	t.Parallel()
	all, keyOnly := methods(reflect.TypeFor[*api.Client]()), methods(reflect.TypeFor[*api.KeyOnlyClient]())
	var want []string
	for _, operation := range generated.Operations() {
		if operation.KeyOnly {
			want = append(want, strings.ToUpper(operation.ID[:1])+operation.ID[1:])
		}
	}
	require.ElementsMatch(t, want, keyOnly)
	require.Greater(t, len(all), len(keyOnly)+10)

	output, err := compile(t, "KeyOnlyClient", keyOnly)
	require.NoError(t, err, output)
	output, err = compile(t, "Client", all)
	require.NoError(t, err, output)

	output, err = compile(t, "KeyOnlyClient", all)
	require.Error(t, err)
	for _, method := range all {
		refused := strings.Contains(output, "(*api.KeyOnlyClient)."+method+" undefined")
		if slices.Contains(keyOnly, method) {
			require.False(t, refused, method)
		} else {
			require.True(t, refused, "%s compiles, or for another reason does not:\n%s", method, output)
		}
	}
}

func methods(of reflect.Type) []string {
	var names []string
	for method := range of.NumMethod() {
		names = append(names, of.Method(method).Name)
	}
	return names
}

// compile builds a program that mentions methods of a client, in a package that
// exists in the compiler's eyes only.
func compile(t *testing.T, client string, methods []string) (string, error) {
	t.Helper()
	program := "package main\n\nimport \"github.com/rzpkit/payments/api\"\n\nfunc main() {\n"
	for _, method := range methods {
		program += "\t_ = (*api." + client + ")." + method + "\n"
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "main.go")
	require.NoError(t, os.WriteFile(file, []byte(program+"}\n"), 0o600))
	here, err := os.Getwd()
	require.NoError(t, err)
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(here, "internal", "program", "main.go"): file}})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600))

	build := exec.CommandContext(t.Context(), "go", "build", "-overlay", filepath.Join(dir, "overlay.json"),
		"-gcflags=-e", "-buildvcs=false", "-o", filepath.Join(dir, "program"), "./internal/program")
	build.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly")
	output, err := build.CombinedOutput()
	return string(output), err
}
