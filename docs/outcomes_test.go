package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The table of outcomes is that of the transport, which a test holds against what happens.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	comment := regexp.MustCompile(`(?m)^//\t(.+\|.+)$`)
	documented := regexp.MustCompile(`(?m)^\| (.+) \|$`)
	require.Equal(t,
		rows(t, "api/internal/transport/chain.go", comment),
		rows(t, "docs/design/outcomes.md", documented))
}

// rows are the lines of a table, with one blank between their words.
func rows(t *testing.T, name string, line *regexp.Regexp) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	var rows []string
	for _, match := range line.FindAllStringSubmatch(string(text), -1) {
		rows = append(rows, strings.Join(strings.Fields(match[1]), " "))
	}
	require.Greater(t, len(rows), 10)
	return rows
}
