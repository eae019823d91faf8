//go:build !race

// The test runs the go command in other processes, which the race detector does not observe.

package api_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/internal/operations"
	"github.com/rzpkit/payments/internal/overlay"
)

// The methods that need the secret do not compile with a key-only client.
func TestCallsThatNeedTheSecretDoNotCompileWithoutIt(t *testing.T) {
	t.Parallel()
	all, keyOnly := methods(reflect.TypeFor[*api.Client]()), methods(reflect.TypeFor[*api.KeyOnlyClient]())
	want := []string{"CloseIdleConnections"} // besides the operations
	calls, err := operations.Calls()
	require.NoError(t, err)
	for _, call := range calls {
		if call.Operation.KeyOnly {
			want = append(want, call.Method)
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
			require.True(t, refused, "%s compiles, or fails for another reason:\n%s", method, output)
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

// compile builds a package that refers to methods of a client. The package exists only in an
// overlay.
func compile(t *testing.T, client string, methods []string) (string, error) {
	t.Helper()
	code := "package mentioned\n\nimport \"github.com/rzpkit/payments/api\"\n\nvar (\n"
	for _, method := range methods {
		code += "\t_ = (*api." + client + ")." + method + "\n"
	}
	module := overlay.New(t)
	module.Write("api/internal/mentioned/mentioned.go", []byte(code+")\n"))
	return module.Go("build", "-gcflags=-e", "./api/internal/mentioned")
}
