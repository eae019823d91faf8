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

// saidCommand is a call of rzpkit on a page: on a line of its own, or in the text.
var saidCommand = regexp.MustCompile("(?m)(?:^ +(?:go run \\./cmd/|go tool )?|`(?:go run \\./cmd/)?)rzpkit ([^`\n#|>]+)")

// Each command that a page shows is one that there is, with flags that it has. What the
// README and the guides say in Go is held by the tests of docs/.
func TestPagesShowCommandsThatThereAre(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("../../docs/*.md")
	require.NoError(t, err)
	said := 0
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		for _, match := range saidCommand.FindAllStringSubmatch(strings.ReplaceAll(string(text), "\\\n", " "), -1) {
			said++
			require.NoError(t, isCommand(strings.Fields(match[1])), "%s: rzpkit %s", filepath.Base(page), match[1])
		}
	}
	require.Greater(t, said, 20)
}

// isCommand is an error unless there is such a command with these flags. What it is about
// may be left out, as in a sentence.
func isCommand(arguments []string) error {
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

// What the guide shows of a changed page is what diff prints, but for where it stands in the
// contract, which moves.
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

func TestIsCommand(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"check --host a b.ndjson": true,
		"docs apply":              true,
		"docs -h":                 true,
		"chek a":                  false,
		"docs aply a.md":          false,
		"check --hots a b":        false,
	} {
		require.Equal(t, want, isCommand(strings.Fields(line)) == nil, line)
	}
}
