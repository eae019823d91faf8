package docs_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

const root = ".."

// page is a page of the tree, by its path from the root.
type page struct {
	Name   string
	Source []byte
	Root   ast.Node
}

// line is where something of the page stands.
func (p page) line(offset int) string {
	return fmt.Sprintf("%s:%d", p.Name, 1+bytes.Count(p.Source[:offset], []byte("\n")))
}

// isGuide is whether the page is one that people read to use the project.
func (p page) isGuide() bool { return p.Name == "README.md" || strings.HasPrefix(p.Name, "docs/") }

// pages are all of the tree's but those that tests read.
func pages(t *testing.T) []page {
	t.Helper()
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	var pages []page
	for name := range files(t, ".md") {
		source, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		pages = append(pages, page{name, source, reader.Parse(text.NewReader(source))})
	}
	require.Greater(t, len(pages), 10)
	return pages
}

// files are the files of the tree with one of these endings.
func files(t *testing.T, endings ...string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules" || name == "site") {
			return fs.SkipDir
		}
		for _, ending := range endings {
			if strings.HasSuffix(name, ending) {
				relative, err := filepath.Rel(root, path)
				if err != nil {
					return err
				}
				names[filepath.ToSlash(relative)] = true
			}
		}
		return nil
	})
	require.NoError(t, err)
	return names
}

// nodes are those of a page that are of one type.
func nodes[T ast.Node](p page) []T {
	var found []T
	_ = ast.Walk(p.Root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if wanted, is := node.(T); is && entering {
			found = append(found, wanted)
		}
		return ast.WalkContinue, nil
	})
	return found
}

// content is the text of a heading, without its marks.
func content(p page, node ast.Node) string {
	var written strings.Builder
	_ = ast.Walk(node, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		if part, is := inner.(*ast.Text); is && entering {
			written.Write(part.Segment.Value(p.Source))
		}
		return ast.WalkContinue, nil
	})
	return written.String()
}

// A guide is plain CommonMark with one title, so that any site can be made of it.
func TestForm(t *testing.T) {
	t.Parallel()
	for _, p := range pages(t) {
		if !p.isGuide() {
			continue
		}
		titles := 0
		for _, heading := range nodes[*ast.Heading](p) {
			if heading.Level == 1 {
				titles++
			}
		}
		require.Equal(t, 1, titles, "titles of %s", p.Name)
		require.Empty(t, nodes[*ast.RawHTML](p), "HTML in %s", p.Name)
		for _, block := range nodes[*ast.HTMLBlock](p) {
			require.Equal(t, ast.HTMLBlockType2, block.HTMLBlockType, "HTML that is no comment in %s", p.Name)
		}
	}
}

// Every guide is found from the contents, which the README leads to.
func TestContents(t *testing.T) {
	t.Parallel()
	linked := map[string]map[string]bool{}
	for _, p := range pages(t) {
		linked[p.Name] = map[string]bool{}
		for _, link := range nodes[*ast.Link](p) {
			target, _, _ := strings.Cut(string(link.Destination), "#")
			linked[p.Name][filepath.ToSlash(filepath.Join(filepath.Dir(p.Name), target))] = true
		}
	}
	require.Contains(t, linked["README.md"], "docs/README.md")
	for name := range linked {
		if strings.HasPrefix(name, "docs/") && name != "docs/README.md" && !linked["docs/README.md"][name] {
			t.Errorf("the contents, docs/README.md, do not name %s", name)
		}
	}
}

func TestReadmeIsShort(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	require.LessOrEqual(t, bytes.Count(readme, []byte("\n")), 200)
}
