//go:build !race

// Each case loads the contract to check a line or two: the race detector would find
// nothing here, and make it four times as long.

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
		wantError string // in the error
	}{
		"clean":                        {good, []string{"-"}, 0, ""},
		"a breaking finding":           {good + bad, []string{"-"}, 1, "1 breaking findings, 0 of news"},
		"news alone":                   {news, []string{"-"}, 0, ""},
		"news that must not be":        {news, []string{"--fail-on", "news", "-"}, 1, "0 breaking findings, 1 of news"},
		"news taken for breaking":      {news, []string{"--strict", "-"}, 1, "1 breaking findings"},
		"news left out":                {news, []string{"--no-news", "--fail-on", "news", "-"}, 0, ""},
		"nothing fails":                {bad, []string{"--fail-on", "none", "-"}, 0, ""},
		"an empty input":               {"", []string{"-"}, 3, "nothing was checked"},
		"only what cannot be read":     {"{\n", []string{"-"}, 3, "nothing was checked"},
		"a line that cannot be read":   {good + "{\n" + good, []string{"-"}, 3, "1 entries could not be read; the first: -:2"},
		"a file that is not there":     {"", []string{"nothing.ndjson"}, 3, "nothing.ndjson"},
		"a shard that has nothing":     {good, []string{"--shard", "2/2", "-"}, 3, "nothing was checked"},
		"too little was seen":          {good, []string{"--min-coverage", "50", "-"}, 4, fmt.Sprintf("1 of %d operations were seen", len(generated.Operations()))},
		"enough was seen":              {good, []string{"--min-coverage", "0.1", "-"}, 0, ""},
		"no input":                     {"", nil, 2, "name a recording"},
		"a contract that is not there": {good, []string{"--contract", "nothing.yaml", "-"}, 2, "nothing.yaml"},
		"a contract that is none":      {good, []string{"--contract", broken, "-"}, 2, "contract:"},
		"an unknown flag":              {good, []string{"--nothing", "-"}, 2, "--nothing"},
		"an unknown gate":              {good, []string{"--fail-on", "everything", "-"}, 2, "--fail-on"},
		"an unknown format":            {good, []string{"-o", "pdf=-", "-"}, 2, "-o \"pdf=-\""},
		"an output without a path":     {good, []string{"-o", "json", "-"}, 2, "-o \"json\""},
		"an output that cannot be":     {good, []string{"-o", "json=/nothing/at/all", "-"}, 2, "/nothing/at/all"},
		"a bad shard":                  {good, []string{"--shard", "3/2", "-"}, 2, "--shard"},
		"no workers":                   {good, []string{"--jobs", "0", "-"}, 2, "--jobs"},
		"a baseline that is not there": {good, []string{"--baseline", "nothing.json", "-"}, 2, "--update-baseline creates it"},
		"an update of no baseline":     {good, []string{"--update-baseline", "-"}, 2, "needs --baseline"},
		"a single body":                {`{"vpa":"a@b","success":true}`, []string{"--operation", "validateVPA", "--status", "200", "-"}, 0, ""},
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
