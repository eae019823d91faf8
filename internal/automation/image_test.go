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

// What the image is built of is all that the program is compiled from: a file that
// .dockerignore keeps out would be missed only where there is a docker.
func TestTheImageIsBuiltOfAllThatTheProgramNeeds(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	var taken []string
	var kept []*regexp.Regexp
	for line := range strings.Lines(read(t, root, ".dockerignore")) {
		line = strings.TrimSpace(line)
		if folder, found := strings.CutPrefix(line, "!"); found {
			taken = append(taken, folder)
		} else if pattern, found := strings.CutPrefix(line, "**/"); found {
			kept = append(kept, regexp.MustCompile(`(^|/)`+strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `[^/]*`)+`(/|$)`))
		}
	}
	require.NotEmpty(t, taken)
	require.NotEmpty(t, kept)
	for _, file := range compiledFrom(t, root, "./cmd/rzpkit") {
		top, _, _ := strings.Cut(file, "/")
		require.Contains(t, taken, top, "%s is not among what .dockerignore lets in", file)
		for _, pattern := range kept {
			require.False(t, pattern.MatchString(file), "%s is kept out by %s", file, pattern)
		}
	}
}

// compiledFrom are the files of this module that a program is compiled from, what is embedded too.
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
