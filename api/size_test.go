package api_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What is written by hand stays small enough to be read in one sitting: lines
// that are not tests, comments and blanks included, in all and a file.
func TestWhatIsWrittenByHandStaysSmall(t *testing.T) {
	t.Parallel()
	for folder, most := range map[string]struct{ all, file int }{
		".":                  {920, 130},
		"internal/transport": {420, 130},
		"webhook":            {300, 120},
	} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		all := 0
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			lines := bytes.Count(text, []byte("\n"))
			require.LessOrEqual(t, lines, most.file, file)
			all += lines
		}
		require.NotZero(t, all, "the test looked at nothing")
		require.LessOrEqual(t, all, most.all, folder)
	}
}
