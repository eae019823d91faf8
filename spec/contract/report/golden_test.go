package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden compares each format with testdata. Run go test -update to rewrite the files,
// and review the difference.
func TestGolden(t *testing.T) {
	t.Parallel()
	for name, format := range map[string]string{
		"report.txt": "text", "report.json": "json", "report.ndjson": "ndjson", "report.sarif": "sarif",
		"junit.xml": "junit", "github.txt": "github", "report.md": "markdown", "report.html": "html",
	} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			got := render(t, format, nil)
			require.Equal(t, got, render(t, format, nil), "the same summary gives different bytes")
			file := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o600))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(want), got)
		})
	}
}

func TestEveryFormatHasAGoldenFile(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	require.Len(t, files, len(report.Formats()))
}
