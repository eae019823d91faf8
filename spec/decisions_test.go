package spec_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// TestDecisionsAndContractNameEachOther checks that DECISIONS.md and the comments of payments.yaml
// refer to each other.
func TestDecisionsAndContractNameEachOther(t *testing.T) {
	t.Parallel()
	named := map[string]bool{}
	for _, no := range regexp.MustCompile(`\bD\d+\b`).FindAllString(string(spec.Contract), -1) {
		named[no] = true
	}
	rows := map[string]bool{}
	for line := range strings.SplitSeq(read(t, "DECISIONS.md"), "\n") {
		if !strings.HasPrefix(line, "| D") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		require.Len(t, cells, 4, line)
		require.False(t, rows[cells[0]], "%s has two rows", cells[0])
		rows[cells[0]] = true
		only := strings.Contains(line, "(documentation only)")
		require.NotEqual(t, only, named[cells[0]],
			"%s is either named in payments.yaml or documentation only", cells[0])
	}
	require.NotEmpty(t, rows)
	for no := range named {
		require.True(t, rows[no], "%s has a row", no)
	}
}
