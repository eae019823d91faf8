//go:build !race

// Excluded from race builds: each case runs in one goroutine, and the race detector would take five
// times as long to find nothing.

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// The invented pages of the tests of spec/docdrift.
const (
	madePages = "../../spec/docdrift/testdata/pages/"
	madeSDK   = "sdk-payments=" + madePages + "sdk.md"
)

// edited writes an edited copy of the invented SDK page, and returns its page argument.
func edited(t *testing.T, from, to string) string {
	t.Helper()
	text, err := os.ReadFile(madePages + "sdk.md")
	require.NoError(t, err)
	require.Contains(t, string(text), from)
	file := filepath.Join(t.TempDir(), "new.md")
	require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(text), from, to, 1)), 0o600))
	return "sdk-payments=" + file
}

// written writes a file and returns its path.
func written(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestDocsExitCodes(t *testing.T) {
	t.Parallel()
	drifted := edited(t, "| receipt  | string", "| receipt  | integer")
	broken := written(t, "contract.yaml", "openapi: 3.0.3\n")
	none := written(t, "empty.md", "")
	prose := written(t, "prose.md", "# A page\n\nOf words.\n")
	bare := written(t, "bare.md", "### H\n\n**Parameters:**\n")
	for name, test := range map[string]struct {
		arguments []string
		code      int
		says      string // in the error
	}{
		"a page that is aligned":           {[]string{"check", "made=" + madePages + "sdk.md"}, 0, ""},
		"a page in the current form":       {[]string{"check", madePages + "update.md"}, 0, ""},
		"drift":                            {[]string{"check", "made=" + strings.TrimPrefix(drifted, "sdk-payments=")}, 1, "drifted: 1, not comparable: 0"},
		"stale acknowledgements":           {[]string{"check", madeSDK}, 1, "stale acknowledgements: 16"},
		"an unknown command":               {[]string{"paint"}, 2, "not one of check, lock, diff and apply"},
		"an unknown flag":                  {[]string{"check", "--paint"}, 2, "--paint"},
		"an unknown format":                {[]string{"check", "-o", "pdf=-"}, 2, "-o \"pdf=-\""},
		"an output that cannot be written": {[]string{"check", "-o", "json=/nothing/at/all"}, 2, "/nothing/at/all"},
		"a missing contract":               {[]string{"check", "--contract", "nothing.yaml"}, 2, "nothing.yaml"},
		"an invalid contract":              {[]string{"check", "--contract", broken}, 2, "contract"},
		"a missing lock":                   {[]string{"check", "--lock", "nothing.json"}, 2, "nothing.json"},
		"an invalid lock":                  {[]string{"check", "--lock", broken}, 2, "lock:"},
		"no acknowledgements":              {[]string{"check", "--acknowledged", none}, 2, "acknowledgements:"},
		"two pages of one name":            {[]string{"check", "a=" + madePages + "sdk.md", "a=" + madePages + "update.md"}, 2, "two pages have the name a"},
		"a missing page":                   {[]string{"check", "nothing.md"}, 3, "nothing.md"},
		"an empty page":                    {[]string{"check", none}, 3, "it is empty"},
		"a page of prose":                  {[]string{"check", prose}, 3, "in none of the three forms"},
		"a page without a fact":            {[]string{"check", bare}, 3, "no fact on it"},
		"nothing to lock":                  {[]string{"lock"}, 2, "name a page"},
		"a page of prose to lock":          {[]string{"lock", prose}, 3, "in none of the three forms"},
		"a page that did not change":       {[]string{"diff", madeSDK, madeSDK}, 0, ""},
		"a page that changed":              {[]string{"diff", madeSDK, drifted}, 1, "facts of sdk-payments that changed: 1"},
		"a page of prose to compare":       {[]string{"diff", madeSDK, prose}, 3, "in none of the three forms"},
		"an old page of prose":             {[]string{"diff", prose, madeSDK}, 3, "in none of the three forms"},
		"a page that the lock lacks":       {[]string{"diff", madePages + "update.md"}, 2, "the name of the new one with name=file; docs apply drafts the calls of a new page"},
		"nothing to compare":               {[]string{"diff"}, 2, "name the new page"},
		"three pages":                      {[]string{"diff", madeSDK, madeSDK, madeSDK}, 2, "name the new page"},
		"no generated code in its folder":  {[]string{"diff", "--generated", "nothing", madeSDK, madeSDK}, 2, "go names"},
		"nothing to apply":                 {[]string{"apply"}, 2, "name the new page"},
		"no contract to apply it to":       {[]string{"apply", madeSDK, drifted}, 2, "spec/payments.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, code, err := rzpkit(t, "", append([]string{"docs"}, test.arguments...)...)
			require.Equal(t, test.code, code, "%v", err)
			if test.says != "" {
				require.ErrorContains(t, err, test.says)
			}
		})
	}
}

