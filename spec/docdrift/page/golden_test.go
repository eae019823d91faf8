package page_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// The pages are not ours to publish, so the test needs them beside the checkout. The golden
// files are lists of facts made by hand.
const pagesDir = "../../../../shared/seeds"

func TestReadMatchesHandMadeListsOfRealPages(t *testing.T) {
	t.Parallel()
	for golden, file := range map[string]string{
		"sdk-payments":       pagesDir + "/000_*.txt",
		"payments-reference": pagesDir + "/001_*.txt",
	} {
		t.Run(golden, func(t *testing.T) {
			t.Parallel()
			files, err := filepath.Glob(file)
			require.NoError(t, err)
			if len(files) == 0 {
				t.Skipf("the documentation pages are not beside the checkout: no %s", file)
			}
			requireGolden(t, golden, files[0])
		})
	}
}

// The pages are invented, with the defects of real ones.
func TestReadMatchesHandMadeListsOfInventedPages(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/pages/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireGolden(t, name, file)
		})
	}
}

// requireGolden compares the facts that Read returns with a list made by hand.
func requireGolden(t *testing.T, golden, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	read, err := page.Read(golden, text)
	require.NoError(t, err)
	listed, err := os.ReadFile(filepath.Join("testdata", "golden", golden+".txt"))
	require.NoError(t, err)
	want := factsOf(string(listed))
	require.NotEmpty(t, want, "the list is empty")
	got := factsOf(render(read))
	missed := 0
	for _, fact := range want {
		if !contains(got, fact) {
			missed++
			t.Errorf("missing: %s", fact)
		}
	}
	for _, fact := range got {
		if !contains(want, fact) {
			t.Errorf("not in the golden file: %s", fact)
		}
	}
	t.Logf("%s: %d of %d facts", golden, len(want)-missed, len(want))
}

// factsOf returns the facts of a golden file, each prefixed with its heading. The values of a
// sample are sorted, because their order does not matter.
func factsOf(text string) []string {
	var facts []string
	heading, seen := "", map[string]int{}
	for line := range strings.SplitSeq(text, "\n") {
		if title, isHeading := strings.CutPrefix(line, "### "); isHeading {
			seen[title]++
			heading = fmt.Sprintf("%s (%d)", title, seen[title])
			continue
		}
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fact, leaves, isSample := strings.Cut(line, " : ")
		if isSample {
			fact += " : " + strings.Join(sortedFields(leaves), " ")
		}
		facts = append(facts, heading+": "+fact)
	}
	return facts
}
