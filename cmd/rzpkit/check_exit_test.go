//go:build !race

// Each case loads the contract to check a line or two. The race detector would find nothing here
// and make it four times as slow.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/generated"
)

func TestCheckExitCodes(t *testing.T) {
	t.Parallel()
	broken := filepath.Join(t.TempDir(), "contract.yaml")
	require.NoError(t, os.WriteFile(broken, []byte("openapi: 3.0.3\n"), 0o600))
	for name, test := range map[string]struct {
		stdin     string
		arguments []string
		code      int
		wantError string // part of the error
	}{
		"clean":                            {good, []string{"-"}, 0, ""},
		"a breaking finding":               {good + bad, []string{"-"}, 1, "1 breaking findings, 0 of news"},
		"news alone":                       {news, []string{"-"}, 0, ""},
		"news with --fail-on news":         {news, []string{"--fail-on", "news", "-"}, 1, "0 breaking findings, 1 of news"},
		"news with --strict":               {news, []string{"--strict", "-"}, 1, "1 breaking findings"},
		"news with --no-news":              {news, []string{"--no-news", "--fail-on", "news", "-"}, 0, ""},
		"breaking with --fail-on none":     {bad, []string{"--fail-on", "none", "-"}, 0, ""},
		"an empty input":                   {"", []string{"-"}, 3, "nothing was checked"},
		"only an unreadable line":          {"{\n", []string{"-"}, 3, "nothing was checked"},
		"an unreadable line among others":  {good + "{\n" + good, []string{"-"}, 3, "1 entries could not be read; the first: -:2"},
		"a missing file":                   {"", []string{"nothing.ndjson"}, 3, "nothing.ndjson"},
		"an empty shard":                   {good, []string{"--shard", "2/2", "-"}, 3, "nothing was checked"},
		"coverage below the minimum":       {good, []string{"--min-coverage", "50", "-"}, 4, fmt.Sprintf("1 of %d operations were seen", len(generated.Operations()))},
		"coverage above the minimum":       {good, []string{"--min-coverage", "0.1", "-"}, 0, ""},
		"no input":                         {"", nil, 2, "name a recording"},
		"a missing contract":               {good, []string{"--contract", "nothing.yaml", "-"}, 2, "nothing.yaml"},
		"an invalid contract":              {good, []string{"--contract", broken, "-"}, 2, "contract:"},
		"an unknown flag":                  {good, []string{"--nothing", "-"}, 2, "--nothing"},
		"an unknown gate":                  {good, []string{"--fail-on", "everything", "-"}, 2, "--fail-on"},
		"an unknown format":                {good, []string{"-o", "pdf=-", "-"}, 2, "-o \"pdf=-\""},
		"an output without a path":         {good, []string{"-o", "json", "-"}, 2, "-o \"json\""},
		"an output that cannot be written": {good, []string{"-o", "json=/nothing/at/all", "-"}, 2, "/nothing/at/all"},
		"an invalid shard":                 {good, []string{"--shard", "3/2", "-"}, 2, "--shard"},
		"no workers":                       {good, []string{"--jobs", "0", "-"}, 2, "--jobs"},
		"a missing baseline":               {good, []string{"--baseline", "nothing.json", "-"}, 2, "--update-baseline creates it"},
		"an update without a baseline":     {good, []string{"--update-baseline", "-"}, 2, "needs --baseline"},
		"a single body":                    {`{"vpa":"a@b","success":true}`, []string{"--operation", "validateVPA", "--status", "200", "-"}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, code, err := rzpkit(t, test.stdin, append([]string{"check"}, test.arguments...)...)
			require.Equal(t, test.code, code, "%v", err)
			if test.wantError != "" {
				require.ErrorContains(t, err, test.wantError)
			}
		})
	}
}
