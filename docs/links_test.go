package docs_test

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark/ast"
)

// TestLinks: each relative link of each page leads to a file of the tree, and to a heading
// of it where it names one.
func TestLinks(t *testing.T) {
	t.Parallel()
	all := pages(t)
	anchors := map[string]map[string]bool{}
	for _, p := range all {
		anchors[p.Name] = headings(p)
	}
	links := 0
	for _, p := range all {
		for _, link := range nodes[*ast.Link](p) {
			target, err := url.Parse(string(link.Destination))
			require.NoError(t, err, p.Name)
			if target.IsAbs() {
				continue
			}
			links++
			name := p.Name
			if target.Path != "" {
				name = path.Join(path.Dir(p.Name), target.Path)
				if _, err := os.Stat(filepath.Join(root, name)); err != nil {
					t.Errorf("%s: dead link %s", place(p, link), link.Destination)
					continue
				}
			}
			if target.Fragment != "" && !anchors[name][target.Fragment] {
				t.Errorf("%s: %s has no heading for #%s", place(p, link), name, target.Fragment)
			}
		}
	}
	require.Greater(t, links, 50)
}

// place is the line of a link, or the page alone where its text does not tell.
func place(p page, link *ast.Link) string {
	if text, is := link.FirstChild().(*ast.Text); is {
		return p.line(text.Segment.Start)
	}
	return p.Name
}

// headings are the anchors of a page, as GitHub makes them.
func headings(p page) map[string]bool {
	anchors := map[string]bool{}
	for _, heading := range nodes[*ast.Heading](p) {
		anchor := slug(content(p, heading))
		for again, first := 1, anchor; anchors[anchor]; again++ {
			anchor = first + "-" + strconv.Itoa(again)
		}
		anchors[anchor] = true
	}
	return anchors
}

// slug is a heading in small letters, with dashes for blanks and without punctuation.
func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]string{
		"A capture settles itself":   "a-capture-settles-itself",
		"What is `x-retry: safe`?":   "what-is-x-retry-safe",
		"Does reality still agree? ": "does-reality-still-agree-",
		"HTTP/2":                     "http2",
	} {
		require.Equal(t, want, slug(strings.ReplaceAll(heading, "`", "")))
	}
}
