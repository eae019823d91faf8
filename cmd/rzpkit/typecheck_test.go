package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// The packages that import the generated package are checked with it, and its new imports are
// found.
func TestTypeCheck(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":                     "module example.com/shop\n\ngo 1.25\n",
		"generated/payments.gen.go":  "package generated\n\nfunc Amount() int64 { return 1 }\n",
		"shop/shop.go":               "package shop\n\nimport \"example.com/shop/generated\"\n\nvar Amount int64 = generated.Amount()\n",
		"till/till.go":               "package till\n\nimport \"example.com/shop/shop\"\n\nvar Amount int64 = shop.Amount\n",
		"unconcerned/unconcerned.go": "package unconcerned\n\nvar broken string = 1\n",
	} {
		file := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	check, err := listTypeCheck(t.Context(), root, filepath.Join(root, "generated", "payments.gen.go"))
	require.NoError(t, err)
	for _, test := range []struct{ name, code, want string }{
		{"another body", "package generated\n\nfunc Amount() int64 { return 2 }\n", ""},
		{"a new import", "package generated\n\nimport \"container/ring\"\n\nfunc Amount() int64 { return int64(ring.New(1).Len()) }\n", ""},
		{"another type", "package generated\n\nfunc Amount() string { return \"\" }\n", `^shop/shop\.go:5:\d+: cannot use generated\.Amount\(\)`},
		{"invalid Go", "package generated\n\nfunc\n", `^generated/payments\.gen\.go:\d+:\d+: expected`},
		{"a missing import", "package generated\n\nimport _ \"example.com/shop/none\"\n", `example\.com/shop/none`},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := check.run(t.Context(), []byte(test.code))
			if test.want == "" {
				require.NoError(t, err)
				return
			}
			require.Error(t, err)
			require.Regexp(t, test.want, err.Error())
		})
	}
}