func TestDocsCheckCountsStates(t *testing.T) {
	t.Parallel()
	out, _, _ := rzpkit(t, "", "docs", "check")
	require.Regexp(t, `(?m)^\d{4,} facts: \d{4,} aligned, \d+ acknowledged, \d+ drifted, \d+ unverifiable; \d+ sections? out of scope$`, out)
	out, _, _ = rzpkit(t, "", "docs", "check", "-v")
	require.Contains(t, out, "acknowledged sdk-payments:18: Capture payment, body currency of capturePayment\n"+
		"    differs    default: the page says INR; the contract: no default (D13)\n    contract   spec/payments.yaml:")
	page, err := os.ReadFile(madePages + "sdk.md")
	require.NoError(t, err)
	out, code, err := rzpkit(t, string(page), "docs", "check", "made=-")
	require.Equal(t, 0, code, "%v", err)
	require.Equal(t, "31 facts: 31 aligned, 0 acknowledged, 0 drifted, 0 unverifiable\n", out)
}

// Without an old page, diff compares with the lock.
func TestDocsDiffComparesWithTheLock(t *testing.T) {
	t.Parallel()
	lock := filepath.Join(t.TempDir(), "lock.json")
	_, code, err := rzpkit(t, "", "docs", "lock", "--lock", lock, madePages+"update.md", madeSDK)
	require.Equal(t, 0, code, "%v", err)
	out, code, err := rzpkit(t, "", "docs", "diff", "--lock", lock, madeSDK)
	require.Equal(t, 0, code, "%v", err)
	require.Equal(t, "no fact changed\n", out)
	changed := edited(t, "maximum 100", "maximum 200")
	out, code, _ = rzpkit(t, "", "docs", "diff", "--lock", lock, "--generated", "../../generated", changed)
	require.Equal(t, 1, code)
	require.Contains(t, out, "query count of listPayments: max 100 -> 200")
	require.Contains(t, out, "API.ListPayments, ListPaymentsParams.Count int64")

	_, code, err = rzpkit(t, "", "docs", "lock", "--lock", lock, changed)
	require.Equal(t, 0, code, "%v", err)
	_, code, _ = rzpkit(t, "", "docs", "diff", "--lock", lock, changed)
	require.Equal(t, 0, code)
	_, code, _ = rzpkit(t, "", "docs", "diff", "--lock", lock, madePages+"update.md")
	require.Equal(t, 0, code, "the other page is still locked")
}

func TestDocsApply(t *testing.T) {
	t.Parallel()
	before, err := os.ReadFile("../../spec/payments.yaml")
	require.NoError(t, err)
	contract := written(t, "payments.yaml", string(before))
	changed := edited(t, "maximum 100", "maximum 200")

	out, code, err := rzpkit(t, "", "docs", "apply", "--dry-run", "--contract", contract, madeSDK, changed)
	require.Equal(t, 0, code, "%v", err)
	require.True(t, strings.HasPrefix(out, "--- a/"), out)
	require.Contains(t, out, "\n-            maximum: 100\n+            maximum: 200\n")
	same, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Equal(t, string(before), string(same), "nothing was edited")

	_, code, err = rzpkit(t, "", "docs", "apply", "--contract", contract, madeSDK, changed)
	require.Equal(t, 0, code, "%v", err)
	after, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Equal(t, strings.Replace(string(before), "            maximum: 100\n", "            maximum: 200\n", 1), string(after))

	_, code, err = rzpkit(t, "", "docs", "apply", "--contract", contract, madeSDK, edited(t, "### Token IIN API", "### A new one\n\n```py\nclient.new.one(x)\n```\n### Token IIN API"))
	require.Equal(t, 1, code)
	require.ErrorContains(t, err, "left to decide")
}

// In a project's folder all files are the project's, never built-in ones: these may be of another
// version.
func TestDocsReadTheProjectsFiles(t *testing.T) {
	files := map[string][]byte{contractFile: spec.Contract, lockFile: spec.DocsLock, acknowledgedFile: spec.Acknowledged}
	for name, test := range map[string]struct {
		change func(file string) error
		file   string
		want   string
	}{
		"an invalid contract":       {cut, contractFile, ""},
		"an invalid lock":           {cut, lockFile, ""},
		"invalid rows":              {cut, acknowledgedFile, ""},
		"no lock":                   {os.Remove, lockFile, "the lock: open "},
		"no rows":                   {os.Remove, acknowledgedFile, "the acknowledged differences: open "},
		"a contract it cannot read": {loop, contractFile, "the contract: open "},
		"rows it cannot read":       {loop, acknowledgedFile, "the acknowledged differences: open "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			require.NoError(t, os.MkdirAll("spec", 0o750))
			for file, text := range files {
				require.NoError(t, os.WriteFile(file, text, 0o600))
			}
			require.NoError(t, test.change(test.file))
			_, code, err := rzpkit(t, "", "docs", "check")
			require.Equal(t, 2, code)
			require.ErrorContains(t, err, "docs check: "+test.want+test.file+": ")
		})
	}
}

func cut(file string) error { return os.WriteFile(file, []byte("{"), 0o600) }

// loop replaces a file by a symbolic link to itself, which exists and cannot be read, even by root.
func loop(file string) error {
	return errors.Join(os.Remove(file), os.Symlink(filepath.Base(file), file))
}
