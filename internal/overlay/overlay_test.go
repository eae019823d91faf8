package overlay_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/overlay"
)

func TestGo(t *testing.T) {
	t.Parallel()
	const (
		own     = "internal/overlay/overlay.go"
		listing = "{{.ImportPath}} {{.GoFiles}}"
	)
	for name, test := range map[string]struct {
		change func(t *testing.T, module *overlay.Module)
		format string
		want   string
	}{
		"nothing is laid over": {
			func(*testing.T, *overlay.Module) {},
			listing, "github.com/rzpkit/payments/internal/overlay [overlay.go]\n",
		},
		"a copy that is left as it is": {
			func(_ *testing.T, module *overlay.Module) { module.Copy("go.mod", "internal") },
			listing, "github.com/rzpkit/payments/internal/overlay [overlay.go]\n",
		},
		"a file is added": {
			func(_ *testing.T, module *overlay.Module) {
				module.Write("internal/overlay/added.go", []byte("package overlay\n"))
			},
			listing, "github.com/rzpkit/payments/internal/overlay [added.go overlay.go]\n",
		},
		"a package is added": {
			func(_ *testing.T, module *overlay.Module) {
				module.Write("internal/overlay/added/added.go", []byte("package added\n"))
			},
			listing, "github.com/rzpkit/payments/internal/overlay [overlay.go]\ngithub.com/rzpkit/payments/internal/overlay/added [added.go]\n",
		},
		"a copy is edited": {
			func(t *testing.T, module *overlay.Module) {
				t.Helper()
				module.Copy("internal")
				require.FileExists(t, module.Path("internal/overlay/overlay_test.go"))
				require.NoError(t, os.WriteFile(module.Path(own), []byte("// Package overlay is another.\npackage overlay\n"), 0o600))
			},
			"{{.Doc}}", "Package overlay is another.\n",
		},
		"a copy is generated": {
			func(t *testing.T, module *overlay.Module) {
				t.Helper()
				module.Copy("go.mod", "go.sum", "internal/overlay")
				module.Write("internal/overlay/added.go", []byte("package overlay\n\n//go:generate cp added.go made.go\n"))
				output, err := module.Generate()
				require.NoError(t, err, output)
			},
			listing, "github.com/rzpkit/payments/internal/overlay [added.go made.go overlay.go]\n",
		},
		"a copy is removed": {
			func(t *testing.T, module *overlay.Module) {
				t.Helper()
				module.Copy("internal/overlay")
				module.Write("internal/overlay/added.go", []byte("package overlay\n"))
				require.NoError(t, os.Remove(module.Path(own)))
			},
			listing, "github.com/rzpkit/payments/internal/overlay [added.go]\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			module := overlay.New(t)
			test.change(t, module)
			output, err := module.Go("list", "-f", test.format, "./internal/overlay/...")
			require.NoError(t, err, output)
			require.Equal(t, test.want, output)
		})
	}
}

func TestWhatDoesNotCompileIsSaid(t *testing.T) {
	t.Parallel()
	module := overlay.New(t)
	module.Write("internal/overlay/added/added.go", []byte("package added\n\nvar _ = unheardOf\n"))
	output, err := module.Go("build", "./internal/overlay/...")
	require.Error(t, err)
	require.Contains(t, output, "undefined: unheardOf")
}

// A module of its own belongs to no package of this one, nor does a hidden folder.
func TestOtherModulesAndHiddenFoldersAreNotCopied(t *testing.T) {
	t.Parallel()
	module := overlay.New(t)
	module.Copy(".")
	require.FileExists(t, module.Path("spec/payments.yaml"))
	require.NoFileExists(t, module.Path("bench/go.mod"))
	require.NoDirExists(t, module.Path(".ci"))
}
