package edit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/edit"
)

func TestPatch(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after, want string }{
		"nothing": {"a\nb\n", "a\nb\n", ""},
		"a line":  {"1\n2\n3\n4\n5\n", "1\n2\nx\n4\n5\n", "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n 1\n 2\n-3\n+x\n 4\n 5\n"},
		"an end":  {"1\n", "1\n2\n", "--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n 1\n+2\n"},
		"two places": {
			"a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\nB\n",
			"--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -7,4 +7,4 @@\n 6\n 7\n 8\n-b\n+B\n",
		},
	} {
		require.Equal(t, test.want, edit.Patch("f", []byte(test.before), []byte(test.after)), name)
	}
}

// A large difference is shown line by line, as patch reads it.
func TestPatchOfManyLines(t *testing.T) {
	t.Parallel()
	var before, after strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&before, "line %d\n same\n", i)
		if i == 500 {
			for j := range 300 {
				fmt.Fprintf(&after, "new %d\n same\n", j)
			}
		}
		if i != 1500 {
			fmt.Fprintf(&after, "line %d\n same\n", i)
		}
	}
	patch := edit.Patch("f", []byte(before.String()), []byte(after.String()))
	require.Equal(t, 600, strings.Count(patch, "\n+")-1, "but for the head")
	require.Equal(t, 2, strings.Count(patch, "\n-"))
}
