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
		files  map[string]string
		format string
		want   string
	}{
		"nothing is replaced": {
			nil,
			listing, "github.com/rzpkit/payments/internal/overlay [overlay.go]\n",
		},
		"a file is added": {
			map[string]string{"internal/overlay/added.go": "package overlay\n"},
			listing, "github.com/rzpkit/payments/internal/overlay [added.go overlay.go]\n",
		},
		"a package is added": {
			map[string]string{"internal/overlay/added/added.go": "package added\n"},
			listing, "github.com/rzpkit/payments/internal/overlay [overlay.go]\ngithub.com/rzpkit/payments/internal/overlay/added [added.go]\n",
		},
		"a file is replaced": {
			map[string]string{own: "// Package overlay is another.\npackage overlay\n"},
			"{{.Doc}}", "Package overlay is another.\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			module := overlay.New(t)
			for file, text := range test.files {
				module.Write(file, []byte(text))
			}
			output, err := module.Go("list", "-f", test.format, "./internal/overlay/...")
			require.NoError(t, err, output)
			require.Equal(t, test.want, output)
		})
	}
}

func TestFileIsReadWhenTheCommandRuns(t *testing.T) {
	t.Parallel()
	module := overlay.New(t)
	file := module.Write("internal/overlay/added/added.go", []byte("package added\n"))
	require.NoError(t, os.WriteFile(file, []byte("// Package added was edited.\npackage added\n"), 0o600))
	output, err := module.Go("list", "-f", "{{.Doc}}", "./internal/overlay/added")
	require.NoError(t, err, output)
	require.Equal(t, "Package added was edited.\n", output)
}

func TestCompileErrorIsReturned(t *testing.T) {
	t.Parallel()
	module := overlay.New(t)
	module.Write("internal/overlay/added/added.go", []byte("package added\n\nvar _ = unheardOf\n"))
	output, err := module.Go("build", "./internal/overlay/...")
	require.Error(t, err)
	require.Contains(t, output, "undefined: unheardOf")
}
