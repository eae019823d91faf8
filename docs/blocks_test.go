package docs_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark/ast"
)

// TestBlocks: each block of Go and YAML in a guide is an excerpt of a file that is compiled
// and run: of a program of examples/, which has a test, or of an example of this module,
// whose output is compared. The linter sees that nothing there is unused, and that no
// example is without its output. So no block is compiled here.
func TestBlocks(t *testing.T) {
	t.Parallel()
	sources := map[string][][]string{} // by the language, the lines of each file
	for name := range files(t, ".go", ".yml") {
		isExample := strings.HasPrefix(name, "examples/") || strings.HasPrefix(path.Base(name), "example_")
		if !isExample {
			continue
		}
		written, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		language := map[string]string{".go": "go", ".yml": "yaml"}[path.Ext(name)]
		sources[language] = append(sources[language], strings.Split(string(written), "\n"))
	}
	blocks := 0
	for _, p := range pages(t) {
		if !p.isGuide() {
			continue
		}
		for _, block := range nodes[*ast.FencedCodeBlock](p) {
			files, isCode := sources[string(block.Language(p.Source))]
			if !isCode || block.Lines().Len() == 0 {
				continue
			}
			blocks++
			text := strings.Split(strings.TrimSuffix(string(block.Lines().Value(p.Source)), "\n"), "\n")
			if !isExcerpt(text, files) {
				t.Errorf("%s: the block is in no file of examples/ and in no example_test.go: %s",
					p.line(block.Lines().At(0).Start), text[0])
			}
		}
	}
	require.Greater(t, blocks, 20)
}

// isExcerpt is whether the lines stand in one of the files, one after the other and all
// indented as much more.
func isExcerpt(block []string, files [][]string) bool {
	for _, file := range files {
		for at := range len(file) - len(block) + 1 {
			indent, ends := strings.CutSuffix(file[at], block[0])
			if ends && strings.Trim(indent, " \t") == "" && isIndented(file[at:at+len(block)], block, indent) {
				return true
			}
		}
	}
	return false
}

func isIndented(lines, block []string, indent string) bool {
	for i, line := range block {
		if line != "" {
			line = indent + line
		}
		if lines[i] != line {
			return false
		}
	}
	return true
}

func TestIsExcerpt(t *testing.T) {
	t.Parallel()
	file := [][]string{strings.Split("func a() {\n\tif b {\n\t\tc()\n\n\t\td()\n\t}\n}", "\n")}
	for block, want := range map[string]bool{
		"if b {\n\tc()\n\n\td()\n}":   true,
		"c()\n\nd()":                  true,
		"c()\nd()":                    false, // a line is left out
		"if b {\n\tc()\n\n\td(1)\n}":  false,
		"if b {\nc()\n\nd()\n}":       false, // not indented as the file is
		"d()\n}":                      false,
		"func a() {\n\tif b {\n\t\tc": false,
		"() {\n\tif b {":              false, // begins within a line
	} {
		require.Equal(t, want, isExcerpt(strings.Split(block, "\n"), file), block)
	}
}

// What a guide says to make is a target.
func TestMakeTargets(t *testing.T) {
	t.Parallel()
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	require.NoError(t, err)
	said := regexp.MustCompile("(?m)(?:^    |`|&& )make ([a-z-]+)")
	found := 0
	for _, p := range pages(t) {
		for _, match := range said.FindAllSubmatchIndex(p.Source, -1) {
			found++
			target := string(p.Source[match[2]:match[3]])
			if !strings.Contains(string(makefile), "\n"+target+":") {
				t.Errorf("%s: make %s is no target", p.line(match[2]), target)
			}
		}
	}
	require.Greater(t, found, 10)
}
