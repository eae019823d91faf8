package spec_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// We may not publish the pages that the contract was transcribed from. If they are next to the
// checkout, the contract is compared with them.
const (
	pagesDir      = "../../shared/seeds"
	sdkPage       = "sdk-payments"
	referencePage = "payments-reference"
)

// claim is a section of a page from which an operation says it was transcribed.
type claim struct{ page, heading string }

// section is the part of a page under one heading.
type section struct {
	heading string
	lines   []string
}

// dashes matches the lines between the sections of the SDK page. One of them also closes a fence
// that its author left open.
var dashes = regexp.MustCompile(`^-{10,}$`)

func TestEverySectionIsClaimedAndEveryClaimExists(t *testing.T) {
	t.Parallel()
	sdk, reference := pages(t)
	headings, unclaimed := map[claim]bool{}, map[claim]bool{}
	for _, s := range sections(sdk) {
		headings[claim{sdkPage, s.heading}] = true
		unclaimed[claim{sdkPage, s.heading}] = true
	}
	require.Len(t, sections(sdk), 20)
	endpoints := 0
	for _, s := range sections(reference) {
		headings[claim{referencePage, s.heading}] = true
		for _, line := range s.lines {
			if strings.HasPrefix(line, "/payments") || strings.HasPrefix(line, "/orders") {
				unclaimed[claim{referencePage, s.heading}] = true
				endpoints++
			}
		}
	}
	require.Equal(t, 6, endpoints)
	for id, op := range operations(t, load(t)) {
		seen := map[claim]bool{}
		for _, c := range claims(t, op) {
			if c.page != sdkPage && c.page != referencePage {
				continue // rzpkit docs check covers the other pages
			}
			require.True(t, headings[c], "%s: %s has no heading %q", id, c.page, c.heading)
			require.False(t, seen[c], "%s claims %q twice", id, c.heading)
			seen[c] = true
			delete(unclaimed, c)
		}
	}
	require.Empty(t, unclaimed, "sections that no operation claims")
}

func TestSamplesMatchThePageByteForByte(t *testing.T) {
	t.Parallel()
	sdk, _ := pages(t)
	owner := map[string]string{}
	for id, op := range operations(t, load(t)) {
		for _, c := range claims(t, op) {
			owner[c.heading] = id
		}
	}
	found := 0
	for _, s := range sections(sdk) {
		body := fenced(s.lines, "```json")
		if body == "" {
			continue
		}
		found++
		var same bool
		for _, file := range glob(t, owner[s.heading], "200") {
			text, err := spec.Samples.ReadFile(file)
			require.NoError(t, err)
			same = same || string(text) == body
		}
		require.True(t, same, "%s: samples/%s has the sample of the page", s.heading, owner[s.heading])
	}
	require.Equal(t, 16, found)
}

// Facts are copied from the pages, sentences are not.
func TestDescriptionsAreNotCopied(t *testing.T) {
	t.Parallel()
	const run = 7 // words in a row
	words := func(text string) []string {
		return regexp.MustCompile(`[a-z0-9]+`).FindAllString(strings.ToLower(text), -1)
	}
	sdk, reference := pages(t)
	theirs := map[string]bool{}
	for _, text := range []string{sdk, reference} {
		for w := words(text); len(w) >= run; w = w[1:] {
			theirs[strings.Join(w[:run], " ")] = true
		}
	}
	prose := regexp.MustCompile(`(?m)^\s*(description|summary): (.*(\n\s+[^\n:]+$)*)`)
	texts := prose.FindAllStringSubmatch(string(spec.Contract), -1)
	require.Greater(t, len(texts), 300)
	for _, text := range texts {
		for w := words(text[2]); len(w) >= run; w = w[1:] {
			require.False(t, theirs[strings.Join(w[:run], " ")], "copied: %s", strings.Join(w[:run], " "))
		}
	}
}

// claims reads an operation's x-docs.
func claims(t *testing.T, op operation) []claim {
	t.Helper()
	list, ok := op.Extensions["x-docs"].([]any)
	require.True(t, ok, op.OperationID)
	all := make([]claim, 0, len(list))
	for _, entry := range list {
		m := entry.(map[string]any)
		require.Len(t, m, 2, op.OperationID)
		c := claim{m["page"].(string), m["heading"].(string)}
		require.NotEmpty(t, c.page, op.OperationID)
		require.NotEmpty(t, c.heading, op.OperationID)
		all = append(all, c)
	}
	return all
}

// pages returns the SDK page and the reference page, or skips the test.
func pages(t *testing.T) (sdk, reference string) {
	t.Helper()
	if _, err := os.Stat(pagesDir); err != nil {
		t.Skipf("the documentation pages are not beside the checkout: %v", err)
	}
	one := func(pattern string) string {
		files, err := filepath.Glob(filepath.Join(pagesDir, pattern))
		require.NoError(t, err)
		require.Len(t, files, 1, pattern)
		return read(t, files[0])
	}
	return one("000_*.txt"), one("001_*.txt")
}

// sections divides a page by its headings: "### Title" on the SDK page, "Title#" on the reference
// page. On the latter, headings such as "Request Parameters#" are part of a section.
func sections(page string) []section {
	var all []section
	for line := range strings.SplitSeq(page, "\n") {
		heading, ok := strings.CutPrefix(line, "### ")
		if !ok {
			heading, ok = strings.CutSuffix(line, "#")
			ok = ok && heading != "" && !strings.Contains(heading, "#") &&
				!strings.HasSuffix(heading, "Parameters") && heading != "Response Entities"
		}
		if ok {
			all = append(all, section{heading: strings.TrimSpace(heading)})
		} else if len(all) > 0 {
			last := &all[len(all)-1]
			last.lines = append(last.lines, line)
		}
	}
	return all
}

// fenced returns the content of the first block with this fence, or "".
func fenced(lines []string, fence string) string {
	var body strings.Builder
	open := false
	for _, line := range lines {
		switch {
		case !open:
			open = strings.HasPrefix(line, fence)
		case strings.HasPrefix(line, "```"), dashes.MatchString(line):
			return body.String()
		default:
			body.WriteString(line + "\n")
		}
	}
	return body.String()
}
