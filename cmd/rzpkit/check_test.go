package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// rzpkit runs the command as main does, and returns its output, exit status and error.
func rzpkit(t *testing.T, stdin string, arguments ...string) (out string, code int, err error) {
	t.Helper()
	var written bytes.Buffer
	command := root()
	command.SetArgs(arguments)
	command.SetIn(strings.NewReader(stdin))
	command.SetOut(&written)
	command.SetErr(io.Discard)
	err = command.ExecuteContext(t.Context())
	return written.String(), exit.Status(err), err
}

// Recorded exchanges: a valid one, one with a breaking finding, one with news.
const (
	good = `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b","success":true}}}` + "\n"
	bad  = `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b","success":"yes"}}}` + "\n"
	news = `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{"vpa":"a@b","success":true,"bank":"HDFC"}}}` + "\n"
)

func TestFindingsNameTheirLines(t *testing.T) {
	t.Parallel()
	out, _, _ := rzpkit(t, good+bad, "check", "-")
	require.Contains(t, out, "-:2")
	require.Contains(t, out, "spec/payments.yaml:")
	require.Contains(t, out, "/success")
}

func TestBaselineSuppressesKnownFindings(t *testing.T) {
	t.Parallel()
	baseline := filepath.Join(t.TempDir(), "baseline.json")
	_, code, err := rzpkit(t, bad, "check", "--baseline", baseline, "--update-baseline", "-")
	require.Equal(t, 0, code, "%v", err)
	_, code, err = rzpkit(t, bad+bad, "check", "--baseline", baseline, "-")
	require.Equal(t, 0, code, "%v", err)
	out, code, _ := rzpkit(t, bad+news, "check", "--strict", "--baseline", baseline, "-")
	require.Equal(t, 1, code, "a finding that is not in the baseline")
	require.Contains(t, out, "; 1 finding left out by the baseline\n")
	out, code, err = rzpkit(t, good, "check", "--baseline", baseline, "-")
	require.Equal(t, 0, code, "%v", err)
	require.Contains(t, out, "; 0 findings left out by the baseline; 1 entry of it no longer occurs\n")
}

// Shards, merged in any order and grouping, have the summary of a single run.
func TestMergedShardsEqualASingleRun(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	input := strings.Repeat(good+bad+news+"{\n"+good, 200)
	whole := filepath.Join(folder, "whole.json")
	_, _, _ = rzpkit(t, input, "check", "--jobs", "1", "--summary", whole, "-")
	var shards []string
	for _, shard := range []string{"1/3", "2/3", "3/3"} {
		file := filepath.Join(folder, strings.ReplaceAll(shard, "/", "of")+".json")
		_, _, _ = rzpkit(t, input, "check", "--jobs", "2", "--shard", shard, "--summary", file, "-")
		shards = append(shards, file)
	}
	first, all := filepath.Join(folder, "first.json"), filepath.Join(folder, "all.json")
	_, _, _ = rzpkit(t, "", "merge", "--summary", first, shards[2], shards[0])
	_, code, err := rzpkit(t, "", "merge", "--summary", all, shards[1], first)
	require.Equal(t, exit.Unreadable, code, "%v", err)

	want, err := os.ReadFile(whole)
	require.NoError(t, err)
	got, err := os.ReadFile(all)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
	var found summary.Summary
	require.NoError(t, json.Unmarshal(want, &found))
	require.Equal(t, int64(800), found.Exchanges)
	require.Equal(t, int64(200), found.Unreadable)
}

func TestOutputFormats(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	arguments := []string{"check", "--fail-on", "none"}
	for _, format := range []string{"json", "sarif", "junit", "html"} {
		arguments = append(arguments, "-o", format+"="+filepath.Join(folder, format))
	}
	out, code, err := rzpkit(t, bad, append(arguments, "-")...)
	require.Equal(t, 0, code, "%v", err)
	require.Empty(t, out, "text is printed only if requested")
	for _, format := range []string{"json", "sarif", "junit", "html"} {
		written, err := os.ReadFile(filepath.Join(folder, format))
		require.NoError(t, err)
		require.Contains(t, string(written), "validateVPA")
	}
}

func TestCheckStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	command := root()
	command.SetArgs([]string{"check", "-"})
	command.SetIn(strings.NewReader(good))
	require.ErrorIs(t, command.ExecuteContext(ctx), context.Canceled)
}

// The project's samples have no findings, and every operation with a JSON response has one.
func TestSamplesAreClean(t *testing.T) {
	t.Parallel()
	loaded, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	operations := loaded.Operations()
	withJSON := slices.DeleteFunc(slices.Clone(operations), func(o contract.Operation) bool {
		_, mediaType := o.Success()
		return mediaType != "application/json"
	})
	coverage := fmt.Sprint(100 * float64(len(withJSON)) / float64(len(operations)))
	out, code, err := rzpkit(t, "", "check", "--fail-on", "news", "--min-coverage", coverage, "../../spec/samples")
	require.Equal(t, 0, code, "%v\n%s", err, out)
}

// Recorded responses, if they are beside the checkout, have no breaking findings.
func TestRecordedResponsesAreValid(t *testing.T) {
	t.Parallel()
	const folder = "../../../shared/corpus"
	index, err := os.ReadFile(filepath.Join(folder, "curated.json"))
	if err != nil {
		t.Skipf("the recordings are not beside the checkout: %v", err)
	}
	var recorded []struct {
		File   string `json:"file"`
		Op     string `json:"op"`
		Status int    `json:"status"`
		Count  bool   `json:"count"`
	}
	require.NoError(t, json.Unmarshal(index, &recorded))
	var lines bytes.Buffer
	count := 0
	for _, one := range recorded {
		if !one.Count {
			continue
		}
		body, err := os.ReadFile(filepath.Join(folder, one.File))
		require.NoError(t, err)
		method, path, _ := strings.Cut(one.Op, " ")
		require.NoError(t, json.NewEncoder(&lines).Encode(map[string]any{
			"method": method, "path": strings.ReplaceAll(path, "{}", "412345"), "status": one.Status,
			"response": map[string]json.RawMessage{"body": body},
		}))
		count++
	}
	require.Greater(t, count, 25)
	out, code, err := rzpkit(t, lines.String(), "check", "-")
	require.Equal(t, 0, code, "%v\n%s", err, out)
	t.Logf("%d recorded responses\n%s", count, out)
}

func TestVerboseNamesSlowSchemas(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../spec/payments.yaml")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "contract.yaml")
	changed := strings.Replace(string(text), "    VPAValidation: # D62\n", "    VPAValidation:\n      not: {type: string}\n", 1)
	require.NotEqual(t, string(text), changed)
	require.NoError(t, os.WriteFile(file, []byte(changed), 0o600))
	var logged bytes.Buffer
	command := root()
	command.SetArgs([]string{"check", "-v", "--contract", file, "-"})
	command.SetIn(strings.NewReader(good))
	command.SetOut(io.Discard)
	command.SetErr(&logged)
	require.NoError(t, command.ExecuteContext(t.Context()))
	require.Contains(t, logged.String(), "checked by kin-openapi alone: validateVPA 200")
}
