package report

import (
	"strings"

	"github.com/rzpkit/payments/spec/internal/shown"
)

// clean is [shown.Line] without the beginning of a workflow command, which GitHub's
// runner finds anywhere in a line.
func clean(text string) string { return strings.ReplaceAll(shown.Line(text), "::", `:\x3a`) }

// cleanLines is clean for each line.
func cleanLines(text string) string {
	return strings.ReplaceAll(shown.Lines(text), "::", `:\x3a`)
}
