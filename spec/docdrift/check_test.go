package docdrift_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// seeds returns the pages that the contract is transcribed from. It skips the test if they are
// not beside the checkout.
func seeds(t *testing.T) []*page.Page {
	t.Helper()
	files, err := filepath.Glob("../../../shared/seeds/*.txt")
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("the documentation pages are not beside the checkout")
	}
	var pages []*page.Page
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		one := read(t, "not known", string(text))
		one.Name = match.PageName(load(t).Contract, one, nil)
		pages = append(pages, one)
	}
	return pages
}

func TestPagesAreAlignedOrAcknowledged(t *testing.T) {
	t.Parallel()
	pages := seeds(t)
	require.Equal(t, []string{sdk, reference}, []string{pages[0].Name, pages[1].Name}, "recognized by their headings")
	report := compare.Pages(pages, load(t), acknowledged(t))
	require.True(t, report.Clean())
	require.Len(t, report.Verdicts, 176)
	require.Equal(t, 176, report.Counts[compare.Aligned]+report.Counts[compare.Acknowledged])
}

// A page has the same facts as its lock. If a later version is locked, the changes need no edit,
// because the contract was right before.
func TestLockHasTheFactsOfThePages(t *testing.T) {
	t.Parallel()
	locked, err := lock.Read(spec.DocsLock)
	require.NoError(t, err)
	for i, one := range seeds(t) {
		changed := diff(t, one, locked[i])
		if one.Hash == locked[i].Hash {
			require.Empty(t, changed.Changes, one.Name)
			continue
		}
		require.NotEmpty(t, locked[i].Source, one.Name)
		require.Len(t, changed.Changes, 15, wordsOf(changed))
		for _, change := range changed.Changes {
			require.Empty(t, change.YAML+strings.Join(change.Undecided, ""), change.Summary)
			require.Equal(t, impact.No, change.Requests.Breaks, change.Summary)
		}
	}
}

// Every page that can be read can be checked, compared, locked and applied.
func FuzzCompare(f *testing.F) {
	for name, file := range madePages() {
		f.Add(name, text(f, file))
	}
	f.Fuzz(func(t *testing.T, name, changed string) {
		latest, err := page.Read(name, []byte(changed))
		if err != nil || name == "" {
			return
		}
		against := load(t)
		compare.Pages([]*page.Page{latest}, against, acknowledged(t))
		written, err := lock.Write([]*page.Page{latest})
		require.NoError(t, err)
		unlocked, err := lock.Read(written)
		require.NoError(t, err)
		require.Empty(t, docdrift.Diff(unlocked[0], latest, docdrift.Options{Against: against}).Changes, "a page and its lock have the same facts")
		if len(latest.Sections) > 20 {
			return // too slow: each edit is tried on the contract
		}
		before := read(t, name, text(t, madePages()[sdk]))
		applied := docdrift.Diff(before, latest, docdrift.Options{Against: against})
		_, err = compare.Load("contract.yaml", applied.After)
		require.NoError(t, err)
	})
}
