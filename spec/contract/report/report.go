// Package report formats the result of a check, a [summary.Summary], for a terminal,
// a pull request, a build server or a program.
//
//	err := report.Write("text", os.Stdout, s, c, report.Options{
//		Name: "spec/payments.yaml", Colour: true,
//	})
//
// The same summary always gives the same bytes. Text from a recording is treated as
// hostile: in no format can it colour a terminal, close a tag or mention anyone.
package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// Options control how a report is written. The zero value is valid.
type Options struct {
	// Name is the contract's file name in the report. The default is "contract".
	Name string
	// ContractText is the text of the contract. The HTML page shows its lines beside the
	// findings, and suggested edits follow its style.
	ContractText []byte
	// Baseline is the effect of a file of known findings, or nil without one.
	Baseline *Baseline
	// Colour enables ANSI colours in the text format.
	Colour bool
}

// Baseline is the effect of a file of known findings.
type Baseline struct {
	// LeftOut counts the findings that were left out.
	LeftOut int `json:"left_out"` //nolint:tagliatelle // as first_unreadable
	// Gone lists the entries that no longer occur: fingerprint and description.
	Gone []string `json:"gone,omitempty"`
}

// line summarizes the baseline's effect, or returns "" without a baseline.
func (b *Baseline) line() string {
	if b == nil {
		return ""
	}
	text := plural(int64(b.LeftOut), "finding") + " left out by the baseline"
	switch len(b.Gone) {
	case 0:
		return text
	case 1:
		return text + "; 1 entry of it no longer occurs"
	}
	return fmt.Sprintf("%s; %d entries of it no longer occur", text, len(b.Gone))
}

// format is a report format.
type format struct {
	name  string
	write func(*bytes.Buffer, report) error
}

func formats() []format {
	return []format{
		{"text", writeText},
		{"json", writeJSON},
		{"ndjson", writeNDJSON},
		{"sarif", writeSARIF},
		{"junit", writeJUnit},
		{"github", writeGitHub},
		{"markdown", writeMarkdown},
		{"html", writeHTML},
	}
}

// Formats lists the formats that [Write] accepts.
func Formats() []string {
	known := formats()
	names := make([]string, 0, len(known))
	for _, format := range known {
		names = append(names, format.name)
	}
	return names
}

// Write writes the summary of a check against a contract. For an unknown format it writes
// nothing and returns an error that lists the known ones.
func Write(format string, w io.Writer, s *summary.Summary, c *contract.Contract, options Options) error {
	if s == nil || c == nil {
		return errors.New("report: a summary and its contract are needed")
	}
	if s.Contract != "" && s.Contract != c.Digest() {
		return errors.New("report: the summary is of another contract")
	}
	for _, known := range formats() {
		if known.name != format {
			continue
		}
		var b bytes.Buffer
		if err := known.write(&b, newReport(s, c, options)); err != nil {
			return fmt.Errorf("report: %s: %w", format, err)
		}
		if _, err := w.Write(b.Bytes()); err != nil {
			return fmt.Errorf("report: %s: %w", format, err)
		}
		return nil
	}
	return fmt.Errorf("report: unknown format %q, want one of %s", format, strings.Join(Formats(), ", "))
}

// report is a summary with what the formats derive from it.
type report struct {
	*summary.Summary

	options   Options
	warnings  summary.Tallies // the contract's warnings, by kind
	exchanges []exchange
	findings  []finding // all findings of the exchanges, in order
	coverage  coverage
}

func newReport(s *summary.Summary, c *contract.Contract, options Options) report {
	if options.Name == "" {
		options.Name = "contract"
	}
	r := report{Summary: s, options: options, warnings: warningsOf(c, options.Name), findings: []finding{}}
	styles := styles{}
	if s.Count(contract.News) > 0 {
		styles = newStyles(options.ContractText)
	}
	sorted := s.Sorted()
	findings := make([]finding, 0, len(sorted))
	for _, group := range sorted {
		findings = append(findings, newFinding(group, options.Name, styles))
	}
	r.exchanges = exchangesOf(findings)
	for _, exchange := range r.exchanges {
		r.findings = append(r.findings, exchange.Findings...)
	}
	r.coverage = newCoverage(s, c, r.findings)
	return r
}

// totals summarizes how much was checked and what was found.
func (r report) totals() string {
	if r.Exchanges == 0 {
		return "nothing was checked"
	}
	text := fmt.Sprintf("%s checked: %d breaking, %d news",
		plural(r.Exchanges, "exchange"), r.Count(contract.Breaking), r.Count(contract.News))
	if known := r.options.Baseline.line(); known != "" {
		text += "; " + known
	}
	return text
}

// warningsOf counts the warnings of a contract by kind, and keeps the first of each.
func warningsOf(c *contract.Contract, name string) summary.Tallies {
	var tallies summary.Tallies
	for _, warning := range c.Warnings() {
		kind := string(warning.Kind)
		if tally := tallies[kind]; tally != nil {
			tally.Count++
			continue
		}
		if tallies == nil {
			tallies = summary.Tallies{}
		}
		warning.At.File = cmp.Or(warning.At.File, name)
		tallies[kind] = &summary.Tally{Count: 1, First: []string{warning.At.String() + ": " + warning.Text}}
	}
	return tallies
}

// asides returns lines about what was not checked, with the reason and the first example:
// patterns of the contract, skipped entries and bodies.
func (r report) asides() []string {
	var lines []string
	for _, aside := range []struct {
		format  string
		tallies summary.Tallies
	}{{"contract: %d, %s; the first: %s", r.warnings}, {"skipped: %d, %s; the first: %s", r.Skipped}, {"body not checked: %d, %s; the first: %s", r.Unchecked}} {
		for _, reason := range slices.Sorted(maps.Keys(aside.tallies)) {
			tally := aside.tallies[reason]
			lines = append(lines, fmt.Sprintf(aside.format, tally.Count, reason, strings.Join(tally.First[:min(1, len(tally.First))], "")))
		}
	}
	return lines
}

// unreadable counts the unreadable entries in a line, or returns "" if there are none.
func (r report) unreadable() string {
	switch r.Unreadable {
	case 0:
		return ""
	case 1:
		return "1 entry could not be read"
	}
	return fmt.Sprintf("%d entries could not be read", r.Unreadable)
}

func plural(count int64, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", count, noun)
}
