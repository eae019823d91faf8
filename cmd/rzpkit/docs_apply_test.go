//go:build !race

// Excluded from race builds: the go command does the work, in other processes.

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Edits with which the code cannot be generated or the project does not build are dropped and
// reported; the others are applied.
func TestDocsApplyDropsEditsThatDoNotBuild(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(madePages + "sdk.md")
	require.NoError(t, err)
	latest := written(t, "new.md", strings.NewReplacer(
		"| skip     | integer   ", "| skip     | string    ",
		"| payment  |", "| payment* |",
		"Maximum length is 40 characters.", "Maximum length is 60 characters.",
	).Replace(string(text)))
	contract := written(t, "payments.yaml", string(spec.Contract))
	report := filepath.Join(t.TempDir(), "report.txt")
	_, code, err := rzpkit(t, "", "docs", "apply", "--contract", contract, "--generated", "../../generated", "-o", "text="+report, madeSDK, "sdk-payments="+latest)
	require.Equal(t, exit.Findings, code, "%v", err)
	said, err := os.ReadFile(report)
	require.NoError(t, err)
	require.Regexp(t, `(?s)query skip of listPayments: type integer -> string\n.*decide     change the type: make generate: spec/payments.yaml:\d+: listPayments`, string(said))
	require.Regexp(t, `(?s)body payment of createOrder: now mandatory\n.*decide     change whether it is required: go build: .*order\.go`, string(said))
	edited, err := os.ReadFile(contract)
	require.NoError(t, err)
	before, order, found := strings.Cut(string(spec.Contract), "\n    CreateOrderRequest:")
	require.True(t, found)
	require.Equal(t, before+"\n    CreateOrderRequest:"+strings.Replace(order, "maxLength: 40\n", "maxLength: 60\n", 1), string(edited))
}

// Breaks of the generated code are reported by name and type.
func TestDocsDiffReportsGoBreaks(t *testing.T) {
	t.Parallel()
	out, code, _ := rzpkit(t, "", "docs", "diff", "--generated", "../../generated", madeSDK, edited(t, "| payment  |", "| payment* |"))
	require.Equal(t, exit.Findings, code)
	require.Contains(t, out, "\ngo breaks CreateOrderRequest.Payment: *CaptureSettings -> CaptureSettings\n")
	require.Contains(t, out, "1 Go names changed")
}

// A truncated page is not accepted without --force.
func TestDocsRefuseATruncatedPage(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(madePages + "sdk.md")
	require.NoError(t, err)
	cut := "sdk-payments=" + written(t, "cut.md", string(text[:len(text)/3]))
	contract := written(t, "payments.yaml", string(spec.Contract))
	locked := filepath.Join(t.TempDir(), "lock.json")
	_, code, err := rzpkit(t, "", "docs", "lock", "--lock", locked, madeSDK)
	require.Equal(t, 0, code, "%v", err)
	for _, arguments := range [][]string{
		{"apply", "--no-build", "--contract", contract, madeSDK, cut},
		{"lock", "--lock", locked, cut},
	} {
		_, code, err := rzpkit(t, "", append([]string{"docs"}, arguments...)...)
		require.Equal(t, exit.Unreadable, code, arguments)
		require.ErrorContains(t, err, "use --force to accept it")
		_, code, err = rzpkit(t, "", append([]string{"docs", arguments[0], "--force"}, arguments[1:]...)...)
		require.NotEqual(t, exit.Unreadable, code, "%v", err)
	}
}

// The lock has the source of a page, and the facts of the sections that x-docs name.
func TestDocsLockSourceAndScope(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(madePages + "sdk.md")
	require.NoError(t, err)
	const more = "### Paint it\n\n```py\nclient.paint.it({'colour': 'red'})\n```\n**Response:**\n```json\n{\"id\": 1}\n```\n---\n"
	file := written(t, "more.md", more+string(text))
	locked := filepath.Join(t.TempDir(), "lock.json")
	out, code, err := rzpkit(t, "", "docs", "lock", "--lock", locked, "--source", "sdk-payments=someone/some-sdk@0123abc:documents/payment.md", "sdk-payments="+file)
	require.Equal(t, 0, code, "%v", err)
	require.Contains(t, out, "sdk-payments: out of scope: Paint it\n")
	read, err := os.ReadFile(locked)
	require.NoError(t, err)
	pages, err := lock.Read(read)
	require.NoError(t, err)
	require.Equal(t, page.Source{Repository: "someone/some-sdk", Commit: "0123abc", Path: "documents/payment.md"}, pages[0].Source)
	require.Empty(t, pages[0].Sections[0].Facts)

	out, code, err = rzpkit(t, "", "docs", "diff", "--lock", locked, "sdk-payments="+file)
	require.Equal(t, 0, code, "%v %s", err, out)
	out, _, _ = rzpkit(t, "", "docs", "check", "--lock", locked)
	require.Contains(t, out, "1 section out of scope")

	out, code, err = rzpkit(t, "", "docs", "lock", "--lock", locked, "--source", "api/made/sdk=https://example.com/sdk", "api/made/sdk="+file)
	require.Equal(t, 0, code, "%v", err)
	require.Contains(t, out, "api/made/sdk: ", "a name can have slashes")
	_, code, err = rzpkit(t, "", "docs", "lock", "--lock", locked, "./api/made=sdk.md")
	require.Equal(t, exit.Unreadable, code)
	require.ErrorContains(t, err, "open ./api/made=sdk.md")

	_, code, err = rzpkit(t, "", "docs", "lock", "--lock", locked, madeSDK)
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, "name its source")
	for _, source := range []string{"sdk-payments", "sdk-payments=somewhere", "other=a/b@c:d"} {
		_, code, err = rzpkit(t, "", "docs", "lock", "--lock", locked, "--source", source, madeSDK)
		require.Equal(t, exit.Contract, code)
		require.ErrorContains(t, err, "--source")
	}
	_, code, err = rzpkit(t, "", "docs", "lock", "--lock", locked, "--source", "sdk-payments=https://example.com/page", madeSDK)
	require.Equal(t, 0, code, "%v", err)
}
