package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
)

// commandPattern matches a call of rzpkit on a page: on a line of its own, or in the text.
var commandPattern = regexp.MustCompile("(?m)(?:^ +(?:go run \\./cmd/|go tool )?|`(?:go run \\./cmd/)?)rzpkit ([^`\n#|>]+)")

// Each command that a page shows exists and has the flags shown. The tests in docs/ check the Go
// code of README and guides.
func TestPagesShowExistingCommands(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("../../docs/*.md")
	require.NoError(t, err)
	found := 0
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		for _, match := range commandPattern.FindAllStringSubmatch(strings.ReplaceAll(string(text), "\\\n", " "), -1) {
			found++
			require.NoError(t, checkCommandLine(strings.Fields(match[1])), "%s: rzpkit %s", filepath.Base(page), match[1])
		}
	}
	require.Greater(t, found, 20)
}

// checkCommandLine returns an error if the command or a flag does not exist. Arguments may be
// missing, as in a sentence.
func checkCommandLine(arguments []string) error {
	command, rest, err := root().Find(arguments)
	if err != nil {
		return err
	}
	if err := command.ParseFlags(rest); err != nil && !errors.Is(err, pflag.ErrHelp) {
		return err
	}
	if command.HasSubCommands() && len(command.Flags().Args()) > 0 {
		return errors.New("no such command")
	}
	return nil
}

// The output in the guide is what docs diff prints, except for line numbers in the contract, which
// change.
func TestGuideShowsWhatDiffPrints(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../../docs/docs-changed.md")
	require.NoError(t, err)
	shown := regexp.MustCompile("(?s)````markdown\n(.*?)````\n.*? prints:\n\n(.*?)\n\n## ").FindStringSubmatch(string(guide))
	require.NotNil(t, shown)
	page := shown[1]
	out, _, _ := rzpkit(t, "", "docs", "diff", "--generated", "../../generated",
		written(t, "old.md", page), written(t, "new.md", strings.Replace(page, "is 100", "is 50 ", 1)))
	place := regexp.MustCompile(`:\d+:\d+|@@ .* @@`)
	indented := regexp.MustCompile(`(?m)^(.)`).ReplaceAllString(out, "    $1")
	require.Equal(t, place.ReplaceAllString(shown[2], "…"), place.ReplaceAllString(strings.TrimRight(indented, " \n"), "…"))
}

func TestCheckCommandLine(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"check --host a b.ndjson": true,
		"docs apply":              true,
		"docs -h":                 true,
		"chek a":                  false,
		"docs aply a.md":          false,
		"check --hots a b":        false,
	} {
		require.Equal(t, want, checkCommandLine(strings.Fields(line)) == nil, line)
	}
}
