package docdrift_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

var (
	loaded = sync.OnceValues(func() (*compare.Contract, error) {
		return compare.LoadJSON("spec/payments.yaml", spec.Contract, spec.ContractJSON)
	})
	generated = sync.OnceValues(func() (*goname.Index, error) { return goname.Read("../../generated") })
)

const (
	sdk       = "sdk-payments"
	reference = "payments-reference"
	current   = "update"

	no      = impact.No
	perhaps = impact.Perhaps
	yes     = impact.Yes
)

// load returns the contract, which all tests share and none changes.
func load(tb testing.TB) *compare.Contract {
	tb.Helper()
	against, err := loaded()
	require.NoError(tb, err)
	return against
}

// acknowledged reads spec/acknowledged.yaml. Each test has its own, because use marks entries.
func acknowledged(tb testing.TB) *decisions.Rows {
	tb.Helper()
	known, err := decisions.Read(spec.Acknowledged, load(tb).Contract)
	require.NoError(tb, err)
	return known
}

// text returns the text of an invented page.
func text(tb testing.TB, file string) string {
	tb.Helper()
	read, err := os.ReadFile(filepath.Join("testdata", "pages", file))
	require.NoError(tb, err)
	return string(read)
}

func read(tb testing.TB, name, text string) *page.Page {
	tb.Helper()
	one, err := page.Read(name, []byte(text))
	require.NoError(tb, err)
	return one
}

// diff compares two versions of a page with the same options as the command.
func diff(t *testing.T, before, after *page.Page) *docdrift.Difference {
	t.Helper()
	names, err := generated()
	require.NoError(t, err)
	return docdrift.Diff(before, after, docdrift.Options{Against: load(t), Rows: acknowledged(t), Names: names})
}

func wordsOf(diff *docdrift.Difference) string {
	var b strings.Builder
	for _, change := range diff.Changes {
		fmt.Fprintf(&b, "%s: %s\n", change.Kind, change.Summary)
	}
	return b.String()
}

// The invented pages agree with the contract, so that a test sees only the changes that it makes.
func TestInventedPagesAreAligned(t *testing.T) {
	t.Parallel()
	for name, file := range madePages() {
		report := compare.Pages([]*page.Page{read(t, name, text(t, file))}, load(t), nil)
		require.NotEmpty(t, report.Verdicts, name)
		require.Equal(t, len(report.Verdicts), report.Counts[compare.Aligned], name)
	}
}

func madePages() map[string]string {
	return map[string]string{"sdk-payments": "sdk.md", "payments-reference": "reference.txt", "update": "update.md"}
}

// The lock has every page that the contract is transcribed from, with its source. Every fact is
// aligned or acknowledged.
func TestLockIsAlignedOrAcknowledged(t *testing.T) {
	t.Parallel()
	pages, err := lock.Read(spec.DocsLock)
	require.NoError(t, err)
	for _, operation := range load(t).Operations() {
		for _, doc := range operation.Docs {
			at := slices.IndexFunc(pages, func(one *page.Page) bool { return one.Name == doc.Page })
			require.GreaterOrEqual(t, at, 0, doc.Page)
			if doc.Page != reference { // which is no longer published
				require.NotZero(t, pages[at].Source, doc.Page)
			}
		}
	}
	report := compare.Pages(pages, load(t), acknowledged(t))
	require.Greater(t, len(report.Verdicts), 150, "too few facts were compared")
	for _, verdict := range report.Verdicts {
		require.Contains(t, []compare.State{compare.Aligned, compare.Acknowledged}, verdict.State,
			"%s %s: %v %s", verdict.Source(), verdict.Fact.Label(), verdict.Differences, verdict.Reason)
	}
	require.True(t, report.Clean(), "remarks: %v", report.Remarks)
}
