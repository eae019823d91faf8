package automation_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each promise of SECURITY.md names the tests that verify it. They must exist in the named files.
func TestSecurityNamesItsTests(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile(`\[(Test\w+)\]\(([^)]+)\)`)
	promises := 0
	for line := range strings.Lines(read(t, "..", "..", "SECURITY.md")) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || strings.Contains(line, "---") || strings.Contains(line, "held by") {
			continue
		}
		promises++
		tests := named.FindAllStringSubmatch(cells[2], -1)
		require.NotEmpty(t, tests, line)
		for _, test := range tests {
			exists := strings.Contains(read(t, "..", "..", test[2]), "\nfunc "+test[1]+"(t *testing.T)")
			require.True(t, exists, "%s is not in %s", test[1], test[2])
		}
	}
	require.Greater(t, promises, 9, "too few promises were found")
}
