package beamcheck_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/integrations/beam/beamcheck"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/pool"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
)

var builtIn = beamcheck.Contract{Name: "spec/payments.yaml", Text: spec.Contract}

// summaries and lines are the results of this process's pipelines, by test name.
var (
	summaries = map[string]*summary.Summary{}
	lines     = map[string]*atomic.Int64{}
)

func init() {
	register.DoFn1x1[beamcheck.Summary, error](&keep{})
	register.DoFn1x0[string](&count{})
}

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

type keep struct{ Name string }

func (k *keep) ProcessElement(found beamcheck.Summary) error {
	if summaries[k.Name] != nil {
		return errors.New("a second summary")
	}
	summaries[k.Name] = found.Summary
	return nil
}

type count struct{ Name string }

func (c *count) ProcessElement(string) { lines[c.Name].Add(1) }

// check runs a pipeline and returns its summary and the number of findings.
func check(t *testing.T, build func(s beam.Scope) beamcheck.Checked) (*summary.Summary, int64) {
	t.Helper()
	pipeline, scope := beam.NewPipelineWithRoot()
	lines[t.Name()] = &atomic.Int64{}
	checked := build(scope)
	beam.ParDo0(scope, &keep{t.Name()}, checked.Summary)
	beam.ParDo0(scope, &count{t.Name()}, checked.Findings)
	_, err := prism.Execute(context.Background(), pipeline)
	require.NoError(t, err)
	require.NotNil(t, summaries[t.Name()])
	return summaries[t.Name()], lines[t.Name()].Load()
}

// exchange returns line n of a recording. Most lines are valid, some violate the contract, some
// have an unknown field, some are not exchanges.
func exchange(n int) string {
	body := fmt.Sprintf(`"vpa":"customer%d@bank","success":true`, n)
	switch n % 50 {
	case 7:
		body = `"vpa":"a@b","success":"maybe"`
	case 13:
		body = fmt.Sprintf(`"vpa":"a@b","success":true,"new%d":1`, n%3)
	case 29:
		return "{\n"
	}
	return `{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"response":{"body":{` + body + "}}}\n"
}

func write(t *testing.T, folder, name string, text string) string {
	t.Helper()
	file := filepath.Join(folder, name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

// recordings writes files with 300,000 lines in total, some of them unreadable, and returns their
// names with those of three unreadable files.
func recordings(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	var names []string
	for file := range 10 {
		var text strings.Builder
		for line := range 30_000 {
			text.WriteString(exchange(file*30_000 + line))
		}
		names = append(names, write(t, folder, fmt.Sprintf("part-%02d.ndjson", file), text.String()))
	}
	return append(names, write(t, folder, "empty.ndjson", ""), write(t, folder, "picture.png", "\x89PNG\r\n"),
		filepath.Join(folder, "missing.ndjson"))
}

// A pipeline has the same findings as rzpkit check for the same files, in every report.
func TestPipelineEqualsCheck(t *testing.T) {
	names := recordings(t)
	checks, err := contract.LoadNamed(builtIn.Name, builtIn.Text)
	require.NoError(t, err)
	workers := pool.New(checks, 2, nil)
	for _, name := range names {
		reader, err := recording.Open(name, recording.Options{})
		if err != nil {
			workers.Add(recording.Raw{}, err)
			continue
		}
		for {
			entry, err := reader.NextRaw()
			if errors.Is(err, io.EOF) {
				break
			}
			workers.Add(entry, err)
		}
		require.NoError(t, reader.Close())
	}
	want, err := workers.Finish()
	require.NoError(t, err)

	got, findings := check(t, func(s beam.Scope) beamcheck.Checked {
		return beamcheck.Files(s, builtIn, beam.CreateList(s, names), recording.Options{})
	})
	require.Equal(t, int64(294_000), got.Exchanges)
	require.Equal(t, int64(6_000+3), got.Unreadable)
	require.Equal(t, int64(12_000), findings)
	for _, format := range report.Formats() {
		require.Equal(t, reported(t, format, want, checks), reported(t, format, got, checks), format)
	}
	require.Equal(t, encoded(t, want), encoded(t, got))
}

// Rows of a Parquet file and of another pipeline are checked like lines, and an invalid file is
// unreadable.
func TestRowsAreChecked(t *testing.T) {
	var records []beamcheck.Record
	for range 1000 {
		records = append(records,
			beamcheck.Record{Operation: "validateVPA", Status: 200, Body: `{"vpa":"a@b","success":true}`},
			beamcheck.Record{Method: "POST", Path: "/v1/payments/validate/vpa", Status: 200, Body: `{"vpa":"a@b","success":"maybe"}`})
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "rows.parquet")
	require.NoError(t, parquet.WriteFile(file, records))
	broken := write(t, folder, "broken.parquet", "PAR1")
	found, findings := check(t, func(s beam.Scope) beamcheck.Checked {
		return beamcheck.Files(s, builtIn, beam.Create(s, file, broken), recording.Options{})
	})
	require.Equal(t, int64(2000), found.Exchanges)
	require.Equal(t, int64(1), found.Unreadable)
	require.Contains(t, found.FirstUnreadable[0], broken)
	require.Equal(t, int64(1000), findings)
	for _, group := range found.Findings {
		require.Equal(t, contract.Place{File: file, Entry: 2}, group.Places[0])
	}

	t.Run("of another pipeline", func(t *testing.T) {
		found, findings := check(t, func(s beam.Scope) beamcheck.Checked {
			return beamcheck.Records(s, builtIn, beam.CreateList(s, records))
		})
		require.Equal(t, int64(2000), found.Exchanges)
		require.Equal(t, int64(1000), findings)
	})
}

func TestInvalidContract(t *testing.T) {
	_, scope := beam.NewPipelineWithRoot()
	require.PanicsWithError(t, "beamcheck: contract: openapi: \"\" is not read: want 3.0", func() {
		beamcheck.Files(scope, beamcheck.Contract{Name: "none.yaml"}, beam.Create(scope, "a"), recording.Options{})
	})
}

func reported(t *testing.T, format string, found *summary.Summary, checks *contract.Contract) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, report.Write(format, &out, found, checks, report.Options{Name: builtIn.Name, ContractText: builtIn.Text}))
	return out.String()
}

func encoded(t *testing.T, found *summary.Summary) string {
	t.Helper()
	text, err := json.Marshal(found)
	require.NoError(t, err)
	return string(text)
}
