package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExcerptMarksTheLine(t *testing.T) {
	t.Parallel()
	lines := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	for line, want := range map[int]string{
		0: "", -1: "", 27: "", 1: "[a]bcdef", 3: "ab[c]defgh", 13: "hijkl[m]nopqr", 26: "uvwxy[z]",
	} {
		got := ""
		for _, l := range excerpt(lines, line) {
			require.Equal(t, lines[l.Number-1], l.Text)
			if l.Marked {
				l.Text = "[" + l.Text + "]"
			}
			got += l.Text
		}
		require.Equal(t, want, got, line)
	}
}
