package automation_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The image's build context has every file that the program is compiled from. Without this test, a
// file that .dockerignore excludes would be noticed only where docker is installed.
func TestImageHasEveryFileOfTheProgram(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	var included []string
	var excluded []*regexp.Regexp
	for line := range strings.Lines(read(t, root, ".dockerignore")) {
		line = strings.TrimSpace(line)
		if folder, found := strings.CutPrefix(line, "!"); found {
			included = append(included, folder)
		} else if pattern, found := strings.CutPrefix(line, "**/"); found {
			excluded = append(excluded, regexp.MustCompile(`(^|/)`+strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `[^/]*`)+`(/|$)`))
		}
	}
	require.NotEmpty(t, included)
	require.NotEmpty(t, excluded)
	for _, file := range compiledFrom(t, root, "./cmd/rzpkit") {
		top, _, _ := strings.Cut(file, "/")
		require.Contains(t, included, top, "%s is not included by .dockerignore", file)
		for _, pattern := range excluded {
			require.False(t, pattern.MatchString(file), "%s is excluded by %s", file, pattern)
		}
	}
}

// compiledFrom returns the files of this module, embedded ones included, that a program is compiled
// from.
func compiledFrom(t *testing.T, root, program string) []string {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=Dir,Module,GoFiles,EmbedFiles", program)
	list.Dir = root
	out, err := list.Output()
	require.NoError(t, err)
	files := []string{"go.mod", "go.sum"}
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var listed struct {
			Dir                 string
			Module              *struct{ Main bool }
			GoFiles, EmbedFiles []string
		}
		err := decoder.Decode(&listed)
		if errors.Is(err, io.EOF) {
			return files
		}
		require.NoError(t, err)
		if listed.Module == nil || !listed.Module.Main {
			continue
		}
		folder, err := filepath.Rel(root, listed.Dir)
		require.NoError(t, err)
		for _, file := range append(listed.GoFiles, listed.EmbedFiles...) {
			files = append(files, filepath.ToSlash(filepath.Join(folder, file)))
		}
	}
}
